package conformance

import (
	"fmt"
	"slices"
	"strings"

	"playground/engine/value"
)

// function is one that a case names, with what it does.
type function struct {
	arn       string
	behaviour string
	said      value.Value
}

// behaviours are what a function can do, with the members that say more of each.
var behaviours = map[string][]string{
	"echo":          nil,
	"constant":      {"value"},
	"throws":        {"error", "cause"},
	"prefix-string": {"prefix"},
	"repeat-string": {"text", "count"},
	"delay-echo":    {"seconds"},
}

func readFunction(arn string, v value.Value) (f function, err error) {
	f = function{arn, textOf(v, "behaviour"), expanded(v)}
	members, known := behaviours[f.behaviour]
	if !known {
		return f, fmt.Errorf("there is no behaviour %s", v)
	}
	for name := range v.Members() {
		if name != "behaviour" && !slices.Contains(members, name) {
			return f, fmt.Errorf("the behaviour %q has no key %q", f.behaviour, name)
		}
	}
	return f, nil
}

// called is the event that a call hands to the function, if it is this one that is called.
func (f function) called(c Call) (event value.Value, is bool) {
	if c.Kind == "lambda" {
		return c.Parameters, c.Resource == f.arn
	}
	name := textOf(c.Parameters, "FunctionName")
	is = c.ResourceType == "lambda" && c.Resource == "invoke" && name != "" && (name == f.arn || strings.HasSuffix(f.arn, ":"+name))
	if event = member(c.Parameters, "Payload"); event.IsNull() {
		event = value.NewObject(0).Value()
	}
	return event, is
}

// answer is what the function gives back to a call, and after how many milliseconds.
func (f function) answer(event value.Value, c Call) (after int64, results []Result, err error) {
	result := event
	switch f.behaviour {
	case "constant":
		result = member(f.said, "value")
	case "throws":
		return 0, []Result{{Kind: Failed, Error: textAt(f.said, "error"), Cause: textAt(f.said, "cause")}}, nil
	case "prefix-string":
		text, is := event.AsText()
		if !is {
			return 0, nil, fmt.Errorf("the function takes a text, not %s", value.Preview(event, 80))
		}
		result = value.Text(textOf(f.said, "prefix") + text)
	case "repeat-string":
		count, _ := member(f.said, "count").AsInt()
		if count < 0 || count*int64(max(1, len(textOf(f.said, "text")))) > repeatMax {
			return 0, nil, fmt.Errorf("a text cannot be repeated %d times", count)
		}
		result = value.Text(strings.Repeat(textOf(f.said, "text"), int(count)))
	case "delay-echo":
		seconds, _ := member(f.said, "seconds").AsFloat()
		after = int64(seconds * 1000)
	}
	if c.Kind == "task" {
		result = invoked(result)
	}
	return after, []Result{{Value: result}}, nil
}

// invoked is what Lambda's Invoke answers, less what it says of the request.
func invoked(payload value.Value) value.Value {
	b := value.NewObject(3)
	b.Set("ExecutedVersion", value.Text("$LATEST"))
	b.Set("Payload", payload)
	b.Set("StatusCode", value.Int(200))
	return b.Value()
}
