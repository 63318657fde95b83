package sqs

import (
	"strconv"
	"unicode/utf8"

	"playground/engine/action"
	"playground/engine/component"
)

// size is what counts against MaximumMessageSize: the body and the attributes' names, types and values.
func size(m *action.Message) int {
	n := m.TextBytes()
	for i := range m.Attributes {
		a := &m.Attributes[i]
		n += len(a.Name) + len(a.Type) + len(a.Value)
	}
	return n
}

// bare reports whether a message has nothing beside its text, as most have.
func bare(m *action.Message) bool {
	return len(m.Attributes)|len(m.GroupID)|len(m.DeduplicationID)|len(m.TraceHeader) == 0
}

// checkMessage finds what is wrong with a message of so many bytes.
func (q *Queue) checkMessage(m *action.Message, bytes int) *component.Fault {
	if m.TextBytes() == 0 {
		return &component.Fault{Code: "MissingParameter", Message: "The request must contain the parameter MessageBody."}
	}
	if bytes > q.settings.MaximumMessageSize {
		return &component.Fault{Code: invalidParameter, Message: "One or more parameters are invalid. Reason: Message must be shorter than " +
			strconv.Itoa(q.settings.MaximumMessageSize) + " bytes."}
	}
	if !allowed(m.Body) || m.Shared != nil && !m.Shared.Sound(allowed) {
		return &component.Fault{Code: "InvalidMessageContents", Message: "The message contains characters outside the allowed set."}
	}
	if len(m.Attributes) > 0 {
		if fault := checkAttributes(m.Attributes); fault != nil {
			return fault
		}
	}
	if m.GroupID == "" && m.DeduplicationID == "" {
		return nil
	}
	return checkGroup(m)
}

// allowed reports whether a text has only the characters #x9 #xA #xD #x20-#xD7FF #xE000-#xFFFD #x10000-#x10FFFF.
func allowed(text string) bool {
	for i := plain(text); i < len(text); {
		c := text[i]
		if c >= 0x20 && c < utf8.RuneSelf || c == '\t' || c == '\n' || c == '\r' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if c < 0x20 || size == 1 || r == 0xfffe || r == 0xffff {
			return false
		}
		i += size
	}
	return true
}

// plain is how many bytes from the beginning are certainly ASCII without control characters: eight at a time, then one.
func plain(text string) int {
	const highs, spaces = 0x8080808080808080, 0x2020202020202020
	rest := text
	for len(rest) >= 8 {
		w := uint64(rest[0]) | uint64(rest[1])<<8 | uint64(rest[2])<<16 | uint64(rest[3])<<24 |
			uint64(rest[4])<<32 | uint64(rest[5])<<40 | uint64(rest[6])<<48 | uint64(rest[7])<<56
		if (w|^((w|highs)-spaces))&highs != 0 {
			break
		}
		rest = rest[8:]
	}
	for len(rest) > 0 && rest[0]-' ' < utf8.RuneSelf-' ' {
		rest = rest[1:]
	}
	return len(text) - len(rest)
}

func checkAttributes(all []action.Attribute) *component.Fault {
	if len(all) > attributesMax {
		return &component.Fault{Code: invalidParameter, Message: "Number of message attributes [" + strconv.Itoa(len(all)) +
			"] exceeds the allowed maximum [10]."}
	}
	for i := range all {
		if reason := attributeFlaw(&all[i]); reason != "" {
			return &component.Fault{Code: invalidParameter, Message: reason}
		}
	}
	return nil
}

// checkGroup: a standard queue takes a MessageGroupId, too, for fair queues.
func checkGroup(m *action.Message) *component.Fault {
	const reason = " can only include alphanumeric and punctuation characters. 1 to 128 in length."
	if !printable(m.GroupID) {
		return invalid(m.GroupID, "MessageGroupId", "MessageGroupId"+reason)
	}
	if !printable(m.DeduplicationID) {
		return invalid(m.DeduplicationID, "MessageDeduplicationId", "MessageDeduplicationId"+reason)
	}
	return nil
}

// printable: ASCII letters, digits and punctuation. An absent id is fine.
func printable(id string) bool {
	for i := range len(id) {
		if id[i] <= ' ' || id[i] > '~' {
			return false
		}
	}
	return len(id) <= groupIDMax
}
