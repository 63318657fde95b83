package picture

import "math"

const (
	millisInASecond = 1000
	millisInAMinute = 60 * millisInASecond
	millisInAnHour  = 60 * millisInAMinute
	millisInADay    = 24 * millisInAnHour

	// millisMost is how far JavaScript's dates reach from 1970, in either
	// direction (ECMA-262, 21.4.1.1).
	millisMost = 8_640_000_000_000_000
)

// clip gives the time that JavaScript's dates keep: in whole milliseconds, NaN
// when it is out of reach.
func clip(millis float64) float64 {
	if !(math.Abs(millis) <= millisMost) {
		return math.NaN()
	}
	return math.Trunc(millis)
}

// date is a day in the calendar, in UTC. Months begin with 0.
type date struct{ year, month, day int64 }

// daysOf counts the days since 1970 up to a date, whose month and day may be any
// number, by the calendar whose years begin in March.
func daysOf(d date) int64 {
	year := d.year + floorDiv(d.month, 12)
	month := d.month - 12*floorDiv(d.month, 12)
	fromMarch := (month + 10) % 12
	if month < 2 {
		year--
	}
	const untilMarch1970 = 719468
	return 365*year + floorDiv(year, 4) - floorDiv(year, 100) + floorDiv(year, 400) + (153*fromMarch+2)/5 + d.day - 1 - untilMarch1970
}

// dateOf gives the date of a day since 1970.
func dateOf(days int64) date {
	year := 1970 + floorDiv(days*400, 146097)
	for daysOf(date{year, 0, 1}) > days {
		year--
	}
	for daysOf(date{year + 1, 0, 1}) <= days {
		year++
	}
	month := int64(11)
	for daysOf(date{year, month, 1}) > days {
		month--
	}
	return date{year, month, days - daysOf(date{year, month, 1}) + 1}
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// utcDay is JavaScript's Date.UTC, counted in days: the years 0 to 99 are those
// of the twentieth century.
func utcDay(d date) int64 {
	if d.year >= 0 && d.year <= 99 {
		d.year += 1900
	}
	return daysOf(d)
}

// weekday gives 1 for Monday to 7 for Sunday.
func weekday(days int64) int64 { return days + 3 - 7*floorDiv(days+3, 7) + 1 }

// firstWeek gives the day on which the first week of a month begins, a Monday:
// that week has the month's first Thursday, as ISO 8601 has it for years.
func firstWeek(year, month int64) int64 {
	first := utcDay(date{year + floorDiv(month, 12), month - 12*floorDiv(month, 12), 1})
	if on := weekday(first); on > 4 {
		return first + 8 - on
	} else {
		return first - on + 1
	}
}
