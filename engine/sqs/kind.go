package sqs

import (
	"playground/engine/component"
	"playground/engine/trace"
	"playground/engine/value"
)

// Kind describes the SQS queue; put it into the catalog.
func Kind() *component.Kind {
	return &component.Kind{
		Name:    "sqs",
		Title:   "SQS queue",
		Group:   "Messaging",
		Glyph:   "queue",
		Picture: "queue",
		Help:    "Keeps messages until a consumer has received and deleted them; one that is not deleted in time comes back.",
		Ports: []component.Port{
			{Name: portIn, Title: "Send and receive", Direction: component.In, Side: "left",
				Actions: []string{"SendMessage", "ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility"}},
			{Name: portDeadLetter, Title: "Dead-letter queue", Direction: component.Out, Side: "bottom", Limit: 1,
				Actions: []string{"SendMessage"}},
		},
		Fields:   fields(),
		Gauges:   gauges[:],
		Commands: commands(),
		Verbs:    verbs[:],
		Timers:   timerRows[:],
		Faults:   []component.Disturbance{component.Crash, component.Recover, component.Hang},
		New:      func(env component.Env) component.Component { return newNode(env) },
	}
}

const (
	portIn         = "in"
	portDeadLetter = "dead-letter"
)

const apiReference = "Amazon SQS API reference, SetQueueAttributes"

func seconds(name string, byDefault, least, most int64, help string) component.Field {
	return component.Field{Name: name, Type: component.TypeInteger, Unit: "s", Default: value.Int(byDefault),
		Min: least, Max: most, Help: help, Source: apiReference}
}

func fields() []component.Field {
	return []component.Field{
		seconds("VisibilityTimeout", visibilityTimeoutDefault, 0, visibilityTimeoutMax,
			"How long a received message is hidden from other consumers while someone works on it."),
		seconds("DelaySeconds", 0, 0, delaySecondsMax,
			"How long a new message is kept back before anyone can receive it; a change touches new messages only."),
		seconds("MessageRetentionPeriod", retentionDefault, retentionMin, retentionMax,
			"How long a message is kept at most; then it is gone, wherever it is. A change touches every message."),
		seconds("ReceiveMessageWaitTimeSeconds", 0, 0, waitTimeSecondsMax,
			"How long a receive waits for a message before it answers with none; above 0 it is called long polling."),
		{Name: "MaximumMessageSize", Type: component.TypeInteger, Unit: "bytes", Default: value.Int(messageBytesMax),
			Min: messageBytesMin, Max: messageBytesMax, Source: apiReference,
			Help: "The largest message that is accepted: its body and its attributes' names, types and values."},
		{Name: "maxReceiveCount", Type: component.TypeInteger, Unit: "receives", Default: value.Int(receiveCountDefault),
			Min: 1, Max: receiveCountMax, Source: apiReference + " (RedrivePolicy); the console's default",
			Help: "How often a message may be received before it goes to the dead-letter queue, when one is wired."},
	}
}

// The gauges, by index.
const (
	gaugeVisible = iota
	gaugeNotVisible
	gaugeDelayed
	gaugeAge
	gaugeCount
)

var gauges = [gaugeCount]component.Gauge{
	gaugeVisible:    {Name: "ApproximateNumberOfMessagesVisible"},
	gaugeNotVisible: {Name: "ApproximateNumberOfMessagesNotVisible"},
	gaugeDelayed:    {Name: "ApproximateNumberOfMessagesDelayed"},
	gaugeAge:        {Name: "ApproximateAgeOfOldestMessage", Unit: trace.Age},
}
