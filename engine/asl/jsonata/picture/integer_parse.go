package picture

import (
	"math"
	"strconv"
	"strings"
)

// ParseInteger reads what FormatInteger writes by a picture. What is no such
// text is NaN.
func ParseInteger(text, picture string) (float64, *Error) {
	p, bad := readInteger(picture)
	if bad != nil {
		return 0, bad
	}
	return p.parse(text)
}

func (p *integer) parse(text string) (float64, *Error) {
	switch {
	case p.primary == sequence:
		return 0, failText("D3130", p.token)
	case p.primary == letters && p.letterCase == upper:
		return fromLetters(text, 'A'), nil
	case p.primary == letters:
		return fromLetters(text, 'a'), nil
	case p.primary == words:
		return fromWords(strings.ToLower(text)), nil
	case p.primary == roman && p.letterCase == upper && strings.ToUpper(text) != text:
		return math.NaN(), nil
	case p.primary == roman:
		return fromRoman(strings.ToLower(text)), nil
	}
	return p.parseDigits(text), nil
}

// parseDigits leaves separators out. The library takes the regular one for a
// comma, whatever it is.
func (p *integer) parseDigits(text string) float64 {
	if p.ordinal {
		marks := []rune(text)
		text = string(marks[:max(len(marks)-len("th"), 0)])
	}
	for _, s := range p.separators {
		mark := string(s.mark)
		if p.regular > 0 {
			mark = ","
		}
		text = strings.ReplaceAll(text, mark, "")
	}
	if p.zero == '0' {
		return leadingInteger(text)
	}
	return leadingInteger(strings.Map(func(r rune) rune { return r - p.zero + '0' }, text))
}

// leadingInteger is JavaScript's parseInt: the integer that a text begins with,
// NaN where there is none.
func leadingInteger(text string) float64 {
	text = strings.TrimLeftFunc(text, blank)
	sign := 1.0
	if strings.HasPrefix(text, "-") {
		sign = -1
	}
	if text != "" && (text[0] == '-' || text[0] == '+') {
		text = text[1:]
	}
	digits := text[:len(text)-len(strings.TrimLeft(text, "0123456789"))]
	if digits == "0" && len(text) > 1 && text[1]|0x20 == 'x' {
		return float64(sign * hexadecimal(text[2:]))
	}
	f, err := strconv.ParseFloat(digits, 64)
	if digits == "" || err != nil && f == 0 {
		return math.NaN()
	}
	return float64(sign * f)
}

func hexadecimal(text string) float64 {
	digits := text[:len(text)-len(strings.TrimLeft(text, "0123456789abcdefABCDEF"))]
	if digits == "" {
		return math.NaN()
	}
	f, _ := strconv.ParseFloat("0x"+digits+"p0", 64)
	return f
}
