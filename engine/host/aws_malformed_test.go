//go:build !js

package host

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
)

// typeQuery is what a form has, and with it a call in AWS's Query protocol.
const typeQuery = "application/x-www-form-urlencoded"

// fuzzed is a request as a fuzzer changes it.
type fuzzed struct{ method, target, contentType, authorization, path, query, body string }

const newsARN = "arn%3Aaws%3Asns%3Aus-east-1%3A000000000000%3Anews"

// sound are calls that are understood; the fuzzers begin with them.
var sound = []fuzzed{
	{"POST", "AmazonSQS.CreateQueue", "application/x-amz-json-1.0", "", "/", "", `{"QueueName":"orders.fifo","Attributes":{"FifoQueue":"true"},"tags":{"a":"b"}}`},
	{"POST", "AmazonSQS.SendMessage", "application/x-amz-json-1.0", "", "/", "", `{"QueueUrl":"http://x/000000000000/orders","MessageBody":"a","DelaySeconds":1,"MessageAttributes":{"k":{"DataType":"Binary","BinaryValue":"AAEC"}}}`},
	{"POST", "AmazonSQS.ReceiveMessage", "application/x-amz-json-1.0", "", "/", "", `{"QueueUrl":"http://x/000000000000/orders","MaxNumberOfMessages":10,"WaitTimeSeconds":2,"MessageAttributeNames":["All"]}`},
	{"POST", "AmazonSQS.DeleteMessageBatch", "application/x-amz-json-1.0", "", "/", "", `{"QueueUrl":"http://x/000000000000/orders","Entries":[{"Id":"1","ReceiptHandle":"a"}]}`},
	{"POST", "AmazonSQS.ListQueues", "application/x-amz-json-1.0", "AWS4-HMAC-SHA256 Credential=any/20260101/eu-west-1/sqs/aws4_request, SignedHeaders=host, Signature=0", "/", "", `{"MaxResults":3,"NextToken":"x"}`},
	{"POST", "", typeQuery, "", "/000000000000/orders", "", "Action=SendMessage&Version=2012-11-05&MessageBody=a&MessageAttribute.1.Name=k&MessageAttribute.1.Value.DataType=String&MessageAttribute.1.Value.StringValue=%C3%A4"},
	{"POST", "", typeQuery, "", "/", "", "Action=SetQueueAttributes&QueueUrl=http%3A%2F%2Fx%2F000000000000%2Forders&Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=3"},
	{"GET", "", "", "", "/000000000000/orders", "Action=ReceiveMessage&MaxNumberOfMessages=2&AttributeName.1=All&Version=2012-11-05", ""},
	{"GET", "", "", "", "/", "Action=ListQueues&X-Amz-Credential=any%2F20260101%2Feu-west-1%2Fsqs%2Faws4_request", ""},
	{"POST", "", typeQuery, "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/sns/aws4_request, SignedHeaders=host, Signature=0", "/", "", "Action=CreateTopic&Version=2010-03-31&Name=news.fifo&Attributes.entry.1.key=FifoTopic&Attributes.entry.1.value=true&Tags.member.1.Key=a&Tags.member.1.Value=b"},
	{"POST", "", typeQuery, "", "/", "", "Action=Publish&Version=2010-03-31&TopicArn=" + newsARN + "&Message=a&Subject=b&MessageAttributes.entry.1.Name=k&MessageAttributes.entry.1.Value.DataType=Binary&MessageAttributes.entry.1.Value.BinaryValue=AAEC"},
	{"POST", "", typeQuery, "", "/", "", "Action=PublishBatch&Version=2010-03-31&TopicArn=" + newsARN + "&PublishBatchRequestEntries.member.1.Id=1&PublishBatchRequestEntries.member.1.Message=%7B%22default%22%3A%22a%22%7D&PublishBatchRequestEntries.member.1.MessageStructure=json"},
	{"POST", "", typeQuery, "", "/", "", "Action=Subscribe&Version=2010-03-31&TopicArn=" + newsARN + "&Protocol=http&Endpoint=http%3A%2F%2Fexample.com%2F&Attributes.entry.1.key=FilterPolicy&Attributes.entry.1.value=%7B%22a%22%3A%5B%7B%22numeric%22%3A%5B%22%3E%22%2C1%5D%7D%5D%7D"},
	{"POST", "", typeQuery, "", "/", "", "Action=SetTopicAttributes&Version=2010-03-31&TopicArn=" + newsARN + "&AttributeName=DeliveryPolicy&AttributeValue=%7B%22http%22%3A%7B%22defaultHealthyRetryPolicy%22%3A%7B%22numRetries%22%3A5%7D%7D%7D"},
	{"GET", "", "", "", "/", "Action=ConfirmSubscription&TopicArn=" + newsARN + "&Token=abc", ""},
	{"GET", "", "", "", "/", "Action=Unsubscribe&SubscriptionArn=" + newsARN + "%3A00000000-0000-0000-0000-000000000000", ""},
	{"GET", "", "", "", "/_playground/trace", "n=1", ""},
	{"GET", "", "", "", "/_playground/messages", "node=orders", ""},
	{"POST", "", "", "", "/_playground/clock", "", `{"advance":"30s"}`},
	{"POST", "AmazonSQS.Juggle", "application/x-amz-json-1.0", "", "/", "", `{`},
	{"PATCH", "", "", "", "/nothing", "", ``},
}

// topic makes a topic.
func (p *place) topic(t testing.TB, name string) {
	t.Helper()
	response, err := http.Get(p.url + "/?Action=CreateTopic&Version=2010-03-31&Name=" + name)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, http.StatusOK, response.StatusCode)
}

