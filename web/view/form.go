package view

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// Control is the element in which a setting is edited.
type Control string

// The controls.
const (
	ControlText   Control = "text"
	ControlNumber Control = "number"
	ControlArea   Control = "area"
	ControlSwitch Control = "switch"
	ControlChoice Control = "choice"
)

// Input is one row of a form.
type Input struct {
	Name    string
	Label   string
	Control Control
	Unit    string
	Shown   string // what the control holds: the value, or its default
	Changed bool   // the value differs from the default
	Default string // in words
	Range   string // in words; "" when anything goes
	Example string // how it is written
	Help    string
	Source  string
	Options []string
	Group   string // heading under which it stands; "" for none
	Idle    bool   // has no effect while another setting is off
}

// Facts say what is allowed and what holds when nothing is said: "0 to 43 200 s (12h), default 30 s".
func (i *Input) Facts() string {
	p := phrase(i.Range)
	if i.Default != "none" && i.Control != ControlArea {
		p.add(", ", "default "+i.Default)
	}
	return string(p)
}

// Form makes the rows for fields; object holds what differs from the defaults.
func Form(fields []component.Field, object value.Value) []Input {
	rows := make([]Input, len(fields))
	for i := range fields {
		rows[i] = input(&fields[i], object)
		rows[i].Idle = idle(fields, fields[i].When, object)
	}
	return rows
}

// idle reports whether the boolean field of a name is off; no name is always on.
func idle(fields []component.Field, name string, object value.Value) bool {
	for i := range fields {
		if fields[i].Name == name {
			v, set := object.Get(name)
			if !set {
				v = fields[i].Default
			}
			on, _ := v.AsBool()
			return !on
		}
	}
	return false
}

func input(f *component.Field, object value.Value) Input {
	v, changed := object.Get(f.Name)
	if !changed {
		v = f.Default
	}
	row := Input{
		Name: f.Name, Label: f.Label(), Control: controlOf(f), Unit: f.Unit, Shown: Shown(v), Changed: changed,
		Default: defaultWords(f), Range: rangeWords(f), Example: examples[f.Type], Help: f.Help, Source: f.Source,
		Options: f.Options, Group: f.Group,
	}
	if f.Peer != "" && !slices.Contains(row.Options, row.Shown) {
		row.Options = append(slices.Clone(row.Options), row.Shown) // it is what the setting says, although no wire leads there
	}
	return row
}

var controls = map[component.FieldType]Control{
	component.TypeInteger:  ControlNumber,
	component.TypeBoolean:  ControlSwitch,
	component.TypeEnum:     ControlChoice,
	component.TypeTemplate: ControlArea,
	component.TypePolicy:   ControlArea,
}

var examples = map[component.FieldType]string{
	component.TypeDuration:     "250ms, 1m30s",
	component.TypeDistribution: "40ms, uniform 10ms 50ms, exponential 40ms, lognormal 40ms 200ms",
	component.TypeProbability:  "5%",
	component.TypeRate:         "5/s, 300/m",
	component.TypePolicy:       `{"store": ["example_corp"]}`,
}

func controlOf(f *component.Field) Control {
	if f.Peer != "" {
		return ControlChoice
	}
	if c, ok := controls[f.Type]; ok {
		return c
	}
	return ControlText
}

// Shown is a value as a control holds it: a text without its quotes, anything else as JSON, nothing for null.
func Shown(v value.Value) string {
	if text, ok := v.AsText(); ok {
		return text
	}
	if v.IsNull() {
		return ""
	}
	if v.Kind() == value.KindObject || v.Kind() == value.KindArray {
		return string(value.AppendIndent(nil, v))
	}
	return v.String()
}

