package sqs

import (
	"errors"
	"strconv"
	"strings"

	"playground/engine/action"
)

// attributeFlaw says what is wrong with a message attribute, in the words that users of AWS quote.
func attributeFlaw(a *action.Attribute) string {
	if flaw := nameFlaw(a.Name); flaw != "" {
		return flaw
	}
	kind, _, _ := strings.Cut(a.Type, ".")
	switch {
	case a.Type == "":
		return "The message (user) attribute '" + a.Name + "' must contain a non-empty message attribute type."
	case kind != "String" && kind != "Number" && kind != "Binary":
		return "The type of message (user) attribute '" + a.Name + "' is invalid. You must use only the following supported type prefixes: Binary, Number, String."
	case len(a.Type) > dataTypeMax:
		return "Message (user) attribute type must be shorter than 256 bytes."
	case a.Value == "":
		return "Message (user) attribute '" + a.Name + "' must contain a non-empty value of type '" + kind + "'."
	case a.Type == "Number" && !isNumber(a.Value):
		return "Can't cast the value of message (user) attribute '" + a.Name + "' to a number."
	case kind != "Binary" && !allowed(a.Value):
		return "Message (user) attribute '" + a.Name + "' contains characters outside the allowed set."
	}
	return ""
}

// nameFlaw: letters, digits, "_", "-" and single dots inside; not AWS's own prefixes. The letters that AWS names are
// those of ASCII, but it takes those of other European alphabets as well.
func nameFlaw(name string) string {
	switch {
	case name == "":
		return "The request must contain non-empty message (user) attribute names."
	case len(name) > attributeNameMax:
		return "Message (user) attribute name must be shorter than 256 bytes."
	case hasPrefixFold(name, "AWS.") || hasPrefixFold(name, "Amazon."):
		return "You can't use message attribute names beginning with 'AWS.' or 'Amazon'. These strings are reserved for internal use."
	case name[0] == '.':
		return "Message (user) attribute name must not begin with character '.'."
	case name[len(name)-1] == '.':
		return "Message (user) attribute name must not end with character '.'."
	case strings.Contains(name, ".."):
		return "Message (user) attribute name must not have successive '.' characters."
	}
	for _, c := range name {
		latin := c >= latinFirst && c <= latinLast
		if !latin && !isAlphanumeric(c) && c != '_' && c != '-' && c != '.' {
			return "Message (user) attribute name can only contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters."
		}
	}
	return ""
}

// isNumber: digits with a sign, a point and an exponent, however large.
func isNumber(text string) bool {
	if strings.ContainsFunc(text, func(r rune) bool { return !strings.ContainsRune("0123456789+-.eE", r) }) {
		return false
	}
	_, err := strconv.ParseFloat(text, 64)
	return err == nil || errors.Is(err, strconv.ErrRange)
}

func hasPrefixFold(text, prefix string) bool {
	return len(text) >= len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}

func isAlphanumeric(c rune) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
