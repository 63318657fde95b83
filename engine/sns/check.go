package sns

import (
	"strings"
	"unicode/utf8"

	"playground/engine/action"
	"playground/engine/component"
)

// check says what is wrong with a message.
func (t *topic) check(in *action.Publish) *component.Fault {
	if reason := t.flaw(in); reason != "" {
		return &component.Fault{Code: "InvalidParameter", Message: "Invalid parameter: " + reason}
	}
	for i := range in.Message.Attributes {
		if reason := attributeFlaw(&in.Message.Attributes[i]); reason != "" {
			return &component.Fault{Code: "ParameterValueInvalid", Message: reason}
		}
	}
	return nil
}

// flaw says what is wrong with a message, its attributes aside.
func (t *topic) flaw(in *action.Publish) string {
	m := &in.Message
	switch {
	case m.Body == "":
		return "Empty message"
	case size(m)+textsBytes(in) > t.settings.maximumBytes:
		return "Message too long"
	case utf8.RuneCountInString(in.Subject) >= subjectMax || !oneLine(in.Subject):
		return "Subject"
	case !t.settings.fifo && m.DeduplicationID != "":
		return "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type"
	case t.settings.fifo && m.GroupID == "":
		return "The MessageGroupId parameter is required for FIFO topics"
	case t.settings.fifo && m.DeduplicationID == "" && !t.settings.contentBased:
		return "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly"
	case !validID(m.GroupID):
		return "MessageGroupId"
	case !validID(m.DeduplicationID):
		return "MessageDeduplicationId"
	}
	return ""
}

// validID: up to 128 letters, digits and punctuation, or nothing.
func validID(id string) bool {
	for i := range len(id) {
		if id[i] <= ' ' || id[i] >= 0x7f {
			return false
		}
	}
	return len(id) <= groupIDMax
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
	n := m.TextBytes()
	for i := range m.Attributes {
		a := &m.Attributes[i]
		n += len(a.Name) + len(a.Type) + len(a.Value)
	}
	return n
}

// textsBytes is how much the texts of their own take that some protocols have.
func textsBytes(in *action.Publish) (n int) {
	for i := range in.Texts {
		n += len(in.Texts[i].Protocol) + len(in.Texts[i].Text)
	}
	return n
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
