package value

import (
	"math"
	"strconv"
	"unsafe"
)

// floatIntegerMost is 2^53: up to it every integer is a float64, beyond it a
// float64 stands for several.
const floatIntegerMost = 1 << 53

// Int makes an integer.
func Int(i int64) Value { return Value{num: uint64(i), ref: intTag{}} }

// Float makes the number that ECMAScript prints for f: its shortest decimal
// form, so Float(0.1) equals the literal 0.1, and -0 is 0. JSON has no NaN and
// no infinity: passing one is a bug of the caller and panics.
func Float(f float64) Value {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		panic("value: NaN and infinity are not JSON numbers")
	}
	if math.Abs(f) <= floatIntegerMost && math.Trunc(f) == f {
		return Int(int64(f))
	}
	return Value{num: math.Float64bits(f), ref: floatTag{}}
}

// Exact makes a number of its JSON text and keeps that text: 1.0, 1e400,
// 12345678901234567890. Text that is not a JSON number is a bug of the caller
// and panics; what comes from outside goes through Parse.
func Exact(literal string) Value {
	end, integer, problem := scanNumber(literal, 0)
	if problem != "" || end != len(literal) {
		panic("value: not a JSON number: " + Preview(Text(literal), 40))
	}
	return numberOf(literal, integer)
}

// numberOf makes the value of a checked literal; integers that fit become Int.
func numberOf(literal string, integer bool) Value {
	if integer {
		if i, ok := shortInt(literal); ok {
			return Int(i)
		}
	}
	return Value{num: uint64(len(literal)), ref: literalRef(unsafe.StringData(literal))}
}

// shortInt reads an integer literal of up to 18 digits, which always fits. The
// others, and -0, stay text.
func shortInt(literal string) (i int64, ok bool) {
	digits := literal
	if digits[0] == '-' {
		digits = digits[1:]
	}
	if len(digits) > 18 || literal == "-0" {
		return 0, false
	}
	for _, c := range []byte(digits) {
		i = i*10 + int64(c-'0')
	}
	if len(digits) < len(literal) {
		i = -i
	}
	return i, true
}

// literal gives the text of a number kept as text.
func (v Value) literal() (s string, ok bool) {
	if r, is := v.ref.(literalRef); is {
		return unsafe.String((*byte)(r), int(v.num)), true
	}
	return "", false
}

// AsInt gives a number that is an integer within int64, however it is written:
// 3, 3.0 and 3e0 are all the integer 3. ok is false for 3.5, for numbers beyond
// int64, and for every other kind.
func (v Value) AsInt() (i int64, ok bool) {
	switch v.ref.(type) {
	case intTag:
		return int64(v.num), true
	case floatTag, literalRef:
		var room [numberBytes]byte
		return decimalOf(v.numeral(&room)).integer()
	}
	return 0, false
}

// AsFloat gives the float64 nearest to a number. ok is false for numbers
// beyond float64's range, such as 1e400, and for every other kind.
func (v Value) AsFloat() (f float64, ok bool) {
	switch v.ref.(type) {
	case intTag:
		return float64(int64(v.num)), true
	case floatTag:
		return math.Float64frombits(v.num), true
	case literalRef:
		s, _ := v.literal()
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return f, true
		}
	}
	return 0, false
}

// Literal gives a number's text as it is rendered, and "" for every other kind.
func (v Value) Literal() string {
	if s, ok := v.literal(); ok {
		return s
	}
	if v.Kind() != KindNumber {
		return ""
	}
	return v.numeral(new([numberBytes]byte))
}

// numeral gives a number's text, which lies in room unless the value has it.
func (v Value) numeral(room *[numberBytes]byte) string {
	if s, ok := v.literal(); ok {
		return s
	}
	return unsafe.String(&room[0], len(appendNumber(room[:0], v)))
}
