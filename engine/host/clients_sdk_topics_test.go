//go:build !js

package host

import (
	"reflect"
	"strconv"
	"strings"
	"testing"

	sdk "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sns/types"
	"github.com/aws/smithy-go"
	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
	"playground/engine/scenario"
)

// Every operation of the SDK succeeds but those that the playground says it does not have.
func TestTheSDKDrivesEveryOperationOfTopics(t *testing.T) {
	p := newPublisher(serveAWS(t, ""))
	for _, part := range []func(*publisher){topics, topicTags, protection, subscriptions, publishing, topicBatches, textMessages, inboxes} {
		part(p)
	}
	rest := p.unused(reflect.TypeFor[*sns.Client]())
	require.Len(t, rest, 21)
	for _, name := range rest {
		t.Run(name, func(t *testing.T) {
			err := p.blindly(name)
			var failure smithy.APIError
			require.ErrorAs(t, err, &failure)
			require.Contains(t, failure.ErrorMessage(), "The playground does not have "+name)
		})
	}
}

// blindly calls an operation with something in each of its members.
func (p *publisher) blindly(operation string) error {
	method := reflect.ValueOf(p.Client).MethodByName(operation)
	in := reflect.New(method.Type().In(1).Elem())
	for i := range in.Elem().NumField() {
		switch field := in.Elem().Field(i); field.Type() {
		case reflect.TypeFor[*string]():
			field.Set(reflect.ValueOf(sdk.String("x")))
		case reflect.TypeFor[map[string]string]():
			field.Set(reflect.ValueOf(map[string]string{"x": "x"}))
		}
	}
	err, _ := method.Call([]reflect.Value{reflect.ValueOf(p.t.Context()), in})[1].Interface().(error)
	return err
}

func topics(p *publisher) {
	t, ctx := p.t, p.t.Context()
	orders := p.topic("orders", "DisplayName", "Kitchen")
	require.Equal(t, "arn:aws:sns:us-east-1:000000000000:orders", orders)
	require.Equal(t, orders, p.topic("orders", "DisplayName", "Kitchen"), "the same once more")
	_, err := p.SetTopicAttributes(ctx, &sns.SetTopicAttributesInput{TopicArn: &orders, AttributeName: sdk.String("DisplayName"), AttributeValue: sdk.String("Bar")})
	require.NoError(t, err)
	for name, want := range map[string]string{"DisplayName": "Bar", "Owner": "000000000000", "SubscriptionsConfirmed": "0", "TopicArn": orders} {
		require.Equal(t, want, p.attributes(orders)[name], name)
	}
	require.Contains(t, p.attributes(orders)["EffectiveDeliveryPolicy"], `"numRetries":3`)

	_, err = p.AddPermission(ctx, &sns.AddPermissionInput{TopicArn: &orders, Label: sdk.String("waiters"), AWSAccountId: []string{"111111111111"}, ActionName: []string{"Publish"}})
	require.NoError(t, err)
	require.Contains(t, p.attributes(orders)["Policy"], "waiters")
	_, err = p.RemovePermission(ctx, &sns.RemovePermissionInput{TopicArn: &orders, Label: sdk.String("waiters")})
	require.NoError(t, err)
	require.NotContains(t, p.attributes(orders)["Policy"], "waiters")

	for i := range 100 {
		p.topic("page-" + strconv.Itoa(i))
	}
	list, err := p.ListTopics(ctx, &sns.ListTopicsInput{})
	require.NoError(t, err)
	require.Len(t, list.Topics, 100)
	rest, err := p.ListTopics(ctx, &sns.ListTopicsInput{NextToken: list.NextToken})
	require.NoError(t, err)
	require.Len(t, rest.Topics, 1)
	require.Nil(t, rest.NextToken)

	_, err = p.DeleteTopic(ctx, &sns.DeleteTopicInput{TopicArn: &orders})
	require.NoError(t, err)
	require.Error(t, p.tryPublish(orders, "soup"))
}

func topicTags(p *publisher) {
	t, ctx := p.t, p.t.Context()
	topic := p.topic("tagged")
	_, err := p.TagResource(ctx, &sns.TagResourceInput{ResourceArn: &topic, Tags: []types.Tag{
		{Key: sdk.String("team"), Value: sdk.String("kitchen")}, {Key: sdk.String("cost"), Value: sdk.String("7")},
	}})
	require.NoError(t, err)
	_, err = p.UntagResource(ctx, &sns.UntagResourceInput{ResourceArn: &topic, TagKeys: []string{"cost"}})
	require.NoError(t, err)
	tags, err := p.ListTagsForResource(ctx, &sns.ListTagsForResourceInput{ResourceArn: &topic})
	require.NoError(t, err)
	require.Equal(t, []types.Tag{{Key: sdk.String("team"), Value: sdk.String("kitchen")}}, tags.Tags)
}

