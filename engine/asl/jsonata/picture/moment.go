package picture

import "math"

// moment is a time taken apart. There is none when a date is out of JavaScript's
// reach; each component is then NaN.
type moment struct {
	date
	days   int64 // since 1970
	millis int64 // of the day
	none   bool
}

func momentOf(millis float64) moment {
	if millis = clip(millis); millis != millis {
		return moment{none: true}
	}
	days := floorDiv(int64(millis), millisInADay)
	return moment{date: dateOf(days), days: days, millis: int64(millis) - days*millisInADay}
}

// component gives a component that is a number.
func (m *moment) component(name string) float64 {
	read, is := components[name]
	if m.none || !is {
		return math.NaN()
	}
	return float64(read(m))
}

// afternoon is the component P.
func (m *moment) afternoon() string {
	if m.millis >= millisInADay/2 {
		return "pm"
	}
	return "am"
}

var components = map[string]func(m *moment) int64{
	"Y": func(m *moment) int64 { return m.year },
	"M": func(m *moment) int64 { return m.month + 1 },
	"D": func(m *moment) int64 { return m.day },
	"d": func(m *moment) int64 { return utcDay(m.date) - utcDay(date{m.year, 0, 1}) + 1 },
	"F": func(m *moment) int64 { return weekday(m.days) },
	"W": func(m *moment) int64 { return m.week(0, 12, 52) },
	"w": func(m *moment) int64 { return m.week(m.month, 1, 4) },
	"X": func(m *moment) int64 { return m.year + m.neighbour(0, 12) },
	"x": func(m *moment) int64 { return (m.month+m.neighbour(m.month, 1)+12)%12 + 1 },
	"H": func(m *moment) int64 { return m.millis / millisInAnHour },
	"h": func(m *moment) int64 { return (m.millis/millisInAnHour+11)%12 + 1 },
	"m": func(m *moment) int64 { return m.millis / millisInAMinute % 60 },
	"s": func(m *moment) int64 { return m.millis / millisInASecond % 60 },
	"f": func(m *moment) int64 { return m.millis % millisInASecond },
}

// week numbers the weeks of a year, which is twelve months from its first, or of
// a month. One past the usual ones may be the next first, one before the first
// the last before.
func (m *moment) week(month, months, usual int64) int64 {
	today := utcDay(m.date)
	from := firstWeek(m.year, month)
	switch {
	case today-from > 7*(usual-1) && today >= firstWeek(m.year, month+months):
		return 1
	case today < from:
		from = firstWeek(m.year, month-months)
	}
	return floorDiv(today-from, 7) + 1
}

// neighbour gives -1 or 1 for a day that is in a week of the year or month before
// or after.
func (m *moment) neighbour(month, months int64) int64 {
	switch {
	case m.days < firstWeek(m.year, month):
		return -1
	case m.days >= firstWeek(m.year, month+months):
		return 1
	}
	return 0
}
