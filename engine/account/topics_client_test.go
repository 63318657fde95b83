package account_test

import (
	"html"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/aws"
	"playground/engine/value"
)

// topicARN is what topics of these tests are named.
const topicARN = "arn:aws:sns:eu-west-1:000000000000:"

// topicRequest is a request to SNS: an operation, and parameters and their values in turn.
func topicRequest(operation string, parameters ...string) *aws.Request {
	form := url.Values{"Action": {operation}, "Version": {"2010-03-31"}}
	for i := 0; i < len(parameters); i += 2 {
		form.Set(parameters[i], parameters[i+1])
	}
	r := queryRequest("/", form.Encode())
	r.Header["Authorization"] = []string{"AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/sns/aws4_request, SignedHeaders=host, Signature=0"}
	return r
}

// topic calls an operation of SNS that must succeed, and returns its answer.
func (c *client) topic(operation string, parameters ...string) string {
	c.Helper()
	r := c.send(topicRequest(operation, parameters...))
	require.Equal(c, 200, r.Status, "%s", r.Body)
	return string(r.Body)
}

// topicRefused calls an operation of SNS that must fail.
func (c *client) topicRefused(code string, status int, message, operation string, parameters ...string) {
	c.Helper()
	r := c.send(topicRequest(operation, parameters...))
	require.Equal(c, []string{code, message}, []string{element(string(r.Body), "Code"), element(string(r.Body), "Message")}, "%s", r.Body)
	require.Equal(c, status, r.Status)
}

// follow visits a link that somebody was sent, as a browser does.
func (c *client) follow(link string) aws.Response {
	c.Helper()
	address, err := url.Parse(link)
	require.NoError(c, err)
	return c.send(&aws.Request{Method: "GET", Host: address.Host, Path: address.Path, Query: address.RawQuery, Header: map[string][]string{}})
}

// element is the content of the first element of a name; "" where there is none.
func element(xml, name string) string {
	_, rest, _ := strings.Cut(xml, "<"+name+">")
	content, _, ok := strings.Cut(rest, "</"+name+">")
	if !ok {
		return ""
	}
	return html.UnescapeString(content)
}

// attribute is the value of an attribute in an answer.
func attribute(xml, name string) string {
	_, rest, _ := strings.Cut(xml, "<key>"+name+"</key>")
	return element(rest[:strings.Index(rest+"</entry>", "</entry>")], "value")
}

// subscribed makes a subscription that needs no confirmation, or is told its ARN all the same.
func (c *client) subscribed(topic, protocol, endpoint string, attributes ...string) (arn string) {
	c.Helper()
	parameters := []string{"TopicArn", topicARN + topic, "Protocol", protocol, "Endpoint", endpoint, "ReturnSubscriptionArn", "true"}
	for i := 0; i < len(attributes); i += 2 {
		at := "Attributes.entry." + string(rune('1'+i/2))
		parameters = append(parameters, at+".key", attributes[i], at+".value", attributes[i+1])
	}
	return element(c.topic("Subscribe", parameters...), "SubscriptionArn")
}

// about is the value of an attribute of a subscription.
func (c *client) about(arn, name string) string {
	c.Helper()
	return attribute(c.topic("GetSubscriptionAttributes", "SubscriptionArn", arn), name)
}

// aboutTopic is the value of an attribute of a topic.
func (c *client) aboutTopic(name, wanted string) string {
	c.Helper()
	return attribute(c.topic("GetTopicAttributes", "TopicArn", topicARN+name), wanted)
}

// tagged are the parameters that give a topic so many tags.
func tagged(n int) []string {
	all := []string{"ResourceArn", topicARN + "orders"}
	for i := range n {
		all = append(all, "Tags.member."+strconv.Itoa(i+1)+".Key", "k"+strconv.Itoa(i))
	}
	return all
}

func parsed(t *testing.T, text string) value.Value {
	v, bad := value.Parse(text, value.Limits{})
	require.Nil(t, bad)
	return v
}
