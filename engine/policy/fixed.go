package policy

// fixed is a number in units of 0.00001: SNS compares numbers from -1,000,000,000 to 1,000,000,000 with five decimals.
type fixed int64

const (
	decimals = 5
	one      = 100_000
	fixedMax = 1_000_000_000 * one
)

// outOfRange stands for every number that is too large, with its sign.
const outOfRange fixed = fixedMax + 1

func (n fixed) inRange() bool { return -fixedMax <= n && n <= fixedMax }

// parseFixed reads a JSON number, or one as message attributes hold it ("+1", "007"). Decimals beyond the fifth are
// cut off; ok is false for what is no number.
func parseFixed(text string) (n fixed, ok bool) {
	rest, negative := text, false
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		negative, rest = rest[0] == '-', rest[1:]
	}
	whole, rest := digits(rest)
	var part string
	if rest != "" && rest[0] == '.' {
		part, rest = digits(rest[1:])
	}
	exponent, ok := parseExponent(rest)
	if !ok || whole == "" && part == "" {
		return 0, false
	}
	n = scale(whole, part, len(whole)+exponent+decimals)
	if negative {
		n = -n
	}
	return n, true
}

// scale reads digits of which the first so many count; zeros follow where there are fewer.
func scale(whole, part string, count int) (n fixed) {
	all := len(whole) + len(part)
	for i := 0; i < count && (n != 0 || i < all); i++ {
		n *= 10
		switch {
		case i < len(whole):
			n += fixed(whole[i] - '0')
		case i < all:
			n += fixed(part[i-len(whole)] - '0')
		}
		if n > fixedMax {
			return outOfRange
		}
	}
	return n
}

func digits(text string) (number, rest string) {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return text[:n], text[n:]
}

// parseExponent reads "e-5" or nothing.
func parseExponent(text string) (exponent int, ok bool) {
	if text == "" {
		return 0, true
	}
	if text[0] != 'e' && text[0] != 'E' {
		return 0, false
	}
	text = text[1:]
	sign := 1
	if text != "" && (text[0] == '-' || text[0] == '+') {
		if text[0] == '-' {
			sign = -1
		}
		text = text[1:]
	}
	number, rest := digits(text)
	if number == "" || rest != "" {
		return 0, false
	}
	for i := range len(number) {
		exponent = min(exponent*10+int(number[i]-'0'), 1_000_000)
	}
	return sign * exponent, true
}
