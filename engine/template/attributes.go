package template

import (
	"fmt"
	"strings"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/value"
)

// Attributes are the attributes of messages, each value a template.
type Attributes []attribute

// attribute is one line of the text.
type attribute struct {
	name  string
	kind  string // "" when the value decides: a number is a Number, the rest a String
	value *Template
}

// CompileAttributes reads the lines name=value and name:Type=value; blank lines are fine.
func CompileAttributes(text string) (Attributes, error) {
	var all Attributes
	for number, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		a, err := compileAttribute(line)
		if err != nil {
			return nil, fmt.Errorf("attribute line %d: %w", number+1, err)
		}
		for _, other := range all {
			if other.name == a.name {
				return nil, fmt.Errorf("attribute line %d: %q is there twice", number+1, a.name)
			}
		}
		all = append(all, a)
	}
	if len(all) > attributesMax {
		return nil, fmt.Errorf("%d attributes are more than the %d that a message may have", len(all), attributesMax)
	}
	return all, nil
}

func compileAttribute(line string) (attribute, error) {
	left, right, ok := strings.Cut(line, "=")
	if !ok {
		return attribute{}, fmt.Errorf("%s has no =; write name=value", preview(line))
	}
	name, kind, typed := strings.Cut(strings.TrimSpace(left), ":")
	if err := checkName(name); err != nil {
		return attribute{}, err
	}
	if typed && !knownType(kind) {
		return attribute{}, fmt.Errorf("%s is no type of an attribute; there are String, Number, String.Array", preview(kind))
	}
	right = strings.TrimSpace(right)
	if right == "" {
		return attribute{}, fmt.Errorf("%q has no value", name)
	}
	compiled, err := Compile(right)
	if err != nil {
		return attribute{}, fmt.Errorf("value of %q: %w", name, err)
	}
	if kind == "Number" && compiled.Static() && !isNumber(right) {
		return attribute{}, fmt.Errorf("%q is a Number, but %s is not", name, preview(right))
	}
	return attribute{name, kind, compiled}, nil
}

func preview(text string) string { return value.Preview(value.Text(text), 40) }

// knownType accepts the types that text can be, each with an optional label of one's own, as SQS and SNS do.
func knownType(kind string) bool {
	base, label, labelled := strings.Cut(kind, ".")
	return (base == "String" || base == "Number") && (!labelled || label != "")
}

// checkName keeps to the characters that SQS and SNS allow in names (SQS developer guide, message metadata).
func checkName(name string) error {
	if name == "" || len(name) > attributeLength {
		return fmt.Errorf("the name %s has %d characters, not between 1 and %d", preview(name), len(name), attributeLength)
	}
	for _, c := range name {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.') {
			return fmt.Errorf("the name %s has characters other than letters, digits, _ - and .", preview(name))
		}
	}
	if strings.HasPrefix(name, ".") || strings.HasSuffix(name, ".") || strings.Contains(name, "..") {
		return fmt.Errorf("the name %s begins or ends with a dot, or has two in a row", preview(name))
	}
	if lower := strings.ToLower(name); strings.HasPrefix(lower, "aws.") || strings.HasPrefix(lower, "amazon.") {
		return fmt.Errorf("the name %s begins with AWS. or Amazon., which AWS keeps for itself", preview(name))
	}
	return nil
}

// isNumber reports whether a text is a JSON number, which is what SNS and SQS take for a Number.
func isNumber(text string) bool {
	if text == "" || text[0] != '-' && (text[0] < '0' || text[0] > '9') {
		return false
	}
	v, err := value.Parse(text, value.Limits{})
	return err == nil && v.Kind() == value.KindNumber
}

// CheckAttributes is a component.Field's check for settings that are attributes.
func CheckAttributes(at value.Pointer, v value.Value) []component.Problem {
	text, _ := v.AsText()
	if _, err := CompileAttributes(text); err != nil {
		return []component.Problem{{Pointer: at, Message: err.Error()}}
	}
	return nil
}

// Static reports whether every message has the same attributes.
func (all Attributes) Static() bool {
	for i := range all {
		if !all[i].value.Static() {
			return false
		}
	}
	return true
}

// Render fills all attributes in for one message.
func (all Attributes) Render(c Context) []action.Attribute {
	rendered := make([]action.Attribute, len(all))
	for i := range all {
		rendered[i] = all[i].render(c)
	}
	return rendered
}

// Set fills the attributes in among those that a message has: one of the same name gives its place up, and where there
// would be too many, the first ones do. What is there already is left as it is.
func (all Attributes) Set(among []action.Attribute, c Context) []action.Attribute {
	if len(all) == 0 {
		return among
	}
	mixed := append(make([]action.Attribute, 0, len(among)+len(all)), among...)
	for i := range all {
		a, at := all[i].render(c), len(mixed)
		for j := range mixed {
			if mixed[j].Name == a.Name {
				at = j
			}
		}
		if at == len(mixed) {
			mixed = append(mixed, a)
		}
		mixed[at] = a
	}
	return mixed[max(0, len(mixed)-attributesMax):]
}

func (a *attribute) render(c Context) action.Attribute {
	text := a.value.Text(c)
	kind := a.kind
	if kind == "" {
		kind = "String"
		if isNumber(text) {
			kind = "Number"
		}
	}
	return action.Attribute{Name: a.name, Type: kind, Value: text}
}
