package picture

import (
	"math"
	"strconv"
	"strings"

	"playground/engine/value"
)

// FormatNumber writes a number by a picture of F&O 4.7, with other symbols
// where the options, an object, have them. A number that is not finite is the
// error D1001.
func FormatNumber(f float64, picture string, options value.Value) (string, *Error) {
	s := symbolsOf(options)
	pictures := strings.Split(picture, s.pattern)
	switch {
	case len(picture) > pictureMost:
		return "", tooLong()
	case len(pictures) > 2:
		return "", fail("D3080")
	case f-f != 0:
		return "", fail("D1001")
	}
	var p, positive subPicture
	for i, one := range pictures {
		var bad *Error
		if p, bad = s.split([]rune(one)); bad != nil {
			return "", bad
		}
		if i == 0 {
			positive = p
		}
	}
	switch {
	case f >= 0:
		p = positive
	case len(pictures) == 1:
		p.prefix = append([]rune(s.minus), p.prefix...)
	}
	return p.format(f)
}

// sizes is how many digits a number has.
type sizes struct {
	integer, fraction, exponent int // at least
	fractionMost                int
	scale                       int // digits before the point where there is an exponent
}

func (p *subPicture) sizes() (z sizes) {
	z.integer, _ = p.count(p.integer)
	z.scale = z.integer
	mandatory, optional := p.count(p.fraction)
	z.fraction, z.fractionMost = mandatory, mandatory+optional
	switch {
	case z.integer > 0 || z.fractionMost > 0:
	case p.hasExponent:
		z.fraction, z.fractionMost = 1, 1
	default:
		z.integer = 1
	}
	if p.hasExponent && z.integer == 0 && find(p.integer, p.digit, 0) >= 0 {
		z.integer = 1
	}
	if z.integer == 0 && z.fraction == 0 {
		z.fraction = 1
	}
	z.exponent, _ = p.count(p.exponent)
	return z
}

// fixedMost is how many decimals JavaScript's toFixed writes at most.
const fixedMost = 100

func (p *subPicture) format(f float64) (string, *Error) {
	z := p.sizes()
	switch {
	case z.fractionMost > fixedMost:
		return "", failText("U1001", "toFixed() digits argument must be between 0 and 100")
	case z.scale > math.MaxInt8: // beyond 10^127 there is no number that such a picture is meant for
		return "", tooLong()
	case strings.Contains(string(p.whole), p.percent):
		f = float64(f * 100)
	case strings.Contains(string(p.whole), p.perMille):
		f = float64(f * 1000)
	}
	exponent := 0
	if z.exponent > 0 {
		f, exponent = scaled(f, z.scale)
	}
	text := string(p.prefix) + p.pointed(p.grouped(p.padded(Round(f, float64(z.fractionMost)), z)))
	if z.exponent > 0 {
		text += p.exponentText(exponent, z.exponent)
	}
	return text + string(p.suffix), nil
}

// scaled moves the decimal point behind so many digits. The size of a negative
// number counts, and zero stays; the library never ends with either.
func scaled(f float64, digits int) (mantissa float64, exponent int) {
	most, _ := strconv.ParseFloat("1e"+strconv.Itoa(digits), 64)
	least, _ := strconv.ParseFloat("1e"+strconv.Itoa(digits-1), 64)
	if f == 0 {
		return 0, 0
	}
	for math.Abs(f) < least {
		f = float64(f * 10)
		exponent--
	}
	for math.Abs(f) > most {
		f /= 10
		exponent++
	}
	return f, exponent
}

// padded writes the size of a number with as many digits as there must be.
func (p *subPicture) padded(f float64, z sizes) []rune {
	integer, fraction, _ := strings.Cut(fixed(math.Abs(f), z.fractionMost), ".")
	integer, fraction = strings.TrimLeft(integer, "0"), strings.TrimRight(fraction, "0")
	integer = strings.Repeat("0", max(z.integer-len(integer), 0)) + integer
	fraction += strings.Repeat("0", max(z.fraction-len(fraction), 0))
	return []rune(p.inFamily(integer) + p.decimal + p.inFamily(fraction))
}

// fixed is JavaScript's toFixed of a number's size. What stands in the middle is
// rounded up.
func fixed(f float64, decimals int) string {
	const more = 50 // digits that tell a middle from its neighbours
	if f >= 1e21 {
		return NumberText(f)
	}
	exact := strconv.FormatFloat(f, 'f', decimals+more, 64)
	if up, is := strings.CutSuffix(exact, "5"+strings.Repeat("0", more-1)); is {
		return incremented([]byte(strings.TrimSuffix(up, ".")))
	}
	return strconv.FormatFloat(f, 'f', decimals, 64)
}

// incremented adds one to the last digit.
func incremented(digits []byte) string {
	for i := len(digits) - 1; i >= 0; i-- {
		switch digits[i] {
		case '.':
		case '9':
			digits[i] = '0'
		default:
			digits[i]++
			return string(digits)
		}
	}
	return "1" + string(digits)
}

func (p *subPicture) inFamily(digits string) string {
	if p.zero == "0" {
		return digits
	}
	var b strings.Builder
	for _, r := range digits {
		if r >= '0' && r <= '9' {
			b.WriteString(p.member(r - '0'))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// grouped puts the grouping separators in.
func (p *subPicture) grouped(text []rune) []rune {
	positions := p.positions(p.integer, func(at int) []rune { return p.integer[at:] })
	point := find(text, p.decimal, 0)
	if every := interval(positions); every > 0 {
		for at := point - every; at > 0; at -= every {
			text = p.separated(text, at)
		}
	} else {
		for _, before := range positions {
			text = p.separated(text, point-before)
			point++
		}
	}
	point = find(text, p.decimal, 0)
	for _, behind := range p.positions(p.fraction, func(at int) []rune { return cut(p.fraction, 0, at) }) {
		text = p.separated(text, point+behind+1)
	}
	return text
}

// positions counts the digits between each separator and the point. Behind the
// first one the library looks in the integer, whichever part this is.
func (p *subPicture) positions(part []rune, between func(at int) []rune) (all []int) {
	for at := find(part, p.grouping, 0); at >= 0; at = find(p.integer, p.grouping, at+1) {
		mandatory, optional := p.count(between(at))
		all = append(all, mandatory+optional)
	}
	return all
}

// separated puts a separator before a character, counted from the end where the
// place is negative.
func (p *subPicture) separated(text []rune, at int) []rune {
	if at < 0 {
		at += len(text)
	}
	at = max(0, min(at, len(text)))
	return []rune(string(text[:at]) + p.grouping + string(text[at:]))
}

// pointed leaves out a point that nothing follows, or that the picture has not.
func (p *subPicture) pointed(text []rune) string {
	if find(p.whole, p.decimal, 0) < 0 || find(text, p.decimal, 0) == len(text)-1 {
		text = text[:len(text)-1]
	}
	return string(text)
}

func (p *subPicture) exponentText(exponent, digits int) string {
	size := strconv.Itoa(max(exponent, -exponent))
	text := p.inFamily(strings.Repeat("0", max(digits-len(size), 0)) + size)
	if exponent < 0 {
		text = p.minus + text
	}
	return p.symbols.exponent + text
}
