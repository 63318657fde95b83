package endpoint

import (
	"strings"

	"playground/engine/component"
	"playground/engine/value"
)

// urlMax is as long as SNS lets an endpoint be (SNS API reference, Subscribe: 2,048 characters).
const urlMax = 2048

// URL is the address of the endpoint with that id and that setting, by a protocol.
func URL(id, setting, protocol string) string {
	if setting == "" {
		return protocol + "://" + id + ".example.com/"
	}
	return setting
}

func checkURL(at value.Pointer, v value.Value) []component.Problem {
	text, _ := v.AsText()
	scheme, host, ok := strings.Cut(text, "://")
	if text == "" || ok && (scheme == "http" || scheme == "https") && host != "" && len(text) <= urlMax && !strings.ContainsAny(text, " \t\r\n<>\"") {
		return nil
	}
	return []component.Problem{{Pointer: at, Message: "Url: " + value.Preview(v, 40) + " is not an address such as https://shop.example.com/hook"}}
}
