//go:build !js

package host

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
)

const (
	connections = 64
	stream      = 50_000 // messages on each of the two clocks
	batch       = 10
	// halfADay hides a message for as long as may be, so that nothing comes back while a jumping clock is under load.
	halfADay = 12 * 60 * 60
)

// caller has one connection to an endpoint and speaks AWS's JSON protocol.
type caller struct {
	url   string
	http  http.Client
	queue string
}

func newCaller(url string) *caller {
	return &caller{url: url, http: http.Client{Transport: &http.Transport{MaxConnsPerHost: 1, MaxIdleConnsPerHost: 1}}}
}

// object is a JSON object of a request or an answer.
type object = map[string]any

// message is one that was received.
type message struct{ MessageId, ReceiptHandle, Body string }

// answered is what the calls of these tests may answer.
type answered struct {
	QueueUrl   string
	Messages   []message
	Successful []struct{ Id string }
	Failed     []object
	Attributes map[string]string
	Type       string `json:"__type"`
	Message    string `json:"message"`
}

// call calls an operation of SQS.
func (c *caller) call(operation string, params object) (status int, a answered, err error) {
	if c.queue != "" {
		params["QueueUrl"] = c.queue
	}
	text, err := json.Marshal(params)
	if err != nil {
		return 0, a, err
	}
	request, err := http.NewRequest("POST", c.url, bytes.NewReader(text))
	if err != nil {
		return 0, a, err
	}
	request.Header.Set("X-Amz-Target", "AmazonSQS."+operation)
	request.Header.Set("Content-Type", "application/x-amz-json-1.0")
	response, err := c.http.Do(request)
	if err != nil {
		return 0, a, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && len(body) > 0 {
		err = json.Unmarshal(body, &a)
	}
	return response.StatusCode, a, err
}

// must is call for what has to succeed, all of a batch too.
func (c *caller) must(operation string, params object) (answered, error) {
	status, a, err := c.call(operation, params)
	if err == nil && (status != 200 || len(a.Failed) > 0) {
		err = fmt.Errorf("%s: %d %s %s %v", operation, status, a.Type, a.Message, a.Failed)
	}
	return a, err
}

// queueOf makes a queue and a caller for it.
func queueOf(t testing.TB, url string) *caller {
	t.Helper()
	c := newCaller(url)
	made, err := c.must("CreateQueue", object{"QueueName": "orders", "Attributes": object{"VisibilityTimeout": strconv.Itoa(halfADay)}})
	require.NoError(t, err)
	c.queue = made.QueueUrl
	return c
}

// send sends the messages of these numbers.
func (c *caller) send(from, to int) error {
	if to == from+1 {
		_, err := c.must("SendMessage", object{"MessageBody": strconv.Itoa(from)})
		return err
	}
	var entries []object
	for n := from; n < to; n++ {
		entries = append(entries, object{"Id": strconv.Itoa(n - from), "MessageBody": strconv.Itoa(n)})
	}
	_, err := c.must("SendMessageBatch", object{"Entries": entries})
	return err
}

// receive takes some messages; when there are none it waits for so many seconds.
func (c *caller) receive(seconds int) ([]message, error) {
	a, err := c.must("ReceiveMessage", object{"MaxNumberOfMessages": batch, "WaitTimeSeconds": seconds})
	return a.Messages, err
}

// delete deletes what was received, one by itself or all in a batch.
func (c *caller) delete(messages []message) error {
	if len(messages) == 1 {
		_, err := c.must("DeleteMessage", object{"ReceiptHandle": messages[0].ReceiptHandle})
		return err
	}
	var entries []object
	for i, m := range messages {
		entries = append(entries, object{"Id": strconv.Itoa(i), "ReceiptHandle": m.ReceiptHandle})
	}
	_, err := c.must("DeleteMessageBatch", object{"Entries": entries})
	return err
}

// counts are how often each message was received.
type counts struct {
	times [stream]atomic.Int32
	total atomic.Int64
}

func (c *counts) add(messages []message) error {
	for _, m := range messages {
		n, err := strconv.Atoi(m.Body)
		if err != nil {
			return err
		}
		c.times[n].Add(1)
		c.total.Add(1)
	}
	return nil
}

// share sends its share of the messages and receives and deletes what comes, until all have come to somebody. Now
// and then a message is sent by itself. Once there is nothing to send, it waits for what comes.
func (c *caller) share(from, to int, got *counts) error {
	for wait := 0; got.total.Load() < stream; {
		if from < to {
			upTo := min(to, from+batch)
			if from%8 == 0 {
				upTo = from + 1
			}
			if err := c.send(from, upTo); err != nil {
				return err
			}
			from = upTo
		} else {
			wait = 1
		}
		messages, err := c.receive(wait)
		if err == nil {
			err = got.add(messages)
		}
		if err == nil && len(messages) > 0 {
			err = c.delete(messages)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func TestOverManyConnectionsNothingIsLostAndNothingComesTwice(t *testing.T) {
	for _, clock := range []string{"real", "warp"} {
		t.Run(clock, func(t *testing.T) {
			p := serveAccount(t, AWS{Clock: clock})
			queue := queueOf(t, p.url).queue
			got, failed := &counts{}, make([]error, connections)
			var all sync.WaitGroup
			for i := range connections {
				all.Go(func() {
					c := newCaller(p.url)
					c.queue = queue
					failed[i] = c.share(i*stream/connections, (i+1)*stream/connections, got)
				})
			}
			all.Wait()
			for _, err := range failed {
				require.NoError(t, err)
			}
			for n := range got.times {
				require.EqualValues(t, 1, got.times[n].Load(), n)
			}
			requireEmpty(t, p.url, queue)
			require.Empty(t, p.told.String())
		})
	}
}

// requireEmpty asks the queue whether it holds anything.
func requireEmpty(t *testing.T, url, queue string) {
	t.Helper()
	c := newCaller(url)
	c.queue = queue
	a, err := c.must("GetQueueAttributes", object{"AttributeNames": []string{"All"}})
	require.NoError(t, err)
	for _, name := range []string{"ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible", "ApproximateNumberOfMessagesDelayed"} {
		require.Equal(t, "0", a.Attributes[name], name)
	}
}

// raw is a call as bytes of HTTP.
func raw(operation string, params object) string {
	text, _ := json.Marshal(params) // texts and numbers only
	return "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target: AmazonSQS." + operation +
		"\r\nContent-Length: " + strconv.Itoa(len(text)) + "\r\n\r\n" + string(text)
}

// kill sends the first bytes of a call and cuts the connection, hard so that nothing more of it arrives.
func kill(t *testing.T, url, text string) {
	t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	require.NoError(t, err)
	_, err = io.WriteString(c, text)
	require.NoError(t, err)
	require.NoError(t, c.(*net.TCPConn).SetLinger(0))
	require.NoError(t, c.Close())
}

// Whatever a killed connection did to the messages: those that it took come back when their time is over, those that
// it half deleted are there or not, and one whose sending was not confirmed is sent again.
func TestConnectionsThatAreKilledLoseNothing(t *testing.T) {
	p := serveAccount(t, AWS{Clock: "warp"})
	c := queueOf(t, p.url)
	random := kernel.NewRand(1, "killed connections")
	cut := func(operation string, params object) {
		params["QueueUrl"] = c.queue
		text := raw(operation, params)
		if random.Below(2) == 0 {
			text = text[:random.Below(int64(len(text)))]
		}
		kill(t, p.url, text)
	}
	left := map[string]bool{}
	for n := range 300 {
		body := strconv.Itoa(n)
		left[body] = true
		cut("SendMessage", object{"MessageBody": body})
		require.NoError(t, c.send(n, n+1))
		cut("ReceiveMessage", object{"MaxNumberOfMessages": random.Below(batch) + 1, "WaitTimeSeconds": random.Below(3)})
	}
	for round := 0; len(left) > 0; round++ {
		require.Less(t, round, 100, left)
		messages, err := c.receive(1)
		require.NoError(t, err)
		if len(messages) == 0 {
			status, _ := p.call(t, "POST", controlPath+"clock", `{"advance":"12h"}`)
			require.Equal(t, 200, status)
			continue
		}
		for _, m := range messages {
			delete(left, m.Body)
			cut("DeleteMessage", object{"ReceiptHandle": m.ReceiptHandle})
		}
		require.NoError(t, c.delete(messages))
	}
	require.Eventually(t, func() bool { return p.waiting() == 0 }, 10*time.Second, time.Millisecond)
}

func TestAPollWhoseCallerHasGoneTakesNoMessage(t *testing.T) {
	p := serveAccount(t, AWS{Clock: "real"})
	c := queueOf(t, p.url)
	poll, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
	require.NoError(t, err)
	_, err = io.WriteString(poll, raw("ReceiveMessage", object{"QueueUrl": c.queue, "WaitTimeSeconds": 20}))
	require.NoError(t, err)
	require.Eventually(t, func() bool { return p.waiting() == 1 }, 10*time.Second, time.Millisecond)
	require.NoError(t, poll.Close())
	require.Eventually(t, func() bool { return p.waiting() == 0 }, 10*time.Second, time.Millisecond)
	require.NoError(t, c.send(7, 8))
	messages, err := c.receive(1)
	require.NoError(t, err)
	require.Len(t, messages, 1)
	require.Equal(t, "7", messages[0].Body)
}

func TestAResetTellsWhoWaitsInTheProtocolOfTheCall(t *testing.T) {
	p := serveAccount(t, AWS{Clock: "real"})
	c := queueOf(t, p.url)
	type told struct {
		status int
		answered
		err error
	}
	poll := make(chan told, 1)
	go func() {
		var got told
		got.status, got.answered, got.err = c.call("ReceiveMessage", object{"WaitTimeSeconds": 20})
		poll <- got
	}()
	require.Eventually(t, func() bool { return p.waiting() == 1 }, 10*time.Second, time.Millisecond)
	query := p.background(t, "/000000000000/orders?Action=ReceiveMessage&WaitTimeSeconds=20")
	status, _ := p.call(t, "POST", controlPath+"reset", "")
	require.Equal(t, 200, status)

	got := <-poll
	require.NoError(t, got.err)
	require.Equal(t, 503, got.status)
	require.Equal(t, "com.amazon.coral.service#ServiceUnavailable", got.Type)
	require.Contains(t, <-query, "<Type>Receiver</Type><Code>ServiceUnavailable</Code>")
	_, a, err := c.call("SendMessage", object{"MessageBody": "a"})
	require.NoError(t, err)
	require.Equal(t, "com.amazonaws.sqs#QueueDoesNotExist", a.Type)
}

func TestAPollIsAnsweredAsSoonAsThereIsAMessage(t *testing.T) {
	for _, clock := range []string{"real", "warp"} {
		p := serveAccount(t, AWS{Clock: clock})
		c := queueOf(t, p.url)
		_, err := c.must("SendMessage", object{"MessageBody": "later", "DelaySeconds": 1})
		require.NoError(t, err)
		a, err := c.must("ReceiveMessage", object{"WaitTimeSeconds": 20})
		require.NoError(t, err)
		require.Len(t, a.Messages, 1)
		_, now := p.call(t, "GET", controlPath+"clock", "")
		require.Contains(t, now, `"now":"1`)
	}
}
