package picture

import (
	"math"
	"strings"

	"playground/engine/value"
)

// ISO8601 is the picture of times where none is given.
const ISO8601 = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]"

var (
	months   = strings.Fields("January February March April May June July August September October November December")
	weekdays = strings.Fields("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
)

// FromMillis writes a time, in milliseconds since 1970, by a picture of F&O 9.8,
// such as ISO8601. The time zone is written as +0530; UTC where it is empty.
func FromMillis(millis float64, picture, timezone string) (string, *Error) {
	parts, bad := readDate(picture)
	if bad != nil {
		return "", bad
	}
	z := zone{}
	if timezone != "" {
		offset := leadingInteger(timezone)
		z.hours = math.Floor(offset / 100)
		z.minutes = offset - float64(100*math.Trunc(offset/100))
	}
	m := momentOf(millis + float64((float64(60*z.hours)+z.minutes)*millisInAMinute))
	var b strings.Builder
	for i := range parts {
		text, bad := parts[i].format(&m, z)
		if bad != nil {
			return "", bad
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

// zone is the offset of a time zone. For one west of Greenwich the library has
// minutes below zero and hours rounded down: -0530 is -6 hours and -30 minutes.
type zone struct{ hours, minutes float64 }

func (p *part) format(m *moment, z zone) (string, *Error) {
	switch {
	case p.component == "":
		return p.literal, nil
	case p.component == "Z" || p.component == "z":
		return p.formatZone(z)
	case p.component == "C" || p.component == "E":
		return "ISO", nil
	case p.component == "P" && p.names == upperName:
		return strings.ToUpper(m.afternoon()), nil
	case p.component == "P":
		return m.afternoon(), nil
	case !strings.Contains(integerComponents, p.component):
		return "undefined", nil // so does the library
	case p.names != noName:
		return p.formatName(m)
	}
	f := m.component(p.component)
	if p.component == "Y" && p.year != -1 {
		f = lastDigits(f, p.year)
	}
	return p.integer.format(f)
}

// lastDigits keeps so many digits of a year.
func lastDigits(year, digits float64) float64 {
	const most = 6 // years have no more
	if digits > most {
		return year
	}
	power := int64(Power(10, math.Trunc(digits)))
	if year != year || power == 0 {
		return math.NaN()
	}
	return float64(int64(year) % power)
}

func (p *part) formatName(m *moment) (string, *Error) {
	f, names := m.component(p.component), months
	switch p.component {
	case "F":
		names = weekdays
	case "M", "x":
	default:
		return "", failText("D3133", p.component)
	}
	switch {
	case f != f && m.none && p.names == titleName:
		return "undefined", nil // so does the library
	case f != f:
		return "", failText("D3133", p.component)
	}
	name := names[int(f)-1]
	if float64(len(name)) > p.width {
		name = name[:int(max(p.width, 0))]
	}
	switch p.names {
	case upperName:
		return strings.ToUpper(name), nil
	case lowerName:
		return strings.ToLower(name), nil
	}
	return name, nil
}

func (p *part) formatZone(z zone) (text string, bad *Error) {
	offset := float64(z.hours*100) + z.minutes
	switch digits := p.integer.mandatory; {
	case offset == 0 && p.variation == 't' && (p.integer.regular > 0 || digits <= 4):
		return "Z", nil
	case p.integer.regular > 0 || digits == 3 || digits == 4:
		text, bad = p.integer.format(offset)
	case digits == 1 || digits == 2:
		if text, bad = p.integer.format(z.hours); z.minutes != 0 {
			text += ":" + twoDigits(z.minutes)
		}
	default:
		bad = &Error{Code: "D3134"}
		if digits == digits {
			bad.Value = value.Float(digits)
		}
	}
	if offset >= 0 {
		text = "+" + text
	}
	if p.component == "z" {
		text = "GMT" + text
	}
	return text, bad
}

// twoDigits writes minutes.
func twoDigits(minutes float64) string {
	p := integer{zero: '0', mandatory: 2}
	text, _ := p.format(minutes)
	return text
}
