package policy

import (
	"math"
	"strconv"
	"strings"

	"playground/engine/value"
)

// rewriter writes a policy anew as AWS does before it reads it for what it means, and notes how far that reading goes.
type rewriter struct {
	text   []byte
	until  *flaw
	column int // where the reader is when it comes upon the flaw; columns count from 1, and one character ahead
}

func (w *rewriter) value(at value.Pointer, v value.Value) {
	switch v.Kind() {
	case value.KindString:
		text, _ := v.AsText()
		w.text = append(w.text, '"')
		w.note(at, atBeginning)
		w.text = append(appendJavaText(w.text, text), '"')
	case value.KindArray:
		w.text = append(w.text, '[')
		w.note(at, atBeginning)
		for i := range v.Len() {
			w.comma(i)
			w.value(at.AppendIndex(i), v.Index(i))
		}
		w.text = append(w.text, ']')
	case value.KindObject:
		w.text = append(w.text, '{')
		w.note(at, atBeginning)
		for i := range v.Len() {
			w.comma(i)
			m := v.Member(i)
			w.text = append(appendJavaText(append(w.text, '"'), m.Name), `":`...)
			w.value(at.Append(m.Name), m.Value)
		}
		w.text = append(w.text, '}')
	case value.KindNumber:
		w.text = append(w.text, javaNumber(v.Literal())...)
		w.note(at, atBeginning)
	default:
		w.text = value.Append(w.text, v)
		w.note(at, atBeginning)
	}
	w.note(at, atEnd)
}

func (w *rewriter) comma(i int) {
	if i > 0 {
		w.text = append(w.text, ',')
	}
}

func (w *rewriter) note(at value.Pointer, stop stop) {
	if at == w.until.at && stop == w.until.stop {
		w.column = characters(string(w.text)) + 1
	}
}

// appendJavaText escapes what must be escaped, as Jackson does: like everybody, but with capital digits.
func appendJavaText(dst []byte, text string) []byte {
	from := len(dst)
	dst = value.Append(dst, value.Text(text))
	dst = append(dst[:from], dst[from+1:len(dst)-1]...) // without the quotes
	for i := from; i < len(dst); i++ {
		if dst[i] != '\\' {
			continue
		}
		if i++; dst[i] == 'u' {
			copy(dst[i+1:i+5], strings.ToUpper(string(dst[i+1:i+5])))
		}
	}
	return dst
}

// javaNumber spells a number as Java does: integers by their digits, everything else as a double, which has a decimal
// point always and an exponent below 0.001 and from ten million on (Double.toString).
func javaNumber(literal string) string {
	if strings.Trim(literal, "-0123456789") == "" {
		if literal == "-0" {
			return "0"
		}
		return literal
	}
	f, err := strconv.ParseFloat(literal, 64)
	if err != nil {
		return literal
	}
	if size := math.Abs(f); size != 0 && (size < 1e-3 || size >= 1e7) {
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'e', -1, 64), "e")
		power, _ := strconv.Atoi(exponent)
		return pointed(mantissa) + "E" + strconv.Itoa(power)
	}
	return pointed(strconv.FormatFloat(f, 'f', -1, 64))
}

func pointed(digits string) string {
	if strings.Contains(digits, ".") {
		return digits
	}
	return digits + ".0"
}
