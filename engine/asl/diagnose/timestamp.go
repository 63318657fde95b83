package diagnose

import "strings"

// isTimestamp reports whether a text is a time as RFC 3339 has it, with capital letters: 2024-01-31T12:00:00.5+01:00.
// It does without package time, which is a hundredth of the module that people download.
func isTimestamp(text string) bool {
	const form = "0000-00-00T00:00:00"
	if len(text) <= len(form) {
		return false
	}
	day, rest := text[:len(form)], text[len(form):]
	if !hasForm(day, form) || !isDay(day) || day[11:13] > "23" || day[14:16] > "59" || day[17:19] > "59" {
		return false
	}
	if rest[0] == '.' {
		fraction := strings.TrimLeft(rest[1:], "0123456789")
		if len(fraction) == len(rest)-1 {
			return false
		}
		rest = fraction
	}
	zone := strings.Replace(rest, "-", "+", 1)
	return rest == "Z" || hasForm(zone, "+00:00") && zone[1:3] <= "23" && zone[4:6] <= "59"
}

// hasForm reports whether a text has digits where the form has zeros, and else the same characters.
func hasForm(text, form string) bool {
	if len(text) != len(form) {
		return false
	}
	for i := range len(form) {
		if isDigit := text[i] >= '0' && text[i] <= '9'; isDigit != (form[i] == '0') || !isDigit && text[i] != form[i] {
			return false
		}
	}
	return true
}

func isDay(text string) bool {
	year, month, day := text[:4], text[5:7], text[8:10]
	most := "31"
	switch month {
	case "04", "06", "09", "11":
		most = "30"
	case "02":
		if most = "28"; isLeap(year) {
			most = "29"
		}
	}
	return month >= "01" && month <= "12" && day >= "01" && day <= most
}

func isLeap(year string) bool {
	if year[2:] == "00" {
		year = year[:2]
	}
	tens, ones := year[len(year)-2]-'0', year[len(year)-1]-'0'
	return (tens*10+ones)%4 == 0
}
