package sns

import (
	"encoding/base64"
	"strings"
	"time"

	"playground/engine/action"
	"playground/engine/kernel"
	"playground/engine/value"
)

// form is the form of a text that a subscriber gets.
type form uint8

const (
	formPlain        form = iota // the message alone
	formNotification             // a JSON envelope with a signature
	formUnsigned                 // one without: of FIFO topics, and for Firehose
	formRecord                   // the event of a function
	formMail                     // the message, and below it how to end it
	formCount
)

// The signature is marked as an example: it is the same in every notification and verifies nothing.
const (
	signature   = "EXAMPLE-signature-of-the-playground-verifies-nothing=="
	certificate = "/SimpleNotificationService-EXAMPLE.pem"
	unsubscribe = "/?Action=Unsubscribe&SubscriptionArn="
)

// renderers has a row for each form with a text of its own around the message. What it makes is shared by all copies:
// between its head and its tail stands what ownPart says.
var renderers = [formCount]func(p *publication, topic, text, version string) *action.Shared{
	formNotification: func(p *publication, topic, text, version string) *action.Shared {
		return envelope(p, topic, text, version)
	},
	formUnsigned: func(p *publication, topic, text, _ string) *action.Shared { return envelope(p, topic, text, "") },
	formRecord:   record,
	formMail: func(p *publication, topic, text, _ string) *action.Shared {
		return &action.Shared{Head: text + "\n\n--\n" +
			"If you wish to stop receiving notifications from this topic, please click or visit the link below to unsubscribe:\n" +
			p.place.Endpoint + unsubscribe + topic + ":", Tail: "\n"}
	},
}

// ownPart is what only one subscription has, between the head and the tail of its form.
func ownPart(f form, topic, id string) string {
	if f == formRecord {
		return id + `"},"EventSubscriptionArn":"` + escaped(topic) + ":" + id
	}
	return id
}

// head renders the members that all notifications begin with.
func head(p *publication, topic, text string, subject bool) *value.Builder {
	b := value.NewObject(10)
	b.Set("Type", value.Text(action.Notification))
	b.Set("MessageId", value.Text(p.id.String()))
	if p.fifo {
		b.Set("SequenceNumber", value.Text(action.SequenceNumber(p.sequence())))
	}
	b.Set("TopicArn", value.Text(topic))
	if p.in.Subject != "" {
		b.Set("Subject", value.Text(p.in.Subject))
	} else if subject {
		b.Set("Subject", value.Null)
	}
	b.Set("Message", value.Text(text))
	b.Set("Timestamp", value.Text(timestamp(p.place, p.at)))
	return b
}

// envelope renders the notification that SQS, HTTP, HTTPS and JSON emails get; version "" leaves out the signature.
// Recorded from AWS, as are the members that are absent where they would be empty.
func envelope(p *publication, topic, text, version string) *action.Shared {
	b := head(p, topic, text, false)
	if version != "" {
		sign(b, p.place, version, "SigningCertURL")
	}
	s := &action.Shared{Head: open(b) + `,"UnsubscribeURL":"` + escaped(p.place.Endpoint+unsubscribe+topic) + ":", Tail: `"`}
	if len(p.in.Message.Attributes) > 0 {
		s.Tail += `,"MessageAttributes":` + attributes(p.in.Message.Attributes).String()
	}
	if p.replayed {
		s.Tail += `,"Replayed":true`
	}
	s.Tail += "}"
	return s
}

// record renders the event of a function: one record, with the same under other names (recorded). What a subscription
// has of its own comes last, so that the rest can be shared.
func record(p *publication, topic, text, version string) *action.Shared {
	b := head(p, topic, text, true)
	sign(b, p.place, version, "SigningCertUrl")
	b.Set("MessageAttributes", attributes(p.in.Message.Attributes))
	return &action.Shared{
		Head: `{"Records":[{"EventSource":"aws:sns","EventVersion":"1.0","Sns":` + open(b) + `,"UnsubscribeUrl":"` + escaped(p.place.Endpoint+unsubscribe+topic) + ":",
		Tail: `"}]}`,
	}
}

func sign(b *value.Builder, at *action.Place, version, link string) {
	b.Set("SignatureVersion", value.Text(version))
	b.Set("Signature", value.Text(signature))
	b.Set(link, value.Text(at.Endpoint+certificate))
}

// open renders an object that goes on.
func open(b *value.Builder) string {
	text := b.Value().String()
	return text[:len(text)-1]
}

// escaped renders a text as it stands between quotation marks.
func escaped(text string) string {
	quoted := value.Text(text).String()
	return quoted[1 : len(quoted)-1]
}

// attributes renders {"name": {"Type", "Value"}}; bytes in base 64.
func attributes(all []action.Attribute) value.Value {
	b := value.NewObject(len(all))
	for _, a := range all {
		text := a.Value
		if strings.HasPrefix(a.Type, "Binary") {
			text = base64.StdEncoding.EncodeToString([]byte(text))
		}
		one := value.NewObject(2)
		one.Set("Type", value.Text(a.Type))
		one.Set("Value", value.Text(text))
		b.Set(a.Name, one.Value())
	}
	return b.Value()
}

func timestamp(at *action.Place, now kernel.Time) string {
	return time.Unix(at.Epoch, int64(now)).UTC().Format("2006-01-02T15:04:05.000Z")
}
