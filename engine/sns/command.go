package sns

import (
	"fmt"
	"strings"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/template"
	"playground/engine/value"
)

func publishCommand() component.Command {
	return component.Command{
		Name: "Publish", Title: "Publish a message", Request: publishByHand,
		Fields: []component.Field{
			{Name: "Message", Type: component.TypeTemplate, Default: value.Text("message {{n}}"), Check: template.Check,
				Help: "The message; {{n}} is its number in the whole simulation."},
			{Name: "Subject", Type: component.TypeText, Default: value.Text(""), Help: "A heading inside the notification; may be empty."},
			{Name: "MessageAttributes", Type: component.TypeTemplate, Default: value.Text(""), Check: checkAttributes,
				Help: "What filter policies look at: a line name=value each. A number is a Number, [\"a\",\"b\"] a String.Array, the rest a String."},
			{Name: "MessageStructure", Type: component.TypeEnum, Default: value.Text(""), Options: []string{"", "json"}, CheckWith: checkStructure, Source: publishReference,
				Help: `With json the message is an object of texts by protocol, such as {"default": "long", "sms": "short"}; who has none gets the default.`},
			{Name: "MessageGroupId", Type: component.TypeText, Default: value.Text(""), Source: publishReference,
				Help: "The group within which a FIFO topic keeps the order; it needs one."},
			{Name: "MessageDeduplicationId", Type: component.TypeText, Default: value.Text(""), Source: publishReference,
				Help: "A FIFO topic takes one message with the same id within five minutes."},
		},
	}
}

const publishReference = "Amazon SNS API reference, Publish"

// checkStructure finds what is wrong with a message that is to be an object of texts.
func checkStructure(at value.Pointer, v value.Value, s component.Settings) []component.Problem {
	if text, _ := v.AsText(); text == "" {
		return nil
	}
	if _, _, reason := ParseStructure(s.Text("Message")); reason != "" {
		return []component.Problem{{Pointer: at, Message: reason}}
	}
	return nil
}

// publishByHand makes a new message of what a person typed.
func publishByHand(s component.Settings, env component.Env) component.Request {
	lineage := env.NewLineage()
	in := &action.Publish{Subject: s.Text("Subject")}
	in.Message.Token = component.Token{Lineage: lineage, Attempt: 1}
	in.Message.Attributes, _ = readAttributes(s.Text("MessageAttributes"))
	if t, err := template.Compile(s.Text("Message")); err == nil {
		in.Message.Body = t.Text(template.Context{N: int64(lineage), Now: env.Now(), Rand: env.Rand("command")})
	}
	if s.Text("MessageStructure") == "json" {
		in.Message.Body, in.Texts, _ = ParseStructure(in.Message.Body)
	}
	in.Message.GroupID, in.Message.DeduplicationID = s.Text("MessageGroupId"), s.Text("MessageDeduplicationId")
	return in
}

func checkAttributes(at value.Pointer, v value.Value) []component.Problem {
	text, _ := v.AsText()
	if _, err := readAttributes(text); err != nil {
		return []component.Problem{{Pointer: at, Message: err.Error()}}
	}
	return nil
}

// readAttributes reads lines such as "store=example_corp"; blank lines are fine.
func readAttributes(text string) ([]action.Attribute, error) {
	var all []action.Attribute
	for number, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		name, v, ok := strings.Cut(line, "=")
		name, v = strings.TrimSpace(name), strings.TrimSpace(v)
		if !ok || !validName(name) || v == "" {
			return nil, fmt.Errorf("line %d, %s, is not name=value with a name of letters, digits, _ - and single dots",
				number+1, value.Preview(value.Text(line), 40))
		}
		all = append(all, action.Attribute{Name: name, Type: typeOf(v), Value: v})
	}
	return all, nil
}

func typeOf(text string) string {
	v, bad := value.Parse(text, value.Limits{Depth: 2})
	switch {
	case bad == nil && v.Kind() == value.KindNumber:
		return "Number"
	case bad == nil && v.Kind() == value.KindArray:
		return "String.Array"
	}
	return "String"
}