func protection(p *publisher) {
	t, ctx := p.t, p.t.Context()
	topic := p.topic("protected")
	policy := `{"Name":"p","Description":"d","Version":"2021-06-01","Statement":[]}`
	_, err := p.PutDataProtectionPolicy(ctx, &sns.PutDataProtectionPolicyInput{ResourceArn: &topic, DataProtectionPolicy: &policy})
	require.NoError(t, err)
	got, err := p.GetDataProtectionPolicy(ctx, &sns.GetDataProtectionPolicyInput{ResourceArn: &topic})
	require.NoError(t, err)
	require.JSONEq(t, policy, *got.DataProtectionPolicy)
}

// A subscription with all that it can have, and what becomes of its copies.
func subscriptions(p *publisher) {
	t, ctx := p.t, p.t.Context()
	topic := p.topic("filtered")
	dead := p.queues.queue("filtered-dead")
	queue, subscription := p.queue(topic, "filtered", "FilterPolicy", `{"dish":["soup"]}`, "FilterPolicyScope", "MessageBody")
	for name, text := range map[string]string{
		"RawMessageDelivery": "true", "RedrivePolicy": `{"deadLetterTargetArn":"` + p.queues.arn(dead) + `"}`,
	} {
		_, err := p.SetSubscriptionAttributes(ctx, &sns.SetSubscriptionAttributesInput{SubscriptionArn: &subscription, AttributeName: &name, AttributeValue: &text})
		require.NoError(t, err)
		require.Equal(t, text, p.subscription(subscription)[name])
	}
	p.publish(topic, `{"dish":"cake"}`)
	p.publish(topic, `{"dish":"soup"}`)
	require.Equal(t, `{"dish":"soup"}`, *p.queues.one(queue).Body)

	list, err := p.ListSubscriptions(ctx, &sns.ListSubscriptionsInput{})
	require.NoError(t, err)
	require.Len(t, list.Subscriptions, 1)
	require.Equal(t, subscription, *list.Subscriptions[0].SubscriptionArn)

	p.queues.delete(queue)
	p.publish(topic, `{"dish":"soup"}`)
	p.queues.advance("1s")
	require.Equal(t, `{"dish":"soup"}`, *p.queues.one(dead).Body)

	_, err = p.Unsubscribe(ctx, &sns.UnsubscribeInput{SubscriptionArn: &subscription})
	require.NoError(t, err)
	require.Empty(t, p.subscriptions(topic))
}

func publishing(p *publisher) {
	t, ctx := p.t, p.t.Context()
	topic := p.topic("kitchen.fifo", "FifoTopic", "true", "ContentBasedDeduplication", "true")
	queue := p.queues.queue("kitchen.fifo", "FifoQueue", "true")
	p.subscribe(topic, "sqs", p.queues.arn(queue), "RawMessageDelivery", "true")
	in := &sns.PublishInput{
		TopicArn: &topic, Message: sdk.String("soup \U0001F372"), MessageGroupId: sdk.String("table-7"),
		MessageAttributes: map[string]types.MessageAttributeValue{
			"guest": {DataType: sdk.String("String"), StringValue: sdk.String("Ada")},
			"photo": {DataType: sdk.String("Binary"), BinaryValue: []byte{0, 255, 1}},
		},
	}
	sent, err := p.Publish(ctx, in)
	require.NoError(t, err)
	again, err := p.Publish(ctx, in)
	require.NoError(t, err)
	require.Equal(t, *sent.MessageId, *again.MessageId, "it is recognised within five minutes")
	require.Len(t, *sent.SequenceNumber, 20)
	got := p.queues.one(queue)
	require.Equal(t, "soup \U0001F372", *got.Body)
	require.Equal(t, "table-7", got.Attributes["MessageGroupId"])
	require.Equal(t, "Ada", *got.MessageAttributes["guest"].StringValue)
	require.Equal(t, []byte{0, 255, 1}, got.MessageAttributes["photo"].BinaryValue)
}

