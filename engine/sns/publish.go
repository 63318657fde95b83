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

// Publish accepts a message, or says what is wrong with it. Copies go out afterwards: see Notification.
func (t *Topic) Publish(in *action.Publish) (*action.PublishResult, *component.Fault) {
	if reason := flaw(in); reason != "" {
		return nil, &component.Fault{Code: "InvalidParameter", Message: "Invalid parameter: " + reason}
	}
	t.number++
	return &action.PublishResult{ID: action.MessageID{Key: t.key, Number: t.number}, Token: in.Message.Token}, nil
}

// flaw says what is wrong with a message. The texts about attributes are not recorded from AWS.
func flaw(in *action.Publish) string {
	switch {
	case in.Message.Body == "":
		return "Empty message"
	case size(&in.Message) > messageBytesMax:
		return "Message too long"
	case !validSubject(in.Subject):
		return "Subject"
	}
	for i := range in.Message.Attributes {
		a := &in.Message.Attributes[i]
		switch {
		case !validName(a.Name):
			return "Message attribute name " + a.Name
		case !validType(a.Type):
			return "Message attribute " + a.Name + " has invalid type " + a.Type
		case a.Value == "":
			return "Message attribute " + a.Name + " must contain non-empty value"
		}
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

func validType(t string) bool {
	kind, _, _ := strings.Cut(t, ".")
	return kind == "String" || kind == "Number" || kind == "Binary"
}
