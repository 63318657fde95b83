package value

import (
	"errors"
	"strconv"
	"strings"
)

// Pointer is a JSON Pointer (RFC 6901), the address of a value inside a
// document: "/nodes/3/VisibilityTimeout". The empty Pointer is the whole
// document. Build one with Append and AppendIndex, read one with ParsePointer.
type Pointer string

var escapePointer = strings.NewReplacer("~", "~0", "/", "~1")

// Append steps into the member of an object.
func (p Pointer) Append(name string) Pointer {
	if strings.ContainsAny(name, "~/") {
		name = escapePointer.Replace(name)
	}
	return p + "/" + Pointer(name)
}

// AppendIndex steps into element i of an array.
func (p Pointer) AppendIndex(i int) Pointer {
	return p + "/" + Pointer(strconv.Itoa(i))
}

// ParsePointer checks a text from outside; a Pointer made by conversion
// instead resolves to nothing where it is malformed.
func ParsePointer(text string) (Pointer, error) {
	if text != "" && text[0] != '/' {
		return "", errors.New("pointer " + Preview(Text(text), 40) + ` does not begin with "/"`)
	}
	for i := range len(text) {
		if text[i] == '~' && !strings.HasPrefix(text[i+1:], "0") && !strings.HasPrefix(text[i+1:], "1") {
			return "", errors.New("pointer " + Preview(Text(text), 40) + ` has a "~" that is not followed by 0 or 1`)
		}
	}
	return Pointer(text), nil
}

// Resolve finds the value that the pointer leads to; ok is false when it leads
// nowhere.
func (p Pointer) Resolve(v Value) (target Value, ok bool) {
	rest := string(p)
	for rest != "" {
		if rest[0] != '/' {
			return Value{}, false
		}
		token := rest[1:]
		if i := strings.IndexByte(token, '/'); i >= 0 {
			token = token[:i]
		}
		rest = rest[1+len(token):]
		if v, ok = step(v, token); !ok {
			return Value{}, false
		}
	}
	return v, true
}

func step(v Value, token string) (Value, bool) {
	switch v.Kind() {
	case KindObject:
		return v.Get(unescapePointer(token))
	case KindArray:
		if i, ok := elementNumber(token); ok && i < v.Len() {
			return v.Index(i), true
		}
	}
	return Value{}, false
}

// unescapePointer turns ~1 into / and then ~0 into ~, in this order (RFC 6901, 4).
func unescapePointer(token string) string {
	if strings.IndexByte(token, '~') < 0 {
		return token
	}
	return strings.ReplaceAll(strings.ReplaceAll(token, "~1", "/"), "~0", "~")
}

// elementNumber reads an index: digits without leading zeros (RFC 6901, 4).
func elementNumber(token string) (i int, ok bool) {
	if token == "" || len(token) > 9 || token[0] == '0' && token != "0" {
		return 0, false
	}
	for _, c := range []byte(token) {
		if c < '0' || c > '9' {
			return 0, false
		}
		i = i*10 + int(c-'0')
	}
	return i, true
}
