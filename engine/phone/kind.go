// Package phone is a mobile phone: it gets text messages, and push notifications in an app.
package phone

import (
	"playground/engine/component"
	"playground/engine/subscriber"
	"playground/engine/value"
)

// Kind describes the phone; list it in the catalog.
func Kind() *component.Kind {
	verbs := subscriber.Takes("InCoverage")
	verbs[subscriber.Received].Form = "from {peer}, {a:bytes} in {b} parts"
	return &component.Kind{
		Name: "phone", Title: "Phone", Group: "Subscribers", Glyph: "phone", Picture: "phone",
		Help:  "Keeps the text messages and push notifications that a topic sends, for a person to read.",
		Ports: subscriber.Ports("sms", "application"),
		Fields: []component.Field{
			{Name: "Number", Type: component.TypeText, Default: value.Text(""), Check: checkNumber,
				Help: "The number in the form E.164, such as +12065550100; empty is an example number."},
			{Name: "InCoverage", Title: "In coverage", Type: component.TypeBoolean, Default: value.Bool(true),
				Help: "Without it nothing reaches the phone, and the topic tries again."},
		},
		Gauges:   []component.Gauge{{Name: "MessagesReceived"}, {Name: "UnreadMessages"}},
		Commands: []component.Command{subscriber.ReadCommand()},
		Verbs:    verbs,
		Faults:   []component.Disturbance{component.Crash, component.Recover, component.Hang},
		New:      subscriber.New(manner),
	}
}

// unreachable is what a carrier says of a phone without coverage.
var unreachable = component.Fault{Code: "PhoneUnreachable", Message: "the phone has no coverage", Server: true}

func manner(s component.Settings) subscriber.Manner {
	m := subscriber.Manner{Reads: true, Parts: parts}
	if !s.Bool("InCoverage") {
		m.Refusal = &unreachable
	}
	return m
}
