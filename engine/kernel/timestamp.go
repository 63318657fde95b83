package kernel

// ParseTimestamp reads an instant as RFC 3339 writes it, such as 2026-01-01T00:00:00.000Z or 2026-01-01T01:00:00+01:00, in
// nanoseconds since 1970; up to nine digits of a second count. It is here because time.Parse knows so much more that it
// makes the module that people download larger by a hundredth.
func ParseTimestamp(text string) (nanoseconds int64, ok bool) {
	if len(text) < len("2006-01-02T15:04:05Z") || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' {
		return 0, false
	}
	var part [6]int64 // year, month, day, hour, minute, second
	for i, at := range [...]int{0, 5, 8, 11, 14, 17} {
		digits := 2
		if i == 0 {
			digits = 4
		}
		if part[i], ok = decimal(text[at : at+digits]); !ok {
			return 0, false
		}
	}
	year, month, day := part[0], part[1], part[2]
	if month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || part[3] > 23 || part[4] > 59 || part[5] > 59 {
		return 0, false
	}
	fraction, rest, ok := fractionOf(text[19:])
	if !ok {
		return 0, false
	}
	offset, ok := offsetOf(rest)
	if !ok || year < yearMin || year > yearMax {
		return 0, false
	}
	seconds := daysSince1970(year, month, day)*86_400 + part[3]*3600 + part[4]*60 + part[5] - offset
	return seconds*1_000_000_000 + fraction, true
}

// What 64 bits of nanoseconds hold whole.
const (
	yearMin = 1678
	yearMax = 2261
)

func decimal(digits string) (n int64, ok bool) {
	for i := range len(digits) {
		if digits[i] < '0' || digits[i] > '9' {
			return 0, false
		}
		n = n*10 + int64(digits[i]-'0')
	}
	return n, digits != ""
}

// fractionOf reads what may follow the second, in nanoseconds.
func fractionOf(text string) (nanoseconds int64, rest string, ok bool) {
	if text[0] != '.' {
		return 0, text, true
	}
	digits := 1
	for digits < len(text) && text[digits] >= '0' && text[digits] <= '9' {
		digits++
	}
	nanoseconds, ok = decimal(text[1:min(digits, 10)])
	for n := digits; n < 10; n++ {
		nanoseconds *= 10
	}
	return nanoseconds, text[digits:], ok
}

// offsetOf reads the zone, in seconds east.
func offsetOf(text string) (seconds int64, ok bool) {
	if text == "Z" {
		return 0, true
	}
	if len(text) != len("+00:00") || text[0] != '+' && text[0] != '-' || text[3] != ':' {
		return 0, false
	}
	hours, okHours := decimal(text[1:3])
	minutes, okMinutes := decimal(text[4:])
	if !okHours || !okMinutes || hours > 23 || minutes > 59 {
		return 0, false
	}
	seconds = hours*3600 + minutes*60
	if text[0] == '-' {
		seconds = -seconds
	}
	return seconds, true
}

func daysIn(year, month int64) int64 {
	next := month%12 + 1
	if next == 1 {
		return 31
	}
	return daysSince1970(year, next, 1) - daysSince1970(year, month, 1)
}

// daysSince1970 counts in years that begin in March, so that the leap day is the last of its year.
func daysSince1970(year, month, day int64) int64 {
	if month <= 2 {
		year--
		month += 12
	}
	return year*365 + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day - 1 - 719_468
}
