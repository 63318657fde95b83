package sns

import (
	"strings"
	"unicode/utf8"

	"playground/engine/component"
	"playground/engine/value"
)

// checkText makes the check of a text setting that may be empty: wanted is what stands after "is not".
func checkText(sound func(text string) bool, wanted string) func(value.Pointer, value.Value) []component.Problem {
	return func(at value.Pointer, v value.Value) []component.Problem {
		text, _ := v.AsText()
		if text == "" || sound(text) {
			return nil
		}
		return []component.Problem{{Pointer: at, Message: value.Preview(v, 40) + " is not " + wanted}}
	}
}

// checkReason makes the check of a text setting that may be empty, and is parsed by a function that says what is wrong.
func checkReason(parse func(text string) (value.Value, string)) func(value.Pointer, value.Value) []component.Problem {
	return func(at value.Pointer, v value.Value) []component.Problem {
		text, _ := v.AsText()
		if text == "" {
			return nil
		}
		if _, reason := parse(text); reason != "" {
			return []component.Problem{{Pointer: at, Message: reason}}
		}
		return nil
	}
}

var (
	checkTopicName = checkText(func(name string) bool {
		return len(name) <= topicNameMax && validTopicName(strings.TrimSuffix(name, fifoSuffix))
	}, "1 to 256 letters, digits, - or _, with .fifo at the end of a FIFO topic's")
	checkSubscriptionID = checkText(func(id string) bool { return len(id) <= subscriptionIDMax && validTopicName(id) },
		"1 to 64 letters, digits, - or _")
	checkDisplayName = checkText(func(name string) bool { return utf8.RuneCountInString(name) <= displayNameMax && oneLine(name) },
		"a line of at most 100 characters")
	checkJSON = checkText(func(text string) bool {
		doc, bad := value.Parse(text, value.Limits{})
		return bad == nil && doc.Kind() == value.KindObject
	}, "a JSON object")
	checkTracing            = checkText(func(text string) bool { return text == "PassThrough" || text == "Active" }, "PassThrough or Active")
	checkTopicPolicy        = checkReason(ParseDeliveryPolicy)
	checkSubscriptionPolicy = checkReason(ParseSubscriptionDeliveryPolicy)
	checkArchivePolicy      = checkReason(ParseArchivePolicy)
	checkReplayPolicy       = checkReason(ParseReplayPolicy)
)

func validTopicName(name string) bool {
	for i := range len(name) {
		c := name[i]
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return name != ""
}

// oneLine: no line break and no other control character.
func oneLine(text string) bool {
	for _, r := range text {
		if r < ' ' || r == 0x7f {
			return false
		}
	}
	return true
}
