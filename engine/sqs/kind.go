package sqs

import (
	"playground/engine/component"
	"playground/engine/trace"
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
			{Name: portRedrive, Title: "Redrive to", Direction: component.Out, Side: "bottom",
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
	portRedrive    = "redrive"
)

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
