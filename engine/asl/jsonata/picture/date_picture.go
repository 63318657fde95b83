package picture

import (
	"math"
	"strings"
	"unicode/utf8"
)

// part is a piece of the picture of a date: text that stands for itself, or the
// marker of a component.
type part struct {
	literal   string
	component string // a letter; empty in a literal
	names     nameCase
	integer   integer
	isInteger bool    // how the component is written is a picture of an integer
	variation byte    // a, t, c or o; 0 for none
	width     float64 // of a name at most; NaN for any
	year      float64 // digits that a year, month or day has; -1 for any
}

// nameCase is how names of months and days are written; noName for numbers.
type nameCase uint8

const (
	noName nameCase = iota
	lowerName
	upperName
	titleName
)

// usualModifiers are how components are written unless the picture says so.
var usualModifiers = map[string]string{
	"Y": "1", "M": "1", "D": "1", "d": "1", "F": "n", "W": "1", "w": "1", "X": "1", "x": "1", "H": "1", "h": "1",
	"P": "n", "m": "01", "s": "01", "f": "1", "Z": "01:01", "z": "01:01", "C": "n", "E": "n",
}

// integerComponents are those that are numbers, unless their names are asked for.
const integerComponents = "YMDdFWwXxHhmsf"

// readDate cuts the picture of a date into its parts.
func readDate(picture string) (parts []part, bad *Error) {
	if len(picture) > pictureMost {
		return nil, tooLong()
	}
	parts = make([]part, 0, 2*strings.Count(picture, "[")+1)
	for picture != "" {
		at := strings.IndexByte(picture, '[')
		if at < 0 {
			at = len(picture)
		}
		if at > 0 {
			parts = append(parts, part{literal: strings.ReplaceAll(picture[:at], "]]", "]")})
		}
		switch picture = picture[at:]; {
		case picture == "":
			return parts, nil
		case strings.HasPrefix(picture, "[["):
			parts, picture = append(parts, part{literal: "["}), picture[len("[["):]
			continue
		}
		end := strings.IndexByte(picture, ']')
		if end < 0 {
			return nil, fail("D3135")
		}
		p, bad := readMarker(withoutBlanks(picture[1:end]))
		if bad != nil {
			return nil, bad
		}
		parts, picture = append(parts, p), picture[end+1:]
	}
	return parts, nil
}

func withoutBlanks(text string) string {
	if strings.IndexFunc(text, blank) < 0 {
		return text
	}
	return strings.Join(strings.FieldsFunc(text, blank), "")
}

// readMarker reads what stands between brackets: a component, how to write it,
// and behind a comma its width.
func readMarker(marker string) (part, *Error) {
	_, size := utf8.DecodeRuneInString(marker)
	p := part{component: marker[:size], width: math.NaN(), year: -1}
	modifier, least, most := marker[size:], math.NaN(), math.NaN()
	if comma := strings.LastIndexByte(marker, ','); comma >= 0 {
		narrow, wide, _ := strings.Cut(marker[comma+1:], "-")
		least, most = leadingInteger(narrow), leadingInteger(wide)
		modifier = marker[min(size, comma):max(size, comma)]
	}
	p.width = most
	if modifier == "" {
		modifier = usualModifiers[p.component]
	} else if last := modifier[len(modifier)-1]; utf8.RuneCountInString(modifier) > 1 && strings.IndexByte("atco", last) >= 0 {
		p.variation, modifier = last, modifier[:len(modifier)-1]
	}
	switch {
	case modifier == "":
		return p, failText("D3132", p.component)
	case modifier[0] == 'n':
		p.names = lowerName
	case strings.HasPrefix(modifier, "Nn"):
		p.names = titleName
	case modifier[0] == 'N':
		p.names = upperName
	case strings.Contains(integerComponents, p.component):
		return p, p.readNumber(modifier, least, most)
	}
	if p.component == "Z" || p.component == "z" {
		return p, p.readZone(modifier)
	}
	return p, nil
}

// readZone reads how to write a time zone.
func (p *part) readZone(modifier string) (bad *Error) {
	p.isInteger = true
	p.integer, bad = readInteger(modifier)
	return bad
}

// readNumber reads how to write a number, which the width may fill up.
func (p *part) readNumber(modifier string, least, most float64) (bad *Error) {
	p.isInteger = true
	if p.variation != 0 {
		modifier += ";" + string(p.variation)
	}
	if p.integer, bad = readInteger(modifier); bad != nil {
		return bad
	}
	if p.integer.mandatory < least {
		p.integer.mandatory = least
	}
	if !strings.Contains("YMD", p.component) {
		return nil
	}
	if most == most {
		p.year, p.integer.mandatory = most, most
	} else if digits := p.integer.mandatory + p.integer.optional; digits >= 2 {
		p.year = digits
	}
	return nil
}
