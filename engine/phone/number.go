package phone

import (
	"strconv"

	"playground/engine/component"
	"playground/engine/value"
)

// digitsMax is how many digits a number of E.164 has at most.
const digitsMax = 15

// Number is the number of the phone with that id and that setting: without one, of those that are kept for examples
// (555-0100 to 555-0199 in every area of the North American Numbering Plan).
func Number(id, setting string) string {
	if setting != "" {
		return setting
	}
	sum := 0
	for i := range len(id) {
		sum = sum*31 + int(id[i])
	}
	return "+12065550" + strconv.Itoa(100+sum&0xffff%100)
}

func checkNumber(at value.Pointer, v value.Value) []component.Problem {
	text, _ := v.AsText()
	if text == "" || valid(text) {
		return nil
	}
	return []component.Problem{{Pointer: at, Message: "Number: " + value.Preview(v, 40) + " is not a number in the form E.164 such as +12065550100"}}
}

// valid: a plus, and up to 15 digits, of which the first is no zero.
func valid(text string) bool {
	if len(text) < 3 || len(text) > 1+digitsMax || text[0] != '+' || text[1] == '0' {
		return false
	}
	for i := 1; i < len(text); i++ {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}