func topicBatches(p *publisher) {
	t, ctx := p.t, p.t.Context()
	topic := p.topic("batches")
	queue, _ := p.queue(topic, "batches", "RawMessageDelivery", "true")
	in := &sns.PublishBatchInput{TopicArn: &topic}
	for i := range 10 {
		id := strconv.Itoa(i)
		in.PublishBatchRequestEntries = append(in.PublishBatchRequestEntries, types.PublishBatchRequestEntry{Id: &id, Message: sdk.String("m" + id)})
	}
	last := &in.PublishBatchRequestEntries[9]
	last.MessageStructure, last.Message = sdk.String("json"), sdk.String(`{"sqs":"m"}`)
	_, err := p.PublishBatch(ctx, in)
	require.ErrorContains(t, err, "No default entry", "one that is not sound fails all")
	require.Empty(t, p.queues.receive(queue, 0))
	last.Message = sdk.String(`{"sqs":"m9","default":"m"}`)
	out, err := p.PublishBatch(ctx, in)
	require.NoError(t, err)
	require.Empty(t, out.Failed)
	require.Len(t, out.Successful, 10)
	require.Len(t, p.queues.receive(queue, 0), 10)
}

func textMessages(p *publisher) {
	t, ctx := p.t, p.t.Context()
	topic := p.topic("alarms", "DisplayName", "Kitchen")
	number := "+12025550123"
	p.subscribe(topic, "sms", number)
	p.publish(topic, "fire")
	_, err := p.Publish(ctx, &sns.PublishInput{PhoneNumber: &number, Message: sdk.String("all is well")})
	require.NoError(t, err)
	p.queues.advance("1s")
	got := p.queues.messages("Number", number)
	require.Len(t, got, 2)
	require.Contains(t, at(got[0], "/body"), "fire")
	require.Contains(t, at(got[1], "/body"), "all is well")
}

// inboxes subscribes an address; its owner reads the mail and confirms with the token in it.
func inboxes(p *publisher) {
	t, ctx := p.t, p.t.Context()
	topic := p.topic("news")
	arn := p.subscribe(topic, "email", "ada@example.com")
	require.Equal(t, "true", p.subscription(arn)["PendingConfirmation"])
	require.Equal(t, "PendingConfirmation", *p.subscriptions(topic)[0].SubscriptionArn)
	p.queues.advance("1s")
	mail := p.queues.messages("Address", "ada@example.com")
	require.Len(t, mail, 1)
	_, token, _ := strings.Cut(at(mail[0], "/body"), "Token=")
	if end := strings.IndexAny(token, "&\n\"' "); end >= 0 {
		token = token[:end]
	}
	confirmed, err := p.ConfirmSubscription(ctx, &sns.ConfirmSubscriptionInput{TopicArn: &topic, Token: &token})
	require.NoError(t, err)
	require.Equal(t, arn, *confirmed.SubscriptionArn)
	_, err = p.Publish(ctx, &sns.PublishInput{TopicArn: &topic, Subject: sdk.String("Today"), Message: sdk.String("soup")})
	require.NoError(t, err)
	p.queues.advance("1s")
	mail = p.queues.messages("Address", "ada@example.com")
	require.Len(t, mail, 2)
	require.Equal(t, "Today", at(mail[1], "/subject"))
	require.Contains(t, at(mail[1], "/body"), "soup")
}

// What calls have made is a scenario like any other: it can be saved, and an endpoint that begins with it has the topics
// with their subscriptions.
func TestTopicsThatTheSDKMadeAreAScenario(t *testing.T) {
	p := newPublisher(serveAWS(t, ""))
	topic := p.topic("orders", "DisplayName", "Kitchen")
	dead := p.queues.queue("dead")
	p.queue(topic, "kitchen", "FilterPolicy", `{"dish":["soup"]}`, "RedrivePolicy", `{"deadLetterTargetArn":"`+p.queues.arn(dead)+`"}`)
	p.subscribe(topic, "lambda", "arn:aws:lambda:us-east-1:000000000000:function:cook")
	p.subscribe(topic, "http", "http://shop.example.com/")
	p.subscribe(topic, "email", "ada@example.com")
	p.subscribe(topic, "sms", "+12025550123")
	saved := p.queues.control("GET", "scenario", "")
	_, problems := scenario.Decode([]byte(saved), catalog.Kinds())
	require.Empty(t, problems)

	again := newPublisher(serveAWS(t, file(t, saved)))
	before, after := p.subscriptions(topic), again.subscriptions(topic)
	require.Len(t, after, 5)
	require.ElementsMatch(t, before, after)
	require.Equal(t, p.attributes(topic), again.attributes(topic))
	for _, s := range before {
		if strings.HasPrefix(*s.SubscriptionArn, "arn:") {
			require.Equal(t, p.subscription(*s.SubscriptionArn), again.subscription(*s.SubscriptionArn))
		}
	}
}
