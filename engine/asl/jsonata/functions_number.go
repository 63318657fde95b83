package jsonata

import (
	"math"
	"strconv"

	"playground/engine/asl/jsonata/regex"
)

func floor(f float64) float64 { return math.Floor(f) }

// total adds the numbers of an array up.
func total(m *machine, a item) (sum float64) {
	if a.undefined() || !m.spend(a.size()/8) {
		return 0
	}
	for n := range a.size() {
		f, _ := a.at(n).asNumber()
		sum += f
	}
	return sum
}

func sum(m *machine, a []item) item {
	if a[0].undefined() {
		return item{}
	}
	return number(total(m, a[0]))
}

func count(m *machine, a []item) item {
	if a[0].undefined() {
		return integer(0)
	}
	return integer(a[0].size())
}

func average(m *machine, a []item) item {
	if a[0].undefined() || a[0].size() == 0 {
		return item{}
	}
	return number(total(m, a[0]) / float64(a[0].size()))
}

func maximum(m *machine, a []item) item { return extreme(m, a[0], 1) }

func minimum(m *machine, a []item) item { return extreme(m, a[0], -1) }

// extreme gives the greatest number times the sign.
func extreme(m *machine, a item, sign float64) item {
	if a.undefined() || a.size() == 0 || !m.spend(a.size()/8) {
		return item{}
	}
	most := math.Inf(-1)
	for n := range a.size() {
		f, _ := a.at(n).asNumber()
		if f = float64(f * sign); f > most || f != f {
			most = f
		}
	}
	return number(float64(most * sign))
}

// ofNumber makes a function of the language out of one of a number.
func ofNumber(a []item, f func(float64) float64) item {
	n, is := a[0].asNumber()
	if !is {
		return item{}
	}
	return number(f(n))
}

func roundDown(m *machine, a []item) item { return ofNumber(a, math.Floor) }

func roundUp(m *machine, a []item) item {
	return ofNumber(a, func(f float64) float64 { return -math.Floor(-f) })
}

func absolute(m *machine, a []item) item { return ofNumber(a, math.Abs) }

func squareRoot(m *machine, a []item) item {
	if f, is := a[0].asNumber(); is && f < 0 {
		return m.failCode("D3060", a[0])
	}
	return ofNumber(a, math.Sqrt)
}

var (
	decimalNumber, _ = regex.Compile(`^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$`, "")
	otherNumber, _   = regex.Compile(`^(0[xX][0-9A-Fa-f]+)|(0[oO][0-7]+)|(0[bB][0-1]+)$`, "")
)

func toNumber(m *machine, a []item) item {
	switch a[0].kind() {
	case kindUndefined, kindNumber:
		return a[0]
	case kindBool:
		if isTrue(a[0]) {
			return integer(1)
		}
		return integer(0)
	case kindText:
		s, _ := plainText(a[0])
		if f, is := readNumber(m, s); is {
			return number(f)
		}
	}
	return m.failCode("D3030", a[0])
}

// readNumber reads a decimal number, or one in hexadecimal, octal or binary.
func readNumber(m *machine, s string) (float64, bool) {
	if m.finds(decimalNumber, s) {
		f, err := strconv.ParseFloat(s, 64)
		return f, err == nil
	}
	if !m.finds(otherNumber, s) {
		return 0, false
	}
	if f, is := radixNumber(s); is {
		return f, true
	}
	return math.NaN(), true // the library's pattern lets more through than it can read
}

func radixNumber(s string) (f float64, is bool) {
	if len(s) < 3 || s[0] != '0' {
		return 0, false
	}
	base := map[byte]int{'x': 16, 'o': 8, 'b': 2}[s[1]|0x20]
	for _, c := range []byte(s[2:]) {
		digit, err := strconv.ParseUint(string(rune(c)), max(base, 2), 8)
		if base == 0 || err != nil {
			return 0, false
		}
		f = float64(f*float64(base)) + float64(digit)
	}
	return f, true
}

func toBoolean(m *machine, a []item) item {
	if a[0].undefined() {
		return a[0]
	}
	return boolean(m.truth(a[0]))
}

func not(m *machine, a []item) item {
	if a[0].undefined() {
		return a[0]
	}
	return boolean(!m.truth(a[0]))
}

// randomBits is how fine a random number is.
const randomBits = 53

func random(m *machine, a []item) item {
	if len(a) > 0 && !a[0].undefined() {
		f, _ := a[0].asNumber()
		return number(seeded(f))
	}
	return number(float64(m.host.RandomInt(0, 1<<randomBits-1)) / (1 << randomBits))
}

// seeded gives the number that belongs to a seed: always the same, in [0, 1).
// Which one AWS gives is not known.
func seeded(seed float64) float64 {
	x := math.Float64bits(seed) + 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return float64((x^x>>31)>>(64-randomBits)) / (1 << randomBits)
}
