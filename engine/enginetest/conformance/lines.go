package conformance

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"playground/engine/value"
)

// readLines reads cases that stand one in a line. They say nothing of how far they are to be trusted: what was
// recorded at AWS is "aws-recorded", all else comes from the suite of a reference implementation.
func readLines(text []byte) (cases []value.Value, err error) {
	for i, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		one, bad := value.Parse(withoutHalves(line), value.Limits{Bytes: len(line) * 2, Nodes: len(line)})
		if bad != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, bad)
		}
		if !has(one, "confidence") {
			confidence := "reference-suite"
			if has(one, "recorded") {
				confidence = "aws-recorded"
			}
			one = one.With("confidence", value.Text(confidence))
		}
		cases = append(cases, withHalves(one))
	}
	return cases, nil
}

// halfMark stands before and behind the hexadecimal digits of half a surrogate pair, which JSON has and UTF-8 has not.
const halfMark = "\u0001"

var escapes = regexp.MustCompile(`\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)`)

// withoutHalves marks the halves of surrogate pairs whose other half is missing.
func withoutHalves(line string) string {
	return escapes.ReplaceAllStringFunc(line, func(escape string) string {
		if len(escape) == len(`\ud800`) && (escape[2] == 'd' || escape[2] == 'D') && escape[3] >= '8' {
			return `\u0001` + escape[2:] + `\u0001`
		}
		return escape
	})
}

var halves = regexp.MustCompile(halfMark + `([dD][89a-fA-F][0-9a-fA-F]{2})` + halfMark)

// withHalves puts the bytes in place of the marks that the half would have if it were a character: they are no UTF-8.
func withHalves(v value.Value) value.Value {
	if !strings.Contains(v.String(), `\u0001`) {
		return v
	}
	return mapTexts(v, func(text string) string {
		return halves.ReplaceAllStringFunc(text, func(mark string) string {
			var unit rune
			for _, digit := range mark[1:5] {
				unit = unit<<4 | rune(strings.IndexRune("0123456789ABCDEF", unicode.ToUpper(digit)))
			}
			return string([]byte{0xe0 | byte(unit>>12), 0x80 | byte(unit>>6&0x3f), 0x80 | byte(unit&0x3f)})
		})
	})
}

// mapTexts is a value with each text in it changed; the names of members stay.
func mapTexts(v value.Value, change func(string) string) value.Value {
	switch v.Kind() {
	case value.KindString:
		text, _ := v.AsText()
		return value.Text(change(text))
	case value.KindArray:
		elements := make([]value.Value, 0, v.Len())
		for _, one := range v.Elements() {
			elements = append(elements, mapTexts(one, change))
		}
		return value.ArrayOf(elements)
	case value.KindObject:
		b := value.NewObject(v.Len())
		for name, one := range v.Members() {
			b.Set(name, mapTexts(one, change))
		}
		return b.Value()
	}
	return v
}
