//go:build !js

package host

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
	"github.com/aws/smithy-go/middleware"
	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
)

// served is an endpoint under the warp clock that real clients reach over loopback.
type served struct {
	t   *testing.T
	url string
	*endpoint
}

// serveAWS begins with the scenario of a file, or with none.
func serveAWS(t *testing.T, scenario string) *served {
	t.Helper()
	return serveWith(t, AWS{Scenario: scenario, Clock: "warp"})
}

func serveWith(t *testing.T, a AWS) *served {
	t.Helper()
	a.Account, a.Notices = "000000000000", io.Discard
	e, err := a.endpoint(catalog.Kinds())
	require.NoError(t, err)
	server := httptest.NewServer(e)
	ctx, stop := context.WithCancel(t.Context())
	go e.gate.clock.run(ctx, e.gate)
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
		stop()
	})
	return &served{t, server.URL, e}
}

// advance lets virtual time go by through the control call.
func (s *served) advance(d string) {
	s.t.Helper()
	s.control("POST", "clock", `{"advance":"`+d+`"}`)
}

// control makes a control call, and gives back what it answers.
func (s *served) control(method, name, body string) string {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.url+controlPath+name, strings.NewReader(body))
	require.NoError(s.t, err)
	response, err := http.DefaultClient.Do(r)
	require.NoError(s.t, err)
	defer func() { require.NoError(s.t, response.Body.Close()) }()
	text, err := io.ReadAll(response.Body)
	require.NoError(s.t, err)
	require.Equal(s.t, http.StatusOK, response.StatusCode, string(text))
	return string(text)
}

// client is aws-sdk-go-v2 with an endpoint. It checks by itself the digests of what it sends and receives.
type client struct {
	*served
	*sqs.Client
	usage
}

func newClient(s *served) *client {
	c := &client{served: s}
	c.Client = sqs.New(sqs.Options{
		Region: "us-east-1", BaseEndpoint: &c.url, Retryer: sdk.NopRetryer{}, Credentials: anybody,
		APIOptions: []func(*middleware.Stack) error{c.watch},
	})
	return c
}

// anybody signs with a key that nobody verifies.
var anybody = sdk.CredentialsProviderFunc(func(context.Context) (sdk.Credentials, error) {
	return sdk.Credentials{AccessKeyID: "any", SecretAccessKey: "any"}, nil
})

// usage notes which operations of an SDK's client have succeeded.
type usage struct {
	mu   sync.Mutex
	used map[string]bool
}

func (u *usage) watch(s *middleware.Stack) error {
	return s.Initialize.Add(middleware.InitializeMiddlewareFunc("note", u.note), middleware.Before)
}

func (u *usage) note(ctx context.Context, in middleware.InitializeInput, next middleware.InitializeHandler) (middleware.InitializeOutput, middleware.Metadata, error) {
	out, metadata, err := next.HandleInitialize(ctx, in)
	if err == nil {
		u.mu.Lock()
		defer u.mu.Unlock()
		if u.used == nil {
			u.used = map[string]bool{}
		}
		u.used[middleware.GetOperationName(ctx)] = true
	}
	return out, metadata, err
}

// unused lists the operations of a client that have not succeeded yet: its methods that take an input.
func (u *usage) unused(client reflect.Type) (names []string) {
	for i := range client.NumMethod() {
		m := client.Method(i)
		takesInput := m.Type.NumIn() == 4 && strings.HasSuffix(m.Type.In(2).String(), "."+m.Name+"Input")
		if takesInput && !u.used[m.Name] {
			names = append(names, m.Name)
		}
	}
	return names
}

// queue makes a queue; attributes are names and values in turn.
func (c *client) queue(name string, attributes ...string) (url string) {
	c.t.Helper()
	in := &sqs.CreateQueueInput{QueueName: &name, Attributes: map[string]string{}}
	for pair := range slices.Chunk(attributes, 2) {
		in.Attributes[pair[0]] = pair[1]
	}
	out, err := c.CreateQueue(c.t.Context(), in)
	require.NoError(c.t, err)
	return *out.QueueUrl
}

// deadLetters makes a queue, and the one that takes over what was received once.
func (c *client) deadLetters(name string) (url, dead string) {
	c.t.Helper()
	dead = c.queue(name + "-dead")
	policy := `{"deadLetterTargetArn":"` + c.attribute(dead, types.QueueAttributeNameQueueArn) + `","maxReceiveCount":1}`
	return c.queue(name, "RedrivePolicy", policy), dead
}

func (c *client) send(url, body string) *sqs.SendMessageOutput {
	c.t.Helper()
	out, err := c.SendMessage(c.t.Context(), &sqs.SendMessageInput{QueueUrl: &url, MessageBody: &body})
	require.NoError(c.t, err)
	return out
}

func (c *client) receive(url string, waitSeconds int32) []types.Message {
	c.t.Helper()
	out, err := c.ReceiveMessage(c.t.Context(), &sqs.ReceiveMessageInput{
		QueueUrl: &url, MaxNumberOfMessages: 10, WaitTimeSeconds: waitSeconds,
		MessageAttributeNames: []string{"All"}, MessageSystemAttributeNames: []types.MessageSystemAttributeName{"All"},
	})
	require.NoError(c.t, err)
	return out.Messages
}

// one receives the one message that is there.
func (c *client) one(url string) types.Message {
	c.t.Helper()
	all := c.receive(url, 0)
	require.Len(c.t, all, 1)
	return all[0]
}

func (c *client) attribute(url string, name types.QueueAttributeName) string {
	c.t.Helper()
	out, err := c.GetQueueAttributes(c.t.Context(), &sqs.GetQueueAttributesInput{QueueUrl: &url, AttributeNames: []types.QueueAttributeName{name}})
	require.NoError(c.t, err)
	return out.Attributes[string(name)]
}

// depth is how many messages are visible.
func (c *client) depth(url string) int {
	c.t.Helper()
	n, err := strconv.Atoi(c.attribute(url, types.QueueAttributeNameApproximateNumberOfMessages))
	require.NoError(c.t, err)
	return n
}

// elapsed is how much virtual time goes by while something is done.
func (c *client) elapsed(do func()) time.Duration {
	var began, ended time.Duration
	c.gate.look(func() { began = time.Duration(c.gate.account.Now()) })
	do()
	c.gate.look(func() { ended = time.Duration(c.gate.account.Now()) })
	return ended - began
}