func defaultWords(f *component.Field) string {
	text := Shown(f.Default)
	number, isNumber := f.Default.AsInt()
	switch {
	case isNumber:
		return seconds(number, f.Unit)
	case f.Default.IsNull(), f.Peer != "" && text == "":
		return "none"
	case text == "":
		return "empty"
	case f.Type == component.TypeBoolean && text == "true":
		return "on"
	case f.Type == component.TypeBoolean:
		return "off"
	case strings.ContainsRune(text, '\n'):
		return value.Preview(f.Default, 30)
	}
	return withUnit(text, f.Unit)
}

func withUnit(text, unit string) string {
	if unit == "" {
		return text
	}
	return text + " " + unit
}

// seconds writes a number of a unit; many seconds in larger units too: "43 200 s (12h)".
func seconds(n int64, unit string) string {
	words := withUnit(Count(n), unit)
	if unit == "s" && n >= 120 {
		words += " (" + kernel.FormatDuration(time.Duration(n)*time.Second) + ")"
	}
	return words
}

// rangeWords says what is allowed: "0 to 43 200 s (12 h)".
func rangeWords(f *component.Field) string {
	duration := f.Type == component.TypeDuration
	if f.Type != component.TypeInteger && !duration || f.Max <= f.Min {
		if f.Min > 0 && duration {
			return "at least " + kernel.FormatDuration(time.Duration(f.Min))
		}
		return ""
	}
	if duration {
		return kernel.FormatDuration(time.Duration(f.Min)) + " to " + kernel.FormatDuration(time.Duration(f.Max))
	}
	return Count(f.Min) + " to " + seconds(f.Max, f.Unit)
}

// Read turns what was typed into a value, or says in one sentence what is wrong with it. A null value stands for the
// default.
func Read(f component.Field, typed string) (v value.Value, problem string) {
	v, problem = readers[controlOf(&f)](&f, typed)
	if problem != "" || v.IsNull() {
		return v, problem
	}
	f.CheckWith = nil // the other settings are not here to look at
	b := value.NewObject(1)
	b.Set(f.Name, v)
	_, problems := component.ParseSettings([]component.Field{f}, b.Value(), "", nil)
	if len(problems) == 0 {
		return v, ""
	}
	return value.Null, strings.TrimPrefix(problems[0].Message, f.Name+": ")
}

var readers = map[Control]func(f *component.Field, typed string) (value.Value, string){
	ControlText:   readText,
	ControlArea:   readArea,
	ControlChoice: readText,
	ControlNumber: readNumber,
	ControlSwitch: func(_ *component.Field, typed string) (value.Value, string) { return value.Bool(typed == "true"), "" },
}

func readText(f *component.Field, typed string) (value.Value, string) {
	text := strings.TrimSpace(typed)
	if text == "" && (f.Type != component.TypeText || f.Default.IsNull()) {
		return value.Null, ""
	}
	return value.Text(text), ""
}

func readArea(f *component.Field, typed string) (value.Value, string) {
	if f.Type != component.TypePolicy {
		if typed == "" && f.Default.IsNull() {
			return value.Null, ""
		}
		return value.Text(typed), ""
	}
	if strings.TrimSpace(typed) == "" {
		return value.Null, ""
	}
	v, err := value.Parse(typed, value.Limits{Depth: 50, Bytes: 256 << 10})
	if err != nil {
		return value.Null, err.Error()
	}
	return v, ""
}

func readNumber(f *component.Field, typed string) (value.Value, string) {
	text := strings.TrimSpace(typed)
	if text == "" {
		return value.Null, ""
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err == nil {
		return value.Int(n), ""
	}
	if f.Unit != "s" {
		return value.Null, quoted(text) + " is not a whole number"
	}
	if d, wrong := kernel.ParseDuration(text); wrong == nil && d%time.Second == 0 {
		return value.Int(int64(d / time.Second)), ""
	}
	return value.Null, quoted(text) + " is not a whole number of seconds, such as 90 or 1m30s"
}

// quoted shows a text inside a sentence.
func quoted(text string) string { return value.Preview(value.Text(text), 40) }
