//go:build !js

package host

import (
	"net/url"
	"slices"
	"testing"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sns/types"
	"github.com/aws/smithy-go/middleware"
	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

// publisher is aws-sdk-go-v2 for topics, beside one for queues.
type publisher struct {
	t *testing.T
	*sns.Client
	usage
	queues *client
}

func newPublisher(s *served) *publisher {
	p := &publisher{t: s.t, queues: newClient(s)}
	p.Client = sns.New(sns.Options{
		Region: "us-east-1", BaseEndpoint: &s.url, Retryer: sdk.NopRetryer{}, Credentials: anybody,
		APIOptions: []func(*middleware.Stack) error{p.watch},
	})
	return p
}

// paired makes a map of names and values in turn.
func paired(all []string) map[string]string {
	m := map[string]string{}
	for pair := range slices.Chunk(all, 2) {
		m[pair[0]] = pair[1]
	}
	return m
}

// topic makes a topic; attributes are names and values in turn.
func (p *publisher) topic(name string, attributes ...string) (arn string) {
	p.t.Helper()
	out, err := p.CreateTopic(p.t.Context(), &sns.CreateTopicInput{Name: &name, Attributes: paired(attributes)})
	require.NoError(p.t, err)
	return *out.TopicArn
}

// trySubscribe subscribes an endpoint; attributes are names and values in turn.
func (p *publisher) trySubscribe(topic, protocol, endpoint string, attributes ...string) (arn string, err error) {
	out, err := p.Subscribe(p.t.Context(), &sns.SubscribeInput{
		TopicArn: &topic, Protocol: &protocol, Endpoint: &endpoint, Attributes: paired(attributes), ReturnSubscriptionArn: true,
	})
	if err != nil {
		return "", err
	}
	return *out.SubscriptionArn, nil
}

func (p *publisher) subscribe(topic, protocol, endpoint string, attributes ...string) (arn string) {
	p.t.Helper()
	arn, err := p.trySubscribe(topic, protocol, endpoint, attributes...)
	require.NoError(p.t, err)
	return arn
}

// queue makes a queue that is subscribed.
func (p *publisher) queue(topic, name string, attributes ...string) (queue, subscription string) {
	p.t.Helper()
	queue = p.queues.queue(name)
	return queue, p.subscribe(topic, "sqs", p.queues.arn(queue), attributes...)
}

func (p *publisher) tryPublish(topic, text string) error {
	_, err := p.Publish(p.t.Context(), &sns.PublishInput{TopicArn: &topic, Message: &text})
	return err
}

func (p *publisher) publish(topic, text string) {
	p.t.Helper()
	require.NoError(p.t, p.tryPublish(topic, text))
}

func (p *publisher) attributes(topic string) map[string]string {
	p.t.Helper()
	out, err := p.GetTopicAttributes(p.t.Context(), &sns.GetTopicAttributesInput{TopicArn: &topic})
	require.NoError(p.t, err)
	return out.Attributes
}

func (p *publisher) subscription(arn string) map[string]string {
	p.t.Helper()
	out, err := p.GetSubscriptionAttributes(p.t.Context(), &sns.GetSubscriptionAttributesInput{SubscriptionArn: &arn})
	require.NoError(p.t, err)
	return out.Attributes
}

func (p *publisher) subscriptions(topic string) []types.Subscription {
	p.t.Helper()
	out, err := p.ListSubscriptionsByTopic(p.t.Context(), &sns.ListSubscriptionsByTopicInput{TopicArn: &topic})
	require.NoError(p.t, err)
	return out.Subscriptions
}

// messages lists what the node whose setting is that address got, through the control call.
func (s *served) messages(setting, address string) (all []value.Value) {
	s.t.Helper()
	doc, bad := value.Parse(s.control("GET", "scenario", ""), value.Limits{})
	require.Nil(s.t, bad)
	nodes, _ := doc.Get("nodes")
	for _, n := range nodes.Elements() {
		if at(n, "/"+setting) != address {
			continue
		}
		got, bad := value.Parse(s.control("GET", "messages?node="+url.QueryEscape(at(n, "/id")), ""), value.Limits{})
		require.Nil(s.t, bad)
		list, _ := got.Get("messages")
		for _, m := range list.Elements() {
			all = append(all, m)
		}
	}
	return all
}
