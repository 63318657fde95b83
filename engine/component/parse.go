package component

import (
	"fmt"
	"strings"
	"time"

	"playground/engine/kernel"
	"playground/engine/value"
)

// parsers has one row a field type. A parser answers with one sentence where the value is not of its type.
var parsers = map[FieldType]func(*Field, value.Value) (setting, error){
	TypeInteger:      parseInteger,
	TypeBoolean:      parseBoolean,
	TypeText:         parseText,
	TypeTemplate:     parseText,
	TypeEnum:         parseEnum,
	TypeDuration:     parseDuration,
	TypeDistribution: parseDistribution,
	TypeProbability:  parseProbability,
	TypeRate:         parseRate,
	TypePolicy:       parsePolicy,
}

const textBytesMax = 256 * 1024 // of one text setting: as long as a message may be was until 2025, plenty for a form

func parseSetting(f *Field, v value.Value, at value.Pointer) (setting, []Problem) {
	if v.IsNull() {
		return setting{}, nil
	}
	s, err := parsers[f.Type](f, v)
	if err != nil {
		return setting{}, []Problem{{at, f.Name + ": " + err.Error()}}
	}
	s.raw = v
	if f.Check != nil {
		if problems := f.Check(at, v); len(problems) > 0 {
			return setting{}, problems
		}
	}
	return s, nil
}

func wanted(v value.Value, what string) error {
	return fmt.Errorf("%s is not %s", value.Preview(v, 40), what)
}

func parseInteger(f *Field, v value.Value) (setting, error) {
	n, ok := v.AsInt()
	if !ok {
		return setting{}, wanted(v, "a whole number")
	}
	unit := ""
	if f.Unit != "" {
		unit = " " + f.Unit
	}
	if f.bounded() && n < f.Min {
		return setting{}, fmt.Errorf("%d%s is below the minimum of %d%s", n, unit, f.Min, unit)
	}
	if f.bounded() && n > f.Max {
		return setting{}, fmt.Errorf("%d%s is above the maximum of %d%s", n, unit, f.Max, unit)
	}
	return setting{number: n}, nil
}

func parseBoolean(_ *Field, v value.Value) (setting, error) {
	b, ok := v.AsBool()
	if !ok {
		return setting{}, wanted(v, "true or false")
	}
	if b {
		return setting{number: 1}, nil
	}
	return setting{}, nil
}

func parseText(_ *Field, v value.Value) (setting, error) {
	text, ok := v.AsText()
	if !ok {
		return setting{}, wanted(v, "a text")
	}
	if len(text) > textBytesMax {
		return setting{}, fmt.Errorf("%d bytes are more than the %d that a text may have", len(text), textBytesMax)
	}
	return setting{}, nil
}

func parseEnum(f *Field, v value.Value) (setting, error) {
	text, ok := v.AsText()
	for _, option := range f.Options {
		if ok && option == text {
			return setting{}, nil
		}
	}
	return setting{}, wanted(v, "one of "+strings.Join(f.Options, ", "))
}

func parseDuration(f *Field, v value.Value) (setting, error) {
	text, ok := v.AsText()
	if !ok {
		return setting{}, wanted(v, `a duration such as "250ms" or "1m30s"`)
	}
	d, err := kernel.ParseDuration(text)
	if err != nil {
		return setting{}, err
	}
	if d < time.Duration(f.Min) {
		return setting{}, fmt.Errorf("%s is below the minimum of %s", text, kernel.FormatDuration(time.Duration(f.Min)))
	}
	if f.bounded() && d > time.Duration(f.Max) {
		return setting{}, fmt.Errorf("%s is above the maximum of %s", text, kernel.FormatDuration(time.Duration(f.Max)))
	}
	return setting{number: int64(d)}, nil
}

func parseDistribution(_ *Field, v value.Value) (setting, error) {
	text, ok := v.AsText()
	if !ok {
		return setting{}, wanted(v, `a distribution such as "40ms" or "exponential 40ms"`)
	}
	d, err := kernel.ParseDistribution(text)
	return setting{distribution: d}, err
}

func parseProbability(_ *Field, v value.Value) (setting, error) {
	text, ok := v.AsText()
	if !ok {
		return setting{}, wanted(v, `a probability such as "5%"`)
	}
	p, err := kernel.ParseProbability(text)
	return setting{probability: p}, err
}

func parseRate(_ *Field, v value.Value) (setting, error) {
	text, ok := v.AsText()
	if !ok {
		return setting{}, wanted(v, `a rate such as "5/s"`)
	}
	r, err := kernel.ParseRate(text)
	return setting{rate: r}, err
}

func parsePolicy(_ *Field, v value.Value) (setting, error) {
	if v.Kind() != value.KindObject {
		return setting{}, wanted(v, `an object such as {"store": ["example_corp"]}`)
	}
	return setting{}, nil
}

// unknownField says what a misspelt name probably meant.
func unknownField(fields []Field, name string) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		if strings.EqualFold(f.Name, name) {
			return fmt.Sprintf("%q is not a setting here; it is spelt %s", name, f.Name)
		}
		names[i] = f.Name
	}
	if len(names) == 0 {
		return fmt.Sprintf("%s is not a setting here; there are none", value.Preview(value.Text(name), 40))
	}
	return fmt.Sprintf("%s is not a setting here; there are %s", value.Preview(value.Text(name), 40), strings.Join(names, ", "))
}
