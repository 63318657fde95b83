package api

import (
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/sqs"
	"playground/engine/value"
)

// subject is the queue whose attributes are about to change; queue is nil while it is only being made.
type subject struct {
	name  string
	fifo  bool
	queue *Queue
}

// attribute is a row of the table of what can be set, apart from RedrivePolicy. Ranges and choices are those of the
// queue's kind.
type attribute struct {
	name  string
	fifo  bool // of FIFO queues alone
	check func(c *Call, s subject, text string) *component.Fault
}

var settable = []attribute{
	{name: "DelaySeconds"},
	{name: "MaximumMessageSize"},
	{name: "MessageRetentionPeriod"},
	{name: "Policy", check: checkPolicy},
	{name: "ReceiveMessageWaitTimeSeconds"},
	{name: "VisibilityTimeout"},
	{name: "RedriveAllowPolicy", check: checkRedriveAllowPolicy},
	{name: "KmsMasterKeyId"},
	{name: "KmsDataKeyReusePeriodSeconds"},
	{name: "SqsManagedSseEnabled"},
	{name: "FifoQueue", fifo: true, check: checkFifoQueue},
	{name: "ContentBasedDeduplication", fifo: true},
	{name: "DeduplicationScope", fifo: true},
	{name: "FifoThroughputLimit", fifo: true},
}

var fields = sqs.Kind().Fields

func fieldOf(name string) *component.Field {
	for i := range fields {
		if fields[i].Name == name {
			return &fields[i]
		}
	}
	return nil
}

// changeOf makes one change of all attributes of a request.
func (c *Call) changeOf(s subject, attributes value.Value) (Change, *component.Fault) {
	b := value.NewObject(attributes.Len() + 2)
	var all Change
	for name, v := range attributes.Members() {
		wanted, _ := v.AsText()
		change, fault := c.attributeChange(s, name, wanted)
		if fault != nil {
			return all, fault
		}
		for name, v := range change.Settings.Members() {
			b.Set(name, v)
		}
		if change.Rewire {
			all.Rewire, all.DeadLetter = true, change.DeadLetter
		}
	}
	all.Settings = b.Value()
	if fault := checkThroughput(s, all.Settings); fault != nil {
		return all, fault
	}
	return all, encrypt(&all)
}

// attributeChange makes a change of one attribute.
func (c *Call) attributeChange(s subject, name, wanted string) (Change, *component.Fault) {
	if name == "RedrivePolicy" {
		return c.redriveChange(s, wanted)
	}
	for i := range settable {
		if a := &settable[i]; a.name == name {
			return c.settingChange(s, a, wanted)
		}
	}
	return Change{}, unknownAttribute(name)
}

func (c *Call) settingChange(s subject, a *attribute, wanted string) (Change, *component.Fault) {
	if a.fifo && !s.fifo {
		return Change{}, fifoOnly(a.name)
	}
	if a.check != nil {
		if fault := a.check(c, s, wanted); fault != nil {
			return Change{}, fault
		}
	}
	v, ok := aws.Setting(fieldOf(a.name), wanted)
	if !ok {
		return Change{}, invalidAttribute(a.name)
	}
	return Change{Settings: aws.One(a.name, v)}, nil
}

func fifoOnly(name string) *component.Fault {
	if name == "DeduplicationScope" || name == "FifoThroughputLimit" {
		return attributeName("You can specify the " + name + " only when FifoQueue is set to true.")
	}
	return unknownAttribute(name)
}

// checkFifoQueue: a queue is made what it is, and stays so.
func checkFifoQueue(_ *Call, s subject, text string) *component.Fault {
	if b, ok := aws.Bool(text); ok && !b && s.queue != nil {
		return attributeValue("Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.")
	}
	return nil
}

// checkThroughput: a limit for each group needs ids that are told apart by group (developer guide, high-throughput-fifo).
func checkThroughput(s subject, settings value.Value) *component.Fault {
	setting := func(name string) string {
		if v, ok := settings.Get(name); ok {
			text, _ := v.AsText()
			return text
		}
		if s.queue != nil {
			return s.queue.Settings.Text(name)
		}
		return ""
	}
	if setting("FifoThroughputLimit") == "perMessageGroupId" && setting("DeduplicationScope") != "messageGroup" {
		return attributeValue("The perMessageGroupId value for FifoThroughputLimit is allowed only when the value for DeduplicationScope is messageGroup.")
	}
	return nil
}

// encrypt keeps the two kinds of encryption apart: one is chosen by naming a key, which ends the other.
func encrypt(all *Change) *component.Fault {
	key, managed := aws.TextIn(all.Settings, "KmsMasterKeyId"), false
	if v, ok := all.Settings.Get("SqsManagedSseEnabled"); ok {
		managed, _ = v.AsBool()
	}
	switch {
	case key != "" && managed:
		return attributeName("You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or SQS SSE.")
	case key != "":
		all.Settings = all.Settings.With("SqsManagedSseEnabled", value.Bool(false))
	case managed:
		all.Settings = all.Settings.With("KmsMasterKeyId", value.Text(""))
	}
	return nil
}
