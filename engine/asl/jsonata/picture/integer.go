package picture

import (
	"math"
	"strings"
	"unicode/utf8"

	"playground/engine/value"
)

// primary is how an integer is written.
type primary uint8

const (
	decimal primary = iota
	letters
	roman
	words
	sequence // of some numbering that nobody has defined
)

type letterCase uint8

const (
	lower letterCase = iota
	upper
	title
)

// integer is the picture of an integer, read.
type integer struct {
	primary    primary
	letterCase letterCase
	ordinal    bool
	zero       rune    // of the family of digits
	mandatory  float64 // digits; a float because the width of a date's component may be none
	optional   float64
	regular    int         // every so many digits stands the first separator; 0 where they are listed
	separators []separator // from the right
	token      string      // of a sequence
}

// separator stands before so many digits.
type separator struct {
	position int
	mark     rune
}

// FormatInteger writes the integer below a number by a picture.
func FormatInteger(f float64, picture string) (string, *Error) {
	p, bad := readInteger(picture)
	if bad != nil {
		return "", bad
	}
	return p.format(math.Floor(f))
}

// primaries are the pictures that are no patterns of digits.
var primaries = [...]struct {
	picture    string
	primary    primary
	letterCase letterCase
}{
	{"A", letters, upper}, {"a", letters, lower}, {"I", roman, upper}, {"i", roman, lower},
	{"W", words, upper}, {"Ww", words, title}, {"w", words, lower},
}

// readInteger reads a picture, with a modifier behind the last semicolon.
func readInteger(picture string) (integer, *Error) {
	p := integer{mandatory: math.NaN()}
	if len(picture) > pictureMost {
		return p, tooLong()
	}
	if at := strings.LastIndexByte(picture, ';'); at >= 0 {
		p.ordinal = strings.HasPrefix(picture[at+1:], "o")
		picture = picture[:at]
	}
	for _, known := range primaries {
		if known.picture == picture {
			p.primary, p.letterCase = known.primary, known.letterCase
			return p, nil
		}
	}
	return p, p.readDigits(picture)
}

// zeros are the first digits of the decimal families that the library knows.
var zeros = [...]rune{
	0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50, 0x0ED0,
	0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900,
	0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
}

// zeroOf gives the first digit of a digit's family; 0 for what is no digit.
func zeroOf(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return 0
	}
	for _, zero := range zeros {
		if r >= zero && r <= zero+9 {
			return zero
		}
	}
	return 0
}

func (p *integer) readDigits(picture string) *Error {
	digits := 0
	p.mandatory = 0
	for rest := picture; rest != ""; {
		mark, size := utf8.DecodeLastRuneInString(rest)
		rest = rest[:len(rest)-size]
		zero := zeroOf(mark)
		switch {
		case zero != 0 && p.zero != 0 && p.zero != zero:
			return fail("D3131")
		case zero != 0:
			p.zero = zero
			p.mandatory++
			digits++
		case mark == '#':
			p.optional++
			digits++
		default:
			p.separators = append(p.separators, separator{digits, mark})
		}
	}
	if p.mandatory == 0 {
		*p = integer{primary: sequence, ordinal: p.ordinal, token: picture, mandatory: math.NaN()}
		return nil
	}
	positions := make([]int, len(p.separators))
	for i, s := range p.separators {
		positions[i] = s.position
		if s.mark != p.separators[0].mark {
			return nil
		}
	}
	p.regular = interval(positions)
	return nil
}

// interval gives the distance of positions that are all multiples of it, none
// left out; 0 for others.
func interval(positions []int) int {
	if len(positions) == 0 {
		return 0
	}
	factor := positions[0]
	for _, p := range positions[1:] {
		for factor, p = p, factor; p != 0; {
			factor, p = p, factor%max(p, 1)
		}
	}
	for i := range positions {
		found := false
		for _, p := range positions {
			found = found || p == (i+1)*factor
		}
		if !found {
			return 0
		}
	}
	return factor
}

// format writes a whole number.
func (p *integer) format(f float64) (string, *Error) {
	var text string
	size := math.Abs(f)
	switch p.primary {
	case sequence:
		return "", &Error{"D3130", value.Text(p.token)}
	case letters:
		text = lettersOf(size)
	case roman:
		if size > pictureMost*1000 {
			return "", tooLong()
		}
		text = romanOf(size)
	case words:
		text = wordsOf(size, p.ordinal)
	default:
		if p.mandatory > pictureMost {
			return "", tooLong()
		}
		text = p.digits(size)
	}
	text = p.cased(text)
	if f < 0 {
		text = "-" + text
	}
	return text, nil
}

func (p *integer) cased(text string) string {
	switch {
	case p.primary == decimal:
		return text
	case p.letterCase == upper:
		return strings.ToUpper(text)
	case p.letterCase == lower:
		return strings.ToLower(text)
	}
	return text
}

func (p *integer) digits(size float64) string {
	text := NumberText(size)
	if missing := p.mandatory - float64(len(text)); missing > 0 {
		text = strings.Repeat("0", int(missing)) + text
	}
	if p.zero == '0' && len(p.separators) == 0 && !p.ordinal {
		return text
	}
	marks := []rune(text)
	for i := range marks {
		marks[i] += p.zero - '0'
	}
	if p.regular > 0 {
		for i := (len(marks) - 1) / p.regular; i > 0; i-- {
			marks = inserted(marks, len(marks)-i*p.regular, p.separators[0].mark)
		}
	} else {
		for i := len(p.separators) - 1; i >= 0; i-- {
			marks = inserted(marks, len(marks)-p.separators[i].position, p.separators[i].mark)
		}
	}
	if !p.ordinal {
		return string(marks)
	}
	return string(marks) + ordinalEnd(marks)
}

// inserted puts a mark at a place; counted from the end where it is negative,
// and then what stood before is dropped, as JavaScript's substr has it.
func inserted(marks []rune, at int, mark rune) []rune {
	from := at
	if at < 0 {
		at, from = 0, max(len(marks)+at, 0)
	}
	all := append(make([]rune, 0, len(marks)+1), marks[:min(at, len(marks))]...)
	return append(append(all, mark), marks[min(from, len(marks)):]...)
}

func ordinalEnd(marks []rune) string {
	last := len(marks) - 1
	if last > 0 && marks[last-1] == '1' {
		return "th"
	}
	switch marks[last] {
	case '1':
		return "st"
	case '2':
		return "nd"
	case '3':
		return "rd"
	}
	return "th"
}
