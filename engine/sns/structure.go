package sns

import (
	"playground/engine/action"
	"playground/engine/value"
)

// ParseStructure reads the message of a Publish whose MessageStructure is "json": the default text, and those of
// protocols that get another one; of what is no text, nothing. Or else it says what is wrong, to stand behind
// "Invalid parameter: ".
func ParseStructure(message string) (text string, others []action.ProtocolText, reason string) {
	v, bad := value.Parse(message, value.Limits{LastNameWins: true})
	if bad != nil || v.Kind() != value.KindObject {
		return "", nil, "Message Structure - JSON message body failed to parse"
	}
	found := false
	for i := range v.Len() {
		m := v.Member(i)
		t, ok := m.Value.AsText()
		switch {
		case !ok:
		case m.Name == "default":
			text, found = t, true
		default:
			others = append(others, action.ProtocolText{Protocol: m.Name, Text: t})
		}
	}
	if !found {
		return "", nil, "Message Structure - No default entry in JSON message body"
	}
	return text, others, ""
}

// textFor is the text for the subscribers of a protocol, and whether it is one of their own.
func textFor(in *action.Publish, protocol string) (text string, own bool) {
	for i := range in.Texts {
		if in.Texts[i].Protocol == protocol {
			return in.Texts[i].Text, true
		}
	}
	return in.Message.Body, false
}
