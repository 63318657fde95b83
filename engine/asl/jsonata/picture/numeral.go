package picture

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Numbers in words, as the library spells them. What stands at a place of tens
// is the name of that many tens above twenty.
var (
	few = strings.Fields("Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen")
	nth = strings.Fields("Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth")

	decades    = strings.Fields("Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety Hundred")
	magnitudes = strings.Fields("Thousand Million Billion Trillion")
)

// wordsOf writes a whole number in words. Beyond a thousand trillion there are
// thousands of trillions, and so on.
func wordsOf(f float64, ordinal bool) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return NumberText(f)
	}
	return inWords(f, false, ordinal)
}

func inWords(f float64, behind, ordinal bool) string {
	switch {
	case f < 20:
		name := few[int(f)]
		if ordinal {
			name = nth[int(f)]
		}
		return before(behind, " and ") + name
	case f < 100:
		tens, rest := int(f)/10, int(f)%10
		name := before(behind, " and ") + decades[tens-2]
		switch {
		case rest > 0:
			return name + "-" + inWords(float64(rest), false, ordinal)
		case ordinal:
			return name[:len(name)-1] + "ieth"
		}
		return name
	case f < 1000:
		return before(behind, ", ") + few[int(f)/100] + " Hundred" + remainder(float64(int(f)%100), ordinal)
	}
	magnitude, factor := 1, 1e3
	for magnitude < len(magnitudes) && f >= float64(factor*1e3) {
		magnitude++
		factor = float64(factor * 1e3)
	}
	count := math.Floor(f / factor)
	return before(behind, ", ") + inWords(count, false, false) + " " + magnitudes[magnitude-1] + remainder(f-float64(count*factor), ordinal)
}

func before(behind bool, text string) string {
	if behind {
		return text
	}
	return ""
}

func remainder(rest float64, ordinal bool) string {
	switch {
	case rest > 0:
		return inWords(rest, true, ordinal)
	case ordinal:
		return "th"
	}
	return ""
}

// wordValue gives the number that a word in lower case stands for; NaN for
// every other word.
func wordValue(word string) float64 {
	for _, table := range [...][]string{few, nth} {
		for i, known := range table {
			if strings.EqualFold(known, word) {
				return float64(i)
			}
		}
	}
	for i, known := range decades {
		if strings.EqualFold(known, word) || strings.EqualFold(known[:len(known)-1]+"ieth", word) {
			return float64(10 * (i + 2))
		}
	}
	if strings.EqualFold(word, "hundredth") {
		return 100
	}
	factor := 1e3
	for _, known := range magnitudes {
		if strings.EqualFold(known, word) || strings.EqualFold(known+"th", word) {
			return factor
		}
		factor = float64(factor * 1e3)
	}
	return math.NaN()
}

// fromWords reads a number in words.
func fromWords(text string) float64 {
	parts := []float64{0}
	for _, word := range wordsIn(text) {
		v, last := wordValue(word), len(parts)-1
		switch {
		case v < 100 && parts[last] >= 1000:
			parts = append(parts, v)
		case v < 100:
			parts[last] += v
		default:
			parts[last] = float64(parts[last] * v)
		}
	}
	sum := 0.0
	for _, part := range parts {
		sum += part
	}
	return sum
}

// wordsIn splits at a comma and a blank, at an and between blanks, and at a
// blank, a backslash or a hyphen.
func wordsIn(text string) (all []string) {
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		next := afterBlank(text[at+size:])
		switch {
		case r == ',' && next > 0:
			size += next
		case blank(r) && strings.HasPrefix(text[at+size:], "and") && afterBlank(text[at+size+len("and"):]) > 0:
			size += len("and") + afterBlank(text[at+size+len("and"):])
		case !blank(r) && r != '\\' && r != '-':
			at += size
			continue
		}
		all, text, at = append(all, text[:at]), text[at+size:], 0
	}
	return append(all, text)
}

// afterBlank gives how long the blank is that a text begins with.
func afterBlank(text string) int {
	if r, size := utf8.DecodeRuneInString(text); blank(r) {
		return size
	}
	return 0
}

// blank reports what JavaScript takes for white space.
func blank(r rune) bool {
	return r == '\ufeff' || r != 0x85 && unicode.IsSpace(r)
}

// romans are the numerals and what they are worth, the greatest first.
var romans = [...]struct {
	worth float64
	text  string
}{
	{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
}

func romanOf(f float64) string {
	var b strings.Builder
	for _, r := range romans {
		for f >= r.worth {
			b.WriteString(r.text)
			f -= r.worth
		}
	}
	return b.String()
}

// fromRoman reads numerals in lower case.
func fromRoman(text string) float64 {
	sum, most := 0.0, 1.0
	for i := len(text) - 1; i >= 0; i-- {
		worth := math.NaN()
		for _, r := range romans {
			if r.text == text[i:i+1] {
				worth = r.worth
			}
		}
		if worth < most {
			sum -= worth
			continue
		}
		most = worth
		sum += worth
	}
	return sum
}

// lettersOf counts as columns of a spreadsheet do: a to z, then aa.
func lettersOf(f float64) string {
	var text []byte
	for f > 0 && !math.IsInf(f, 0) {
		text = append(text, 'a'+byte(modulo(f-1, 26)))
		f = math.Floor((f - 1) / 26)
	}
	return reversed(text)
}

// modulo gives what is left of a whole number, however large.
func modulo(f float64, n uint64) uint64 {
	mantissa, exponent := split(f)
	if exponent <= 0 {
		return uint64(f) % n
	}
	rest := mantissa % n
	for range exponent {
		rest = rest * 2 % n
	}
	return rest
}

// fromLetters reads letters, the first of which is a or A.
func fromLetters(text string, first rune) float64 {
	sum, letters := 0.0, []rune(text)
	for i := range letters {
		sum += float64(float64(letters[len(letters)-i-1]-first+1) * Power(26, float64(i)))
	}
	return sum
}
