package sns

import (
	"strings"
	"unicode/utf8"

	"playground/engine/action"
	"playground/engine/component"
)

// Topic is a topic without a world around it: it accepts messages and makes the copies for subscriptions. Its zero
// value has a key of 0.
type Topic struct {
	key    uint64 // tells its ids from those of other topics
	number uint64 // of the latest message
}

// Publish accepts a message, or says what is wrong with it. Copies go out afterwards.
func (t *Topic) Publish(in *action.Publish) (*action.PublishResult, *component.Fault) {
	if reason := flaw(in); reason != "" {
		return nil, &component.Fault{Code: "InvalidParameter", Message: "Invalid parameter: " + reason}
	}
	for i := range in.Message.Attributes {
		if reason := attributeFlaw(&in.Message.Attributes[i]); reason != "" {
			return nil, &component.Fault{Code: "ParameterValueInvalid", Message: reason}
		}
	}
	t.number++
	return &action.PublishResult{ID: action.MessageID{Key: t.key, Number: t.number}, Token: in.Message.Token}, nil
}

// flaw says what is wrong with a message, its attributes aside.
func flaw(in *action.Publish) string {
	switch {
	case in.Message.Body == "":
		return "Empty message"
	case size(&in.Message) > messageBytesMax:
		return "Message too long"
	case !validSubject(in.Subject):
		return "Subject"
	case in.Message.DeduplicationID != "":
		return "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type"
	}
	return ""
}

// attributeFlaw says what is wrong with an attribute. The text about types is recorded from AWS, those about names and
// values are LocalStack's.
func attributeFlaw(a *action.Attribute) string {
	switch {
	case len(a.Name) >= attributeNameMax:
		return "Length of message attribute name must be less than 256 bytes."
	case !validName(a.Name):
		return "Invalid message attribute name '" + a.Name + "'. Can only include alphanumeric characters, hyphens, underscores, or dots."
	case !validType(a.Type):
		return "The message attribute '" + a.Name +
			"' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."
	case a.Value == "":
		return "The message attribute '" + a.Name + "' must contain non-empty message attribute value for message attribute type '" + a.Type + "'."
	}
	return ""
}

// size is what counts against the limit: the body and the attributes' names, types and values.
func size(m *action.Message) int {
	n := len(m.Body)
	for i := range m.Attributes {
		a := &m.Attributes[i]
		n += len(a.Name) + len(a.Type) + len(a.Value)
	}
	return n
}

// validSubject: fewer than 100 characters, no line break, no control character.
func validSubject(subject string) bool {
	for _, r := range subject {
		if r < ' ' || r == 0x7f {
			return false
		}
	}
	return utf8.RuneCountInString(subject) < subjectMax
}

// validName: letters, digits, "_", "-" and single dots inside.
func validName(name string) bool {
	if name == "" || len(name) >= attributeNameMax || name[0] == '.' || name[len(name)-1] == '.' || strings.Contains(name, "..") {
		return false
	}
	for i := range len(name) {
		c := name[i]
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_' && c != '-' && c != '.' {
			return false
		}
	}
	return true
}

// validType: a label of one's own follows a dot and is not empty.
func validType(t string) bool {
	kind, label, labelled := strings.Cut(t, ".")
	return (kind == "String" || kind == "Number" || kind == "Binary") && (!labelled || label != "")
}
