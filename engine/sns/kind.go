package sns

import (
	"playground/engine/component"
)

// Kind describes the SNS topic; put it into the catalog.
func Kind() *component.Kind {
	return &component.Kind{
		Name:    "sns",
		Title:   "SNS topic",
		Group:   "Messaging",
		Glyph:   "topic",
		Picture: "fan",
		Help:    "Passes a copy of each published message to every subscription whose filter it matches.",
		Ports: []component.Port{
			{Name: portIn, Title: "Publish", Direction: component.In, Side: "left", Actions: []string{"Publish"}},
			{Name: portOut, Title: "Subscriptions", Direction: component.Out, Side: "right", Actions: actions(), Fields: subscriptionFields()},
			{Name: portDeadLetter, Title: "Dead-letter queues", Direction: component.Out, Side: "bottom", Actions: []string{"SendMessage"}},
		},
		Fields:   fields(),
		Gauges:   gauges[:],
		Commands: []component.Command{publishCommand()},
		Verbs:    verbs[:],
		Timers:   timerRows[:],
		Faults:   []component.Disturbance{component.Crash, component.Recover, component.Hang},
		New:      func(env component.Env) component.Component { return newNode(env) },
	}
}

const (
	portIn         = "in"
	portOut        = "subscriptions"
	portDeadLetter = "dead-letter"
)

// The gauges, by index.
const (
	gaugeUnderWay = iota
	gaugeRetrying
	gaugeCount
)

var gauges = [gaugeCount]component.Gauge{
	gaugeUnderWay: {Name: "DeliveriesUnderWay"},
	gaugeRetrying: {Name: "DeliveriesWaitingToRetry"},
}
