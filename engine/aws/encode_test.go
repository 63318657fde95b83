package aws_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// replaced puts the request's id where ID stands.
func replaced(body, id string) string {
	return strings.NewReplacer(">ID<", ">"+id+"<", `"ID"`, `"`+id+`"`).Replace(body)
}

func parsed(t *testing.T, text string) value.Value {
	v, bad := value.Parse(text, value.Limits{})
	require.Nil(t, bad)
	return v
}

// called decodes a request that is a call.
func called(t *testing.T, r *aws.Request) aws.Call {
	c, fault := aws.Decode(toy(), r)
	require.Nil(t, fault)
	return c
}

// bytesOf is nil for an answer without a body.
func bytesOf(text string) []byte {
	if text == "" {
		return nil
	}
	return []byte(text)
}

func wantsJSON(r *aws.Request) *aws.Request {
	r.Header["Accept"] = []string{"application/json"}
	return r
}

func TestResultsAreWrittenInTheFormOfTheRequest(t *testing.T) {
	id := aws.RequestID(1).String()
	const out = `{"Text":"<a> & \"b\"\r\n","Count":3,"Flag":false,"Person":{"Name":"Ada"},"Names":["a","b"],` +
		`"People":[{"Age":1}],"Tags":{"k":"v"},"Crowd":[{"Age":1},{"Age":2}],"Index":{"x":{"Age":1}}}`
	const xml = `<Text>&lt;a&gt; &amp; &quot;b&quot;&#xD;` + "\n" + `</Text><Count>3</Count><Flag>false</Flag><Person><Name>Ada</Name></Person>` +
		`<Name>a</Name><Name>b</Name><PersonEntry><Age>1</Age></PersonEntry><Tag><Key>k</Key><Value>v</Value></Tag>` +
		`<Crowd><member><Age>1</Age></member><member><Age>2</Age></member></Crowd><Index><entry><key>x</key><value><Age>1</Age></value></entry></Index>`
	const metadata = `<ResponseMetadata><RequestId>ID</RequestId></ResponseMetadata>`
	for _, c := range []struct {
		request         *aws.Request
		out, kind, body string
	}{
		{fromJSON("Toys.Play", `{}`), out, "application/x-amz-json-1.0", out},
		{fromJSON("Toys.Play", `{}`), `{}`, "application/x-amz-json-1.0", `{}`},
		{fromJSON("Toys.Stop", `{}`), `null`, "application/x-amz-json-1.0", ``},
		{fromForm("Action=Play"), out, "text/xml",
			`<?xml version="1.0"?><PlayResponse xmlns="http://toys.example.com/"><PlayResult>` + xml + `</PlayResult>` + metadata + `</PlayResponse>`},
		{fromForm("Action=Play"), `{}`, "text/xml",
			`<?xml version="1.0"?><PlayResponse xmlns="http://toys.example.com/"><PlayResult/>` + metadata + `</PlayResponse>`},
		{fromForm("Action=Stop"), `null`, "text/xml", `<?xml version="1.0"?><StopResponse xmlns="http://toys.example.com/">` + metadata + `</StopResponse>`},
		{wantsJSON(fromForm("Action=Play")), `{"Count":3,"Names":["a"],"Index":{"x":{"Age":1}}}`, "application/json",
			`{"PlayResponse":{"PlayResult":{"Count":3,"Names":["a"],"Index":[{"key":"x","value":{"Age":1}}]},"ResponseMetadata":{"RequestId":"ID"}}}`},
		{wantsJSON(fromForm("Action=Stop")), `null`, "application/json", `{"StopResponse":{"ResponseMetadata":{"RequestId":"ID"}}}`},
	} {
		call := called(t, c.request)
		require.Equal(t, aws.Response{
			Status: 200,
			Header: [][2]string{{"x-amzn-RequestId", id}, {"Content-Type", c.kind}},
			Body:   bytesOf(replaced(c.body, id)),
		}, call.Encode(1, parsed(t, c.out)))
	}
}

func TestFaultsAreWrittenInTheFormOfTheRequest(t *testing.T) {
	broken := &component.Fault{Code: "Toys.Broken", Message: "The toy is broken."}
	asleep := &component.Fault{Code: "Asleep", Message: "Zzz"}
	unknown := &component.Fault{Code: "UnknownOperationException"}
	garbled := &component.Fault{Code: "SerializationException"}
	odd := &component.Fault{Code: "Odd", Message: "\x01\xff", Server: true}
	inJSON, inXML, inPlain := fromJSON("Toys.Play", `{}`), fromForm("Action=Play"), wantsJSON(fromForm("Action=Play"))
	for _, c := range []struct {
		request     *aws.Request
		fault       *component.Fault
		status      int
		query, body string
	}{
		{inJSON, broken, 409, "Toys.Broken;Sender", `{"__type":"com.example.toys#ToyBroken","message":"The toy is broken."}`},
		{inJSON, asleep, 503, "Asleep;Receiver", `{"__type":"com.example.toys#ToyAsleep","message":"Zzz"}`},
		{inJSON, unknown, 404, "UnknownOperationException;Sender", `{"__type":"com.amazon.coral.service#UnknownOperationException"}`},
		{inJSON, garbled, 400, "MalformedInput;Sender", `{"__type":"com.amazon.coral.service#SerializationException"}`},
		{inXML, broken, 409, "", `<?xml version="1.0"?><ErrorResponse xmlns="http://toys.example.com/"><Error><Type>Sender</Type><Code>Toys.Broken</Code>` +
			`<Message>The toy is broken for this wsdl version.</Message><Detail/></Error><RequestId>ID</RequestId></ErrorResponse>`},
		{inXML, odd, 503, "", `<?xml version="1.0"?><ErrorResponse xmlns="http://toys.example.com/"><Error><Type>Receiver</Type><Code>Odd</Code>` +
			"<Message>\ufffd\ufffd</Message><Detail/></Error><RequestId>ID</RequestId></ErrorResponse>"},
		{inXML, unknown, 404, "", "<UnknownOperationException/>\n"},
		{inPlain, unknown, 404, "", "<UnknownOperationException/>\n"},
		{inPlain, broken, 409, "", `{"Error":{"Code":"Toys.Broken","Message":"The toy is broken for this wsdl version.","Type":"Sender"},"RequestId":"ID"}`},
	} {
		call := called(t, c.request)
		id := aws.RequestID(7).String()
		got := call.EncodeFault(7, c.fault)
		require.Equal(t, c.status, got.Status)
		require.Equal(t, replaced(c.body, id), string(got.Body))
		query := ""
		for _, h := range got.Header {
			if h[0] == "x-amzn-query-error" {
				query = h[1]
			}
		}
		require.Equal(t, c.query, query)
	}
}

func TestRequestIdsAreUUIDsAndDiffer(t *testing.T) {
	seen := map[string]bool{}
	for i := range 1000 {
		id := aws.RequestID(i).String()
		require.Regexp(t, `^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`, id)
		require.False(t, seen[id])
		seen[id] = true
	}
}
