package jsonpath

import "playground/engine/value"

// Plain gives a value as Java prints it, and AWS with it in causes and in what States.Format makes: {a=1, b=[x, y]}.
func Plain(v value.Value) string {
	if text, ok := v.AsText(); ok {
		return text
	}
	return string(AppendPlain(nil, v))
}

// AppendPlain adds to dst what Plain gives.
func AppendPlain(dst []byte, v value.Value) []byte {
	switch v.Kind() {
	case value.KindString:
		text, _ := v.AsText()
		return append(dst, text...)
	case value.KindArray:
		dst = append(dst, '[')
		for i, e := range v.Elements() {
			dst = AppendPlain(comma(dst, i), e)
		}
		return append(dst, ']')
	case value.KindObject:
		dst = append(dst, '{')
		for i := range v.Len() {
			m := v.Member(i)
			dst = append(append(comma(dst, i), m.Name...), '=')
			dst = AppendPlain(dst, m.Value)
		}
		return append(dst, '}')
	}
	return value.Append(dst, v)
}

func comma(dst []byte, i int) []byte {
	if i > 0 {
		dst = append(dst, ", "...)
	}
	return dst
}
