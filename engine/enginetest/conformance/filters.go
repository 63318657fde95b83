package conformance

import (
	"fmt"
	"regexp"

	"playground/engine/value"
)

// Filters is the suite of a file of filter policies, each with a message that a topic must deliver or filter out.
func Filters(file string, fresh func() Endpoint) Suite {
	return Suite{File: file, Try: func(one value.Value) error {
		delivered, is := member(one, "expect").AsBool()
		if err := checkFilter(one, is, "expect", "attributes", "body", "title"); err != nil {
			return err
		}
		given := policyOf(one)
		given.Set("text", messageOf(one))
		given.Set("attributes", attributesOf(member(one, "attributes")))
		given.Set("received", value.Array())
		if delivered {
			given.Set("received", value.Array(value.NewObject(0).Value()))
		}
		return playScript(fresh, given.Value(), aTopic, aQueue, aSubscription, aMessage)
	}}
}

// RefusedFilters is the suite of a file of filter policies that are refused, each with the error.
func RefusedFilters(file string, fresh func() Endpoint) Suite {
	return Suite{File: file, Try: func(one value.Value) error {
		refused, via := member(one, "error"), refusals[textOf(one, "via")]
		if err := checkFilter(one, refused.Len() > 0 && via != nil, "error", "via", "policy_text"); err != nil {
			return err
		}
		if err := checkKeys("error", refused, []string{"code", "message", "message_first_line"}); err != nil {
			return err
		}
		given := policyOf(one)
		given.Set("code", member(refused, "code"))
		given.Set("message", messageLike(refused, has(one, "policy_text")))
		return playScript(fresh, given.Value(), append([]string{aTopic, aQueue}, via...)...)
	}}
}

// FilterSizes is the suite of a file of filter policies, each with its number of combinations, which a function counts,
// and whether so many are accepted.
func FilterSizes(file string, fresh func() Endpoint, count func(policy value.Value) int) Suite {
	return Suite{File: file, Try: func(one value.Value) error {
		want, isCount := member(one, "combinations").AsInt()
		accepted, is := member(one, "accepted").AsBool()
		if err := checkFilter(one, is && isCount, "combinations", "accepted"); err != nil {
			return err
		}
		if got := count(member(one, "policy")); int64(got) != want {
			return fmt.Errorf("it has %d combinations, expected %d", got, want)
		}
		given := policyOf(one)
		if accepted {
			return playScript(fresh, given.Value(), aTopic, aQueue, aSubscription)
		}
		given.Set("code", value.Text("InvalidParameter"))
		given.Set("message", parsed(value.Text(`{"$endswith":"FilterPolicy: Filter policy is too complex"}`)))
		return playScript(fresh, given.Value(), aTopic, aQueue, aRefusal)
	}}
}

// The steps of these cases. What a case gives is named given.
const (
	aTopic = `{"call": "sns.CreateTopic", "params": {"Name": "topic"}, "as": "topic"}`
	aQueue = `{"call": "sqs.CreateQueue", "params": {"QueueName": "queue"}, "as": "queue"},
		{"call": "sqs.GetQueueAttributes", "params": {"QueueUrl": "${queue.QueueUrl}", "AttributeNames": ["QueueArn"]}, "as": "about"}`
	subscribe     = `{"call": "sns.Subscribe", "params": {"TopicArn": "${topic.TopicArn}", "Protocol": "sqs", "Endpoint": "${about.Attributes.QueueArn}", `
	aSubscription = subscribe + `"Attributes": {"FilterPolicy": "${given.policy}", "FilterPolicyScope": "${given.scope}"}}}`
	aRefusal      = subscribe + `"Attributes": {"FilterPolicy": "${given.policy}", "FilterPolicyScope": "${given.scope}"}}, ` + fails
	aChange       = subscribe + `"Attributes": {"FilterPolicyScope": "${given.scope}"}}, "as": "subscription"},
		{"call": "sns.SetSubscriptionAttributes", "params": {"SubscriptionArn": "${subscription.SubscriptionArn}",
			"AttributeName": "FilterPolicy", "AttributeValue": "${given.policy}"}, ` + fails
	fails    = `"error": {"code": "${given.code}", "message": "${given.message}", "status": 400}}`
	aMessage = `{"call": "sns.Publish", "params": {"TopicArn": "${topic.TopicArn}", "Message": "${given.text}", "MessageAttributes": "${given.attributes}"}},
		{"call": "sqs.ReceiveMessage", "params": {"QueueUrl": "${queue.QueueUrl}", "WaitTimeSeconds": 1}, "expect": {"Messages": "${given.received}"}}`
)

// refusals are the calls that bring a policy to a subscription and fail.
var refusals = map[string][]string{"Subscribe": {aRefusal}, "SetSubscriptionAttributes": {aChange}}

// checkFilter refuses a case that says something unknown, or is not complete.
func checkFilter(one value.Value, complete bool, keys ...string) error {
	scope := textOf(one, "scope")
	if !complete || !has(one, "policy") || scope != "MessageAttributes" && scope != "MessageBody" {
		return fmt.Errorf("the case is not complete: %s", value.Preview(one, 200))
	}
	return checkKeys("a case", one, append(keys, "id", "source", "confidence", "note", "policy", "scope"))
}

// policyOf begins what a case gives: the text of the policy, and its scope.
func policyOf(one value.Value) *value.Builder {
	text, is := one.Get("policy_text")
	if !is {
		text = value.Text(member(one, "policy").String())
	}
	b := value.NewObject(5)
	b.Set("policy", text)
	b.Set("scope", member(one, "scope"))
	return b
}

// messageOf is the text that is published: the body of a case, as JSON unless it is a text.
func messageOf(one value.Value) value.Value {
	body, is := one.Get("body")
	switch {
	case !is:
		return value.Text("message")
	case body.Kind() == value.KindString:
		return body
	}
	return value.Text(body.String())
}

// attributesOf reads attributes in the form of a notification as those that are published.
func attributesOf(all value.Value) value.Value {
	b := value.NewObject(all.Len())
	for name, v := range all.Members() {
		one := value.NewObject(2)
		one.Set("DataType", member(v, "Type"))
		one.Set("StringValue", member(v, "Value"))
		b.Set(name, one.Value())
	}
	return b.Value()
}

// messageLike matches a message by its first line, and whole when what was sent is the text of the recording: the
// message may quote it.
func messageLike(refused value.Value, whole bool) value.Value {
	b := value.NewObject(2)
	b.Set("$regex", value.Text(`\A`+regexp.QuoteMeta(textOf(refused, "message_first_line"))+`(\n|\z)`))
	if whole {
		b.Set("$one_of", value.Array(member(refused, "message")))
	}
	return b.Value()
}

func member(v value.Value, name string) value.Value {
	m, _ := v.Get(name)
	return m
}
