package component

import (
	"fmt"
	"time"

	"playground/engine/kernel"
	"playground/engine/value"
)

// Settings are the checked values of a node's or a wire's fields. A field that the scenario does not mention has its
// default. Reading a field that the kind does not list is a bug.
type Settings struct {
	fields []Field
	values []setting
}

// setting is a value in the form in which components want it.
type setting struct {
	raw          value.Value
	number       int64 // integers, booleans, durations in nanoseconds
	distribution kernel.Distribution
	probability  kernel.Probability
	rate         kernel.Rate
}

// ParseSettings checks the members of an object against the fields and reports every problem at once. Members that
// skip answers true for belong to somebody else, and null stands for the default. Where there are problems the
// settings hold defaults instead.
func ParseSettings(fields []Field, object value.Value, at value.Pointer, skip func(name string) bool) (Settings, []Problem) {
	s := Settings{fields: fields, values: make([]setting, len(fields))}
	var problems []Problem
	for i := range fields {
		s.values[i], _ = parseSetting(&fields[i], fields[i].Default, at)
	}
	for name, v := range object.Members() {
		if skip != nil && skip(name) {
			continue
		}
		i := s.find(name)
		if i < 0 {
			problems = append(problems, Problem{at.Append(name), unknownField(fields, name)})
			continue
		}
		if v.IsNull() {
			continue
		}
		parsed, bad := parseSetting(&fields[i], v, at.Append(name))
		if len(bad) == 0 {
			s.values[i] = parsed
		}
		problems = append(problems, bad...)
	}
	return s, append(problems, s.check(at)...)
}

// check runs the checks that look at other settings.
func (s Settings) check(at value.Pointer) (problems []Problem) {
	for i := range s.fields {
		f := &s.fields[i]
		if f.CheckWith == nil || s.values[i].raw.IsNull() {
			continue
		}
		if bad := f.CheckWith(at.Append(f.Name), s.values[i].raw, s); len(bad) > 0 {
			problems = append(problems, bad...)
			s.values[i], _ = parseSetting(f, f.Default, at)
		}
	}
	return problems
}

func (s Settings) find(name string) int {
	for i := range s.fields {
		if s.fields[i].Name == name {
			return i
		}
	}
	return -1
}

func (s Settings) must(name string) *setting {
	i := s.find(name)
	if i < 0 {
		panic(fmt.Sprintf("component: no field %q", name))
	}
	return &s.values[i]
}

// Int is the value of an integer field.
func (s Settings) Int(name string) int64 { return s.must(name).number }

// Seconds is the value of an integer field whose unit is the second.
func (s Settings) Seconds(name string) time.Duration { return time.Duration(s.Int(name)) * time.Second }

// Bool is the value of a boolean field.
func (s Settings) Bool(name string) bool { return s.must(name).number != 0 }

// Duration is the value of a duration field.
func (s Settings) Duration(name string) time.Duration { return time.Duration(s.must(name).number) }

// Text is the value of a text, template or enum field; "" when absent.
func (s Settings) Text(name string) string {
	text, _ := s.must(name).raw.AsText()
	return text
}

// Distribution is the value of a distribution field.
func (s Settings) Distribution(name string) kernel.Distribution { return s.must(name).distribution }

// Probability is the value of a probability field.
func (s Settings) Probability(name string) kernel.Probability { return s.must(name).probability }

// Rate is the value of a rate field.
func (s Settings) Rate(name string) kernel.Rate { return s.must(name).rate }

// Raw is the value of any field as it stands in the scenario; null when absent.
func (s Settings) Raw(name string) value.Value { return s.must(name).raw }

// Value renders every setting.
func (s Settings) Value() value.Value {
	b := value.NewObject(len(s.fields))
	for i, f := range s.fields {
		b.Set(f.Name, s.values[i].raw)
	}
	return b.Value()
}
