package sns

import (
	"encoding/base64"
	"strings"
	"time"

	"playground/engine/action"
	"playground/engine/kernel"
	"playground/engine/value"
)

// What stands in notifications where AWS would put a real region, account and signature. The signature is marked as
// an example: it is the same in every notification and verifies nothing.
const (
	region       = "us-east-1"
	account      = "123456789012"
	signature    = "EXAMPLE-signature-of-the-playground-verifies-nothing=="
	certificate  = "https://sns." + region + ".amazonaws.com/SimpleNotificationService-EXAMPLE.pem"
	unsubscribe  = "https://sns." + region + ".amazonaws.com/?Action=Unsubscribe&SubscriptionArn="
	topicPrefix  = "arn:aws:sns:" + region + ":" + account + ":"
	epochSeconds = 1_767_225_600 // 2026-01-01T00:00:00Z, when every simulation begins
)

// notification renders the text that a subscription without raw delivery gets. Everything but the link at its end is
// the same for all subscriptions, and made once.
type notification struct {
	head, tail string // before and after the subscription's name in the link
}

func newNotification(topic string, id action.MessageID, now kernel.Time, in *action.Publish) notification {
	b := value.NewObject(9)
	b.Set("Type", value.Text("Notification"))
	b.Set("MessageId", value.Text(id.String()))
	b.Set("TopicArn", value.Text(topicPrefix+topic))
	if in.Subject != "" {
		b.Set("Subject", value.Text(in.Subject))
	}
	b.Set("Message", value.Text(in.Message.Body))
	b.Set("Timestamp", value.Text(timestamp(now)))
	b.Set("SignatureVersion", value.Text("1"))
	b.Set("Signature", value.Text(signature))
	b.Set("SigningCertURL", value.Text(certificate))
	open := b.Value().String()
	n := notification{head: open[:len(open)-1] + `,"UnsubscribeURL":"` + unsubscribe + topicPrefix + topic + ":", tail: `"}`}
	if len(in.Message.Attributes) > 0 {
		n.tail = `","MessageAttributes":` + attributes(in.Message.Attributes).String() + "}"
	}
	return n
}

// body is the text for one subscription.
func (n *notification) body(subscription string) string { return n.head + subscription + n.tail }

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

func timestamp(now kernel.Time) string {
	return time.Unix(epochSeconds, int64(now)).UTC().Format("2006-01-02T15:04:05.000Z")
}
