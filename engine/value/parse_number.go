package value

import "strings"

// exponentDigits is how long an exponent may be, its leading zeros aside: no
// number that a text can name in full has one as long, and comparing stays exact.
const exponentDigits = 18

// number reads the number that begins at p.at.
func (p *parser) number() (Value, bool) {
	end, integer, problem := scanNumber(p.text, p.at)
	if problem != "" {
		p.at = end
		return Value{}, p.fail(problem)
	}
	literal := p.text[p.at:end]
	p.at = end
	return numberOf(literal, integer), true
}

// scanNumber finds the end of the number that begins at i, or the problem and
// its place. integer says that it has neither fraction nor exponent.
func scanNumber(text string, i int) (end int, integer bool, problem string) {
	start := i
	if i < len(text) && text[i] == '-' {
		i++
	}
	whole := i
	if i = digits(text, i); i == whole {
		return i, false, wantDigit(text, i, "in a number")
	}
	if text[whole] == '0' && i > whole+1 {
		return start, false, "a number has no leading zeros"
	}
	end = i
	if i < len(text) && text[i] == '.' {
		if end = digits(text, i+1); end == i+1 {
			return end, false, wantDigit(text, end, "after the decimal point")
		}
	}
	if end == len(text) || text[end]|0x20 != 'e' {
		return end, end == i, ""
	}
	return scanExponent(text, end+1)
}

func scanExponent(text string, i int) (end int, integer bool, problem string) {
	if i < len(text) && (text[i] == '+' || text[i] == '-') {
		i++
	}
	end = digits(text, i)
	if end == i {
		return end, false, wantDigit(text, end, "in an exponent")
	}
	if len(strings.TrimLeft(text[i:end], "0")) > exponentDigits {
		return i, false, "an exponent has more than 18 digits"
	}
	return end, false, ""
}

func wantDigit(text string, i int, where string) string {
	return "expected a digit " + where + ", " + found(text[i:])
}

func digits(text string, i int) int {
	for i < len(text) && text[i]-'0' < 10 {
		i++
	}
	return i
}
