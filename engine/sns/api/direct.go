package api

import (
	"strings"
	"unicode/utf8"

	"playground/engine/action"
	"playground/engine/aws"
	"playground/engine/value"
)

// Messages to one phone or one mobile device have no topic: they are accepted at once and sent once.

// isDevice reports whether an ARN is that of a mobile device: arn:aws:sns:us-east-1:123456789012:endpoint/GCM/app/id.
func isDevice(arn string) bool { return strings.Contains(arn, ":endpoint/") }

func (c *Call) publishTo(in *action.Publish, parameter, to string) Step {
	m := &action.Notify{Type: action.Notification, ID: c.Account.NewMessage(), Subject: in.Subject, Message: in.Message}
	protocol := "sms"
	if parameter == "TargetArn" {
		protocol = "application"
	}
	for _, text := range in.Texts {
		if text.Protocol == protocol {
			m.Message.Body = text.Text
		}
	}
	if protocol == "sms" {
		if !isPhone(to) {
			return fail(invalid("PhoneNumber Reason: " + to + " is not valid to publish to"))
		}
		if utf8.RuneCountInString(m.Message.Body) > textRunesMax {
			return fail(invalid("Message too long"))
		}
		if fault := c.Account.Phone(phoneNumber(to), m); fault != nil {
			return fail(fault)
		}
	} else if !c.Account.Device(to, m) {
		return fail(invalid("TargetArn Reason: No endpoint found for the target arn specified"))
	}
	return done(aws.One("MessageId", value.Text(m.ID.String())))
}
