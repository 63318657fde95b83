// Package inbox is an email inbox: somebody who subscribed to a topic and reads the mails that come. A mail that asks for
// the confirmation of a subscription is confirmed after a while, as by a person who clicks on the link in it, or by hand.
package inbox

import (
	"playground/engine/component"
	"playground/engine/subscriber"
	"playground/engine/value"
)

// Kind describes the inbox; list it in the catalog.
func Kind() *component.Kind {
	return &component.Kind{
		Name: "inbox", Title: "Email inbox", Group: "Subscribers", Glyph: "inbox", Picture: "inbox",
		Help:     "Keeps the mails that a topic sends, for a person to read.",
		Ports:    subscriber.Ports("email", "email-json"),
		Fields:   append(fields(), subscriber.ConfirmFields()...),
		Gauges:   []component.Gauge{{Name: "MessagesReceived"}, {Name: "UnreadMessages"}},
		Commands: []component.Command{subscriber.ConfirmCommand(), subscriber.ReadCommand()},
		Verbs:    subscriber.Confirms("TakesMail"),
		Timers:   subscriber.Timers(),
		Faults:   []component.Disturbance{component.Crash, component.Recover, component.Hang},
		New:      subscriber.New(manner),
	}
}

func fields() []component.Field {
	return []component.Field{
		{Name: "Address", Type: component.TypeText, Default: value.Text(""),
			Help: "The address that the subscription has as its endpoint; empty is the node's id at example.com.", Check: checkAddress},
		{Name: "TakesMail", Title: "Takes mail", Type: component.TypeBoolean, Default: value.Bool(true),
			Help: "Without it the mail server answers that it cannot take mail now, and the topic tries again."},
	}
}

// busy is what a mail server answers that cannot take mail now (RFC 5321, reply code 451).
var busy = component.Fault{Code: "451 Try again later", Message: "the mail server cannot take mail now", Server: true}

func manner(s component.Settings) subscriber.Manner {
	m := subscriber.Manner{Reads: true}.Confirming(s)
	if !s.Bool("TakesMail") {
		m.Refusal = &busy
	}
	return m
}
