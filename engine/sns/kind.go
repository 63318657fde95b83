package sns

import (
	"playground/engine/component"
	"playground/engine/policy"
	"playground/engine/value"
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
			{Name: portOut, Title: "Subscriptions", Direction: component.Out, Side: "right", Actions: []string{"SendMessage"}, Fields: subscriptionFields()},
		},
		Gauges:   gauges[:],
		Commands: []component.Command{publishCommand()},
		Verbs:    verbs[:],
		Timers:   timerRows[:],
		Faults:   []component.Disturbance{component.Crash, component.Recover, component.Hang},
		New:      func(env component.Env) component.Component { return newNode(env) },
	}
}

const (
	portIn  = "in"
	portOut = "subscriptions"
)

func subscriptionFields() []component.Field {
	const source = "Amazon SNS API reference, SetSubscriptionAttributes"
	return []component.Field{
		{Name: "FilterPolicy", Type: component.TypePolicy, Check: policy.Check, Source: source,
			Help: "Which messages the subscription wants, by their attributes; without one it gets all."},
		{Name: "RawMessageDelivery", Type: component.TypeBoolean, Default: value.Bool(false), Source: source,
			Help: "Delivers the message as it was published, its attributes included, instead of inside a notification."},
	}
}

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
