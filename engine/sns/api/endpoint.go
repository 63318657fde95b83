package api

import (
	"strings"

	"playground/engine/component"
)

// endpoints has a row for each protocol: whether a text is an endpoint of it, and what is said of one that is none.
var endpoints = map[string]struct {
	sound  func(endpoint string) bool
	reason string
}{
	"http":        {func(e string) bool { return isURL(e, "http://") }, "Endpoint must match the specified protocol"},
	"https":       {func(e string) bool { return isURL(e, "https://") }, "Endpoint must match the specified protocol"},
	"email":       {isEmail, "Email address"},
	"email-json":  {isEmail, "Email address"},
	"sqs":         {func(e string) bool { return isARN(e, "sqs") }, "SQS endpoint ARN"},
	"lambda":      {func(e string) bool { return isARN(e, "lambda") }, "Lambda endpoint ARN"},
	"firehose":    {func(e string) bool { return isARN(e, "firehose") }, "Firehose endpoint ARN"},
	"application": {func(e string) bool { return isARN(e, "sns") }, "ApplicationEndpoint ARN"},
}

// checkEndpoint finds what is wrong with an endpoint. Of a phone number AWS says so in a way of its own.
func (c *Call) checkEndpoint(protocol, endpoint string) *component.Fault {
	row, known := endpoints[protocol]
	switch {
	case !known && protocol != "sms":
		return invalid("Amazon SNS does not support this protocol string: " + protocol)
	case endpoint == "":
		return missing("Endpoint")
	case protocol == "sms" && !isPhone(endpoint):
		return &component.Fault{Code: invalidParameter, Message: "Invalid SMS endpoint: " + endpoint}
	case known && !row.sound(endpoint):
		return invalid(row.reason)
	case c.topic.Fifo() && protocol != "sqs":
		return invalid("Invalid parameter: Endpoint Reason: Please use FIFO SQS queue")
	case protocol == "sqs" && strings.HasSuffix(endpoint, fifoSuffix) && !c.topic.Fifo():
		return invalid("Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics")
	}
	return nil
}

func isURL(text, scheme string) bool {
	host, ok := strings.CutPrefix(text, scheme)
	return ok && host != "" && !strings.ContainsAny(host, " \t\r\n\"<>") && host[0] != '/'
}

func isEmail(text string) bool {
	name, domain, ok := strings.Cut(text, "@")
	return ok && name != "" && domain != "" && !strings.ContainsAny(text, " \t\r\n<>") && len(text) <= emailBytesMax
}

// isPhone: digits, perhaps after a +; dots, dashes and slashes may stand between them, but not side by side.
func isPhone(text string) bool {
	rest, digits, mark := strings.TrimPrefix(text, "+"), 0, true
	for i := range len(rest) {
		switch c := rest[i]; {
		case c >= '0' && c <= '9':
			if digits++; digits == 1 && c == '0' {
				return false
			}
			mark = false
		case c == '.' || c == '-' || c == '/':
			if mark {
				return false
			}
			mark = true
		default:
			return false
		}
	}
	return !mark && digits > 1 && digits <= digitsMax
}

// phoneNumber is a number in the form E.164, without what stood between its digits.
func phoneNumber(text string) string {
	digits := strings.Map(func(c rune) rune {
		if c < '0' || c > '9' {
			return -1
		}
		return c
	}, text)
	return "+" + digits
}
