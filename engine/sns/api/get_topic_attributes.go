package api

import (
	"strconv"
	"time"

	"playground/engine/aws"
	"playground/engine/kernel"
	"playground/engine/sns"
	"playground/engine/value"
)

var getTopicAttributes = operation{
	Operation: aws.Operation{Name: "GetTopicAttributes", Input: aws.Structure(topicARN), Output: aws.Structure(attributes)},
	begin:     beginGetTopicAttributes,
}

func beginGetTopicAttributes(c *Call) Step {
	if fault := c.find("TopicArn"); fault != nil {
		return fail(fault)
	}
	c.Account.Observe(c.topic)
	b := value.NewObject(16)
	for _, a := range shown {
		if text := a.text(c, c.topic); text != "" || a.always {
			b.Set(a.name, value.Text(text))
		}
	}
	for name, v := range feedbackOf(c.topic).Members() {
		if text, _ := v.AsText(); text != "" {
			b.Set(name, v)
		}
	}
	return done(aws.One("Attributes", b.Value()))
}

// shown are the attributes of topics with their texts; one that is empty is not there, apart from those that always are.
var shown = [...]struct {
	name   string
	always bool
	text   func(*Call, *Topic) string
}{
	{"TopicArn", true, (*Call).topicARN},
	{"Owner", true, func(c *Call, _ *Topic) string { return c.Account.ID() }},
	{"DisplayName", true, written("DisplayName")},
	{"Policy", true, func(c *Call, t *Topic) string { return c.policyText(t) }},
	{"DeliveryPolicy", false, func(_ *Call, t *Topic) string { return deliveryPolicy(t.Settings.Text("DeliveryPolicy")) }},
	{"EffectiveDeliveryPolicy", true, func(_ *Call, t *Topic) string {
		return sns.EffectiveDeliveryPolicy(t.Settings.Text("DeliveryPolicy")).String()
	}},
	{"SubscriptionsConfirmed", true, func(_ *Call, t *Topic) string { return strconv.Itoa(len(t.Subscriptions) - t.pending()) }},
	{"SubscriptionsPending", true, func(_ *Call, t *Topic) string { return strconv.Itoa(t.pending()) }},
	{"SubscriptionsDeleted", true, func(_ *Call, t *Topic) string { return strconv.Itoa(t.Deleted) }},
	{"KmsMasterKeyId", false, written("KmsMasterKeyId")},
	{"TracingConfig", false, written("TracingConfig")},
	{"SignatureVersion", false, unusual("SignatureVersion")},
	{"MaximumMessageSize", false, unusual("MaximumMessageSize")},
	{"FifoTopic", false, ofFifo(func(*Topic) string { return "true" })},
	{"ContentBasedDeduplication", false, ofFifo(func(t *Topic) string {
		return strconv.FormatBool(t.Settings.Bool("ContentBasedDeduplication"))
	})},
	{"FifoThroughputScope", false, unusual("FifoThroughputScope")},
	{"ArchivePolicy", false, written("ArchivePolicy")},
	{"BeginningArchiveTime", false, func(c *Call, t *Topic) string {
		if t.ArchivedSince == kernel.Forever || t.Settings.Text("ArchivePolicy") == "" {
			return ""
		}
		return time.UnixMilli(c.Account.Milliseconds(t.ArchivedSince)).UTC().Format("2006-01-02T15:04:05.000Z")
	}},
}

func written(name string) func(*Call, *Topic) string {
	return func(_ *Call, t *Topic) string { return t.Settings.Text(name) }
}

// unusual is the text of a setting that has not its default: AWS was seen to leave these out unless somebody set them.
func unusual(name string) func(*Call, *Topic) string {
	usual := fieldOf(kind.Fields, name).Default
	return func(_ *Call, t *Topic) string {
		v := t.Settings.Raw(name)
		if value.Equal(v, usual) {
			return ""
		}
		if text, ok := v.AsText(); ok {
			return text
		}
		return v.String()
	}
}

func ofFifo(text func(*Topic) string) func(*Call, *Topic) string {
	return func(_ *Call, t *Topic) string {
		if !t.Fifo() {
			return ""
		}
		return text(t)
	}
}

// deliveryPolicy is a topic's policy as AWS gives it back, with disableSubscriptionOverrides and without what is null.
func deliveryPolicy(text string) string {
	if text == "" {
		return ""
	}
	policy, _ := sns.ParseDeliveryPolicy(text)
	return policy.String()
}

// pending is how many subscriptions wait for their confirmation.
func (t *Topic) pending() (n int) {
	for _, s := range t.Subscriptions {
		if s.Pending {
			n++
		}
	}
	return n
}
