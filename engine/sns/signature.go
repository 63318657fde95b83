package sns

import (
	"strings"

	"playground/engine/value"
)

// signed are the members that are signed, in their order (developer guide, sns-verify-signature-of-message); of a
// Notification no link is.
var signed = [...]string{"Message", "MessageId", "Subject", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"}

// StringToSign is the text that a notification's Signature is of: SHA1 with SignatureVersion 1, SHA256 with 2.
func StringToSign(notification value.Value) string {
	var b strings.Builder
	for _, name := range signed {
		if text, ok := part(notification, name).AsText(); ok {
			b.WriteString(name + "\n" + text + "\n")
		}
	}
	return b.String()
}
