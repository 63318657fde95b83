package api

import (
	"slices"
	"strconv"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/sqs"
	"playground/engine/value"
)

var getQueueAttributes = operation{
	Operation: aws.Operation{Name: "GetQueueAttributes",
		Input: aws.Structure(queueURL,
			aws.Member{Name: "AttributeNames", Query: "AttributeName", Shape: aws.ListOf(aws.Text)}),
		Output: aws.Structure(aws.Member{Name: "Attributes", Query: "Attribute", Shape: attributeMap})},
	begin:  beginGetQueueAttributes,
	finish: finishGetQueueAttributes,
}

const allNames = "All"

// counted are the attributes that the queue itself knows.
var counted = [...]struct {
	name string
	of   func(sqs.Counts) int64
}{
	{"ApproximateNumberOfMessages", func(c sqs.Counts) int64 { return c.Visible }},
	{"ApproximateNumberOfMessagesNotVisible", func(c sqs.Counts) int64 { return c.InFlight }},
	{"ApproximateNumberOfMessagesDelayed", func(c sqs.Counts) int64 { return c.Delayed }},
}

// shown are the attributes that the account knows, with their texts; one that a queue has not got gives none.
var shown = [...]struct {
	name string
	text func(*Call, *Queue) (string, bool)
}{
	{"QueueArn", func(c *Call, q *Queue) (string, bool) { return c.arn(q.Name), true }},
	{"CreatedTimestamp", func(c *Call, q *Queue) (string, bool) { return c.seconds(q.Created), true }},
	{"LastModifiedTimestamp", func(c *Call, q *Queue) (string, bool) { return c.seconds(q.Modified), true }},
	{"VisibilityTimeout", integer("VisibilityTimeout")},
	{"MaximumMessageSize", integer("MaximumMessageSize")},
	{"MessageRetentionPeriod", integer("MessageRetentionPeriod")},
	{"DelaySeconds", integer("DelaySeconds")},
	{"ReceiveMessageWaitTimeSeconds", integer("ReceiveMessageWaitTimeSeconds")},
	{"Policy", written("Policy")},
	{"RedrivePolicy", func(c *Call, q *Queue) (string, bool) {
		if q.DeadLetter == nil {
			return "", false
		}
		return c.redrivePolicy(q), true
	}},
	{"RedriveAllowPolicy", written("RedriveAllowPolicy")},
	{"KmsMasterKeyId", written("KmsMasterKeyId")},
	{"KmsDataKeyReusePeriodSeconds", func(c *Call, q *Queue) (string, bool) {
		if q.Settings.Text("KmsMasterKeyId") == "" {
			return "", false
		}
		return integer("KmsDataKeyReusePeriodSeconds")(c, q)
	}},
	{"SqsManagedSseEnabled", func(_ *Call, q *Queue) (string, bool) {
		return strconv.FormatBool(q.Settings.Bool("SqsManagedSseEnabled")), true
	}},
	{"FifoQueue", ofFifo(func(*Queue) string { return "true" })},
	{"ContentBasedDeduplication", ofFifo(func(q *Queue) string {
		return strconv.FormatBool(q.Settings.Bool("ContentBasedDeduplication"))
	})},
	{"DeduplicationScope", ofFifo(func(q *Queue) string { return q.Settings.Text("DeduplicationScope") })},
	{"FifoThroughputLimit", ofFifo(func(q *Queue) string { return q.Settings.Text("FifoThroughputLimit") })},
}

func integer(name string) func(*Call, *Queue) (string, bool) {
	return func(_ *Call, q *Queue) (string, bool) { return strconv.FormatInt(q.Settings.Int(name), 10), true }
}

func written(name string) func(*Call, *Queue) (string, bool) {
	return func(_ *Call, q *Queue) (string, bool) {
		t := q.Settings.Text(name)
		return t, t != ""
	}
}

func ofFifo(text func(*Queue) string) func(*Call, *Queue) (string, bool) {
	return func(_ *Call, q *Queue) (string, bool) {
		if !q.Fifo() {
			return "", false
		}
		return text(q), true
	}
}

// seconds is a time in seconds since 1970.
func (c *Call) seconds(t kernel.Time) string {
	return strconv.FormatInt(c.Account.Milliseconds(t)/1000, 10)
}

// beginGetQueueAttributes answers what the account knows, and asks the queue only for its counts.
func beginGetQueueAttributes(c *Call) Step {
	if fault := c.find(); fault != nil {
		return fail(fault)
	}
	wanted := aws.TextsIn(c.Params, "AttributeNames")
	for _, name := range wanted {
		if !isAttribute(name) {
			return fail(unknownAttribute(name))
		}
	}
	for _, count := range counted {
		if wants(wanted, count.name) {
			return c.ask(&sqs.GetQueueAttributes{})
		}
	}
	return done(c.attributes(wanted, sqs.Counts{}))
}

func finishGetQueueAttributes(c *Call, out component.Output) (value.Value, *component.Fault) {
	return c.attributes(aws.TextsIn(c.Params, "AttributeNames"), out.(*sqs.QueueAttributes).Counts), nil
}

func (c *Call) attributes(wanted []string, counts sqs.Counts) value.Value {
	b := value.NewObject(len(counted) + len(shown))
	for _, a := range counted {
		if wants(wanted, a.name) {
			b.Set(a.name, value.Text(strconv.FormatInt(a.of(counts), 10)))
		}
	}
	for _, a := range shown {
		if wants(wanted, a.name) {
			if t, ok := a.text(c, c.queue); ok {
				b.Set(a.name, value.Text(t))
			}
		}
	}
	if b.Len() == 0 {
		return b.Value()
	}
	return aws.One("Attributes", b.Value())
}

func wants(wanted []string, name string) bool {
	return slices.Contains(wanted, name) || slices.Contains(wanted, allNames)
}

func isAttribute(name string) bool {
	for _, a := range counted {
		if a.name == name {
			return true
		}
	}
	for _, a := range shown {
		if a.name == name {
			return true
		}
	}
	return name == allNames
}
