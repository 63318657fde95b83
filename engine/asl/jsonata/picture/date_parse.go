package picture

import (
	"math"
	"strconv"
	"strings"

	"playground/engine/asl/jsonata/regex"
)

// ToMillis reads a time by a picture, in milliseconds since 1970. What the
// picture leaves out above its most significant component is taken from now.
// There is none when the text is not like the picture; it is NaN where a
// component of it is no number or the date is out of JavaScript's reach. Each
// step of the search takes one from steps.
func ToMillis(text, picture string, now float64, steps *int) (millis float64, is bool, bad *Error) {
	parts, bad := readDate(picture)
	if bad != nil {
		return 0, false, bad
	}
	shape, bad := shapeOf(parts)
	switch {
	case bad != nil:
		return 0, false, bad
	case len(text) > pictureMost:
		return 0, false, tooLong()
	}
	r, any := reading{}, false
	for i, text := range shape.split(text, steps) {
		if p := &parts[i]; p.component != "" {
			any = true
			r.set(p.component, p.read(text))
		}
	}
	if !any {
		return 0, false, nil
	}
	m := momentOf(now)
	millis, bad = r.millis(&m)
	return millis, true, bad
}

// read gives the number of a component; not set for a name that is none.
func (p *part) read(text string) (c component) {
	switch {
	case p.component == "Z" || p.component == "z":
		return component{p.readOffset(text), true}
	case p.isInteger:
		f, _ := p.integer.parse(text)
		return component{f, true}
	case p.component == "P" && (text == "am" || text == "AM"):
		return component{0, true}
	case p.component == "P":
		return component{1, text == "pm" || text == "PM"}
	}
	names := months
	if p.component == "F" {
		names = weekdays
	}
	for i, name := range names {
		if p.width > 0 {
			name = name[:min(len(name), int(p.width))]
		}
		if name == text {
			c = component{float64(i + 1), true} // the last one of those that begin alike
		}
	}
	return c
}

// readOffset gives the minutes of a time zone's offset. Its minutes are added to
// hours below zero, too, as in the library.
func (p *part) readOffset(text string) float64 {
	if p.component == "z" {
		text = text[len("GMT"):]
	}
	hours, minutes := text, "0"
	if p.integer.regular > 0 {
		mark := string(p.integer.separators[0].mark)
		at := max(strings.Index(text, mark), 0)
		hours, minutes = text[:at], text[min(at+len(mark), len(text)):]
	} else if len(text) > len("+01") {
		hours, minutes = text[:len("+01")], text[len("+01"):]
	}
	return float64(leadingInteger(hours)*60) + leadingInteger(minutes)
}

// iso is the form of a time that needs no picture, as the library checks it.
var iso, _ = regex.Compile(`^\d{4}(-[01]\d)*(-[0-3]\d)*(T[0-2]\d:[0-5]\d:[0-5]\d)*(\.\d+)?([+-][0-2]\d:?[0-5]\d|Z)?$`, "")

// FromISO8601 reads a time without a picture. It is NaN where JavaScript's
// Date.parse gives that for a text of the right form, such as for a month 13.
func FromISO8601(text string) (float64, *Error) {
	const steps = 100_000
	left := steps
	if _, found := iso.Find(text, 0, &left); !found {
		return 0, failText("D3110", text)
	}
	return parseISO(text), nil
}

// parseISO reads a text of that form: a date, or a date and a time.
func parseISO(text string) float64 {
	day, clock, timed := strings.Cut(text, "T")
	day, zulu := strings.CutSuffix(day, "Z")
	fields := [...]int64{0, 1, 1}
	for i, field := range strings.Split(day, "-") {
		n, err := strconv.ParseUint(field, 10, 64)
		if err != nil || i >= len(fields) || len(field) > 2 && i > 0 || zulu && timed {
			return math.NaN()
		}
		fields[i] = int64(n)
	}
	d := date{fields[0], fields[1] - 1, fields[2]}
	millis, ok := parseClock(clock)
	if d.month < 0 || d.month > 11 || d.day < 1 || d.day > 31 || timed && !ok {
		return math.NaN()
	}
	return float64(daysOf(d)*millisInADay + millis)
}

// parseClock reads 12:34:56.789 and an offset; UTC where there is none.
func parseClock(text string) (millis int64, ok bool) {
	if len(text) < len("00:00:00") || strings.Contains(text, "T") {
		return 0, false
	}
	at := func(i int) int64 { return int64(text[i]-'0')*10 + int64(text[i+1]-'0') }
	hours, minutes, seconds := at(0), at(3), at(6)
	whole := strings.Trim(text[len("24"):], ":.0Z") == ""
	millis = hours*millisInAnHour + minutes*millisInAMinute + seconds*millisInASecond
	text = strings.TrimSuffix(text[len("00:00:00"):], "Z")
	offset := strings.IndexAny(text, "+-")
	fraction := text
	if offset >= 0 {
		fraction, text = text[:offset], strings.Replace(text[offset:], ":", "", 1)
		east := at(1)*millisInAnHour + at(3)*millisInAMinute
		if text[0] == '-' {
			east = -east
		}
		millis -= east
		if at(1) >= 24 {
			return 0, false
		}
	}
	if len(fraction) > 1 {
		part, _ := strconv.ParseInt((fraction[1:] + "00")[:3], 10, 64)
		millis += part
	}
	return millis, hours < 24 || hours == 24 && whole
}
