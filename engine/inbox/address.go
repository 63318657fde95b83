package inbox

import (
	"strings"

	"playground/engine/component"
	"playground/engine/value"
)

// addressMax is how long an address may be (RFC 5321, 4.5.3.1.3: a path of 256 characters with its angle brackets).
const addressMax = 254

// Address is the address of the inbox with that id and that setting.
func Address(id, setting string) string {
	if setting == "" {
		return id + "@example.com"
	}
	return setting
}

func checkAddress(at value.Pointer, v value.Value) []component.Problem {
	text, _ := v.AsText()
	name, domain, ok := strings.Cut(text, "@")
	if text == "" || ok && name != "" && domain != "" && len(text) <= addressMax && !strings.ContainsAny(text, " \t\r\n<>") {
		return nil
	}
	return []component.Problem{{Pointer: at, Message: "Address: " + value.Preview(v, 40) + " is not an email address such as ann@example.com"}}
}
