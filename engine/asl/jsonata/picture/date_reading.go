package picture

import (
	"math"
	"strings"
)

// component is a number that was read; not set where a name was none.
type component struct {
	number float64
	set    bool
}

// reading is what was read of a time, by component.
type reading struct {
	names  string
	values []component
}

func (r *reading) set(name string, c component) {
	if at := strings.Index(r.names, name); at >= 0 {
		r.values[at] = c
		return
	}
	r.names += name
	r.values = append(r.values, c)
}

func (r *reading) get(name string) component {
	if at := strings.Index(r.names, name); at >= 0 {
		return r.values[at]
	}
	return component{}
}

// The ways to tell a date and a time of day, each by its components.
const (
	byMonth     = "YMD"
	byDayOfYear = "Yd"
	byMonthWeek = "XxwF"
	byWeek      = "XWF"
	byHours     = "Hmsf"
	byHalfDays  = "Phmsf"
)

// is reports whether some components of a way were read, and none of those that
// are only in others. What is 0 does not count: the library has it so.
func (r *reading) is(way, all string) bool {
	some := false
	for _, name := range all {
		c := r.get(string(name))
		switch read := c.set && c.number == c.number && c.number != 0; {
		case read && !strings.ContainsRune(way, name):
			return false
		case read:
			some = true
		}
	}
	return some
}

// millis makes a time of what was read and, above that, of now. Between its most
// and its least significant component none may be missing.
func (r *reading) millis(now *moment) (float64, *Error) {
	const dates, times = "YXMxWwdD", "PHhmsf"
	byDay := !r.is(byMonth, dates) && r.is(byDayOfYear, dates)
	day, clock := byMonth, byHours
	switch {
	case byDay:
		day = "YD" // so in the library: a time behind it is missing its D
	case r.is(byMonthWeek, dates):
		day = byMonthWeek
	case r.is(byWeek, dates):
		day = byWeek
	}
	halves := !r.is(byHours, times) && r.is(byHalfDays, times)
	if halves {
		clock = byHalfDays
	}
	if !r.complete(day+clock, now) || day == byMonthWeek || day == byWeek {
		return 0, fail("D3136")
	}
	hours := r.get("H").number
	if halves {
		if hours = r.get("h").number; hours == 12 {
			hours = 0
		}
		if r.get("P") == (component{1, true}) {
			hours += 12
		}
	}
	days := r.days(byDay)
	clockMillis := float64(hours*millisInAnHour) + float64(r.get("m").number*millisInAMinute) + float64(r.get("s").number*millisInASecond) + r.get("f").number
	return r.inZone(clip(float64(days*millisInADay) + clockMillis)), nil
}

// complete fills in what was not read: from now what is above, with the least
// there is what is below.
func (r *reading) complete(names string, now *moment) bool {
	begun, ended := false, false
	for _, one := range names {
		name := string(one)
		switch read := r.get(name).set; {
		case read && ended:
			return false
		case read:
			begun = true
		case !begun:
			r.set(name, component{now.component(name), true})
		default:
			ended = true
			least := component{0, true}
			if strings.Contains("MDd", name) {
				least.number = 1
			}
			r.set(name, least)
		}
	}
	return true
}

// days counts the days since 1970; NaN where that cannot be told.
func (r *reading) days(byDay bool) float64 {
	year, month, day := r.get("Y").number, r.get("M").number, r.get("D").number
	if byDay {
		month, day = 1, r.get("d").number
	}
	if !(month > 0) {
		month = 1
	}
	const most = 1e9 // beyond JavaScript's dates
	if !(year < most && month < most && day < most) {
		return math.NaN()
	}
	d := date{int64(year), int64(month) - 1, int64(day)}
	if byDay { // a day too late for its year is one of that year again
		of := dateOf(utcDay(d))
		d.month, d.day = of.month, of.day
	}
	return float64(utcDay(d))
}

// inZone takes the offset of the time zone off.
func (r *reading) inZone(millis float64) float64 {
	offset := r.get("Z").number
	if !(offset < 0 || offset > 0) {
		offset = r.get("z").number
	}
	if offset < 0 || offset > 0 {
		millis -= float64(offset * millisInAMinute)
	}
	return millis
}