// request makes the request of a call; there is none when HTTP itself has no form for it.
func (f fuzzed) request() *http.Request {
	r, err := http.NewRequest(f.method, "http://x/", strings.NewReader(f.body))
	if err != nil {
		return nil
	}
	r.URL = &url.URL{Path: f.path, RawQuery: f.query}
	for name, text := range map[string]string{"X-Amz-Target": f.target, "Content-Type": f.contentType, "Authorization": f.authorization} {
		if text != "" {
			r.Header.Set(name, text)
		}
	}
	return r
}

// errorOf reads the code of an error in any form that AWS or a control call gives it.
func errorOf(contentType string, body []byte) (code string, err error) {
	switch contentType {
	case "text/xml":
		var doc struct {
			XMLName xml.Name
			Error   struct{ Code string }
		}
		err = xml.Unmarshal(body, &doc)
		code = doc.Error.Code
		if doc.XMLName.Local == "UnknownOperationException" { // which says no more
			code = doc.XMLName.Local
		}
	case "application/x-amz-json-1.0", "application/json":
		var doc struct {
			Type    string `json:"__type"`
			Message string `json:"message"`
			Error   struct{ Code string }
		}
		err = json.Unmarshal(body, &doc)
		code = doc.Type + doc.Error.Code + doc.Message
	default:
		err = errors.New("content type " + contentType)
	}
	if err == nil && code == "" {
		err = errors.New("no code in " + string(body))
	}
	return code, err
}

// requireSane holds for every answer: a success, or an error of the caller's in the form of its protocol.
func requireSane(t *testing.T, told string, status int, contentType string, body []byte, of any) {
	t.Helper()
	require.Less(t, status, 500, "%#v: %s\n%s", of, body, told)
	if status >= 400 {
		_, err := errorOf(contentType, body)
		require.NoError(t, err, "%#v: %d", of, status)
	}
}

func FuzzWhateverIsAskedGetsAnAnswer(f *testing.F) {
	for _, c := range sound {
		f.Add(c.method, c.target, c.contentType, c.authorization, c.path, c.query, c.body)
	}
	p := serveAccount(f, AWS{Clock: "warp"})
	queueOf(f, p.url)
	p.topic(f, "news")
	f.Fuzz(func(t *testing.T, method, target, contentType, authorization, path, query, body string) {
		c := fuzzed{method, target, contentType, authorization, path, query, body}
		r := c.request()
		if r == nil {
			return
		}
		w := httptest.NewRecorder()
		p.ServeHTTP(w, r)
		requireSane(t, p.told.String(), w.Code, w.Header().Get("Content-Type"), w.Body.Bytes(), c)
	})
}

// text is the call as it is sent.
func (f fuzzed) text() string {
	var b strings.Builder
	r := f.request()
	_ = r.Write(&b) // a builder takes everything
	return b.String()
}

// mangle changes a few bytes of a text: one becomes another, a part goes, comes twice or stands elsewhere.
func mangle(text string, random *kernel.Rand) string {
	for range random.Between(1, 4) {
		if text == "" {
			return text
		}
		from := random.Below(int64(len(text)))
		to := min(int64(len(text)), from+random.Between(1, 20))
		switch random.Below(4) {
		case 0:
			text = text[:from] + string([]byte{byte(random.Uint32())}) + text[from+1:]
		case 1:
			text = text[:from] + text[to:]
		case 2:
			text = text[:to] + text[from:]
		default:
			text = text[to:] + text[:to]
		}
	}
	return text
}

// The bytes of calls, changed at random and sent over a connection: each gets an answer or its connection is closed,
// and whatever happened, the endpoint still works.
func TestBytesThatMakeNoSenseGetAnAnswer(t *testing.T) {
	p := serveAccount(t, AWS{Clock: "warp"})
	c := queueOf(t, p.url)
	p.topic(t, "news")
	random := kernel.NewRand(1, "bytes")
	for range 1500 {
		text := sound[random.Below(int64(len(sound)))].text()
		head, body, _ := strings.Cut(text, "\r\n\r\n")
		switch random.Below(3) {
		case 0:
			text = mangle(text, &random)
		case 1: // of the same length, so that it is not HTTP which fails
			text = head + "\r\n\r\n" + (mangle(body, &random) + body)[:len(body)]
		default:
			text = mangle(head, &random) + "\r\n\r\n" + body
		}
		status, contentType, answer := exchange(t, p.url, text)
		if status == 0 || contentType == "text/plain; charset=utf-8" || status == 200 {
			continue // what is no HTTP gets its answer from the server, in plain text
		}
		requireSane(t, p.told.String(), status, contentType, answer, text)
	}
	require.NoError(t, c.send(1, 2))
	require.Empty(t, p.told.String())
}

// exchange sends bytes and reads what comes back; a status of 0 is a connection that was closed.
func exchange(t *testing.T, url, text string) (status int, contentType string, body []byte) {
	t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	require.NoError(t, err)
	defer c.Close()
	require.NoError(t, c.SetDeadline(time.Now().Add(20*time.Second)))
	_, _ = io.WriteString(c, text)
	_ = c.(*net.TCPConn).CloseWrite() // both fail when the server has closed the connection already
	response, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		require.False(t, errors.Is(err, os.ErrDeadlineExceeded), "no answer to %q", text)
		return 0, "", nil
	}
	defer response.Body.Close()
	body, _ = io.ReadAll(response.Body)
	return response.StatusCode, response.Header.Get("Content-Type"), body
}
