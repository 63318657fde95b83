package value

// AppendIndent adds the value's JSON to dst as a person wants to read it: one
// member or element a line, two spaces a level, no newline at the end. It is
// what JSON.stringify(v, null, 2) writes.
func AppendIndent(dst []byte, v Value) []byte { return appendIndented(dst, v, 0) }

func appendIndented(dst []byte, v Value, level int) []byte {
	if v.Len() == 0 {
		return Append(dst, v)
	}
	if v.Kind() == KindArray {
		return indentElements(dst, v.elements(), level)
	}
	return indentMembers(dst, v.members(), level)
}

func indentElements(dst []byte, elements []Value, level int) []byte {
	dst = append(dst, '[')
	for i := range elements {
		dst = appendNewline(dst, i > 0, level+1)
		dst = appendIndented(dst, elements[i], level+1)
	}
	return append(appendNewline(dst, false, level), ']')
}

func indentMembers(dst []byte, members []Member, level int) []byte {
	dst = append(dst, '{')
	for i := range members {
		dst = appendNewline(dst, i > 0, level+1)
		dst = append(appendText(dst, members[i].Name), ": "...)
		dst = appendIndented(dst, members[i].Value, level+1)
	}
	return append(appendNewline(dst, false, level), '}')
}

func appendNewline(dst []byte, comma bool, level int) []byte {
	if comma {
		dst = append(dst, ',')
	}
	dst = append(dst, '\n')
	for range level {
		dst = append(dst, "  "...)
	}
	return dst
}
