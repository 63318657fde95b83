package account_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/account"
	"playground/engine/aws"
	"playground/engine/catalog"
	"playground/engine/scenario"
	"playground/engine/value"
)

// client sends requests to an account of an empty scenario, as a program would.
type client struct {
	*testing.T
	*account.Account
}

const epoch = 1_767_225_600_000_000_000 // 2026-01-01

func newClient(t *testing.T) *client {
	return &client{t, account.New(engine.New(scenario.New(), catalog.Kinds()), account.Options{Epoch: epoch})}
}

// jsonRequest is a request in AWS JSON 1.0; in params, ' stands for ".
func jsonRequest(operation, params string) *aws.Request {
	return &aws.Request{
		Method: "POST", Host: "localhost:4566", Path: "/",
		Header: map[string][]string{
			"Content-Type":  {"application/x-amz-json-1.0"},
			"X-Amz-Target":  {"AmazonSQS." + operation},
			"Authorization": {"AWS4-HMAC-SHA256 Credential=AKIA/20260101/eu-west-1/sqs/aws4_request, SignedHeaders=host, Signature=0"},
		},
		Body: []byte(strings.ReplaceAll(params, "'", `"`)),
	}
}

// queryRequest is a request in the Query protocol.
func queryRequest(path, form string) *aws.Request {
	return &aws.Request{
		Method: "POST", Host: "localhost:4566", Path: path, Body: []byte(form),
		Header: map[string][]string{"Content-Type": {"application/x-www-form-urlencoded; charset=utf-8"}},
	}
}

// send begins a request that is answered at once.
func (c *client) send(r *aws.Request) aws.Response {
	c.Helper()
	response, ok := c.Take(c.Begin(r))
	require.True(c, ok, "no answer")
	return response
}

// ask calls an operation that must succeed, and returns what it answers.
func (c *client) ask(operation, params string) value.Value {
	c.Helper()
	r := c.send(jsonRequest(operation, params))
	require.Equal(c, 200, r.Status, "%s", r.Body)
	if len(r.Body) == 0 {
		return value.Null
	}
	v, bad := value.Parse(r.Body, value.Limits{})
	require.Nil(c, bad)
	return v
}

// refused calls an operation that must fail: with that code in the header of older clients, that type, status and message.
func (c *client) refused(operation, params, code, shape string, status int, message string) {
	c.Helper()
	r := c.send(jsonRequest(operation, params))
	v, bad := value.Parse(r.Body, value.Limits{})
	require.Nil(c, bad, "%s", r.Body)
	require.Equal(c, status, r.Status, "%s", r.Body)
	require.Equal(c, message, text(v, "/message"))
	_, named, _ := strings.Cut(text(v, "/__type"), "#")
	require.Equal(c, shape, named)
	require.Equal(c, code+";Sender", header(r, "x-amzn-query-error"))
}

func header(r aws.Response, name string) string {
	for _, h := range r.Header {
		if h[0] == name {
			return h[1]
		}
	}
	return ""
}

// text is the text at a place of a value, and "" where there is none.
func text(v value.Value, at value.Pointer) string {
	found, _ := at.Resolve(v)
	t, _ := found.AsText()
	return t
}

const urls = "http://localhost:4566/000000000000/"
