package aws

import (
	"strconv"
	"strings"

	"playground/engine/component"
)

// tree holds the parameters of a form: Entries.1.Id=a is a path from the root to a leaf.
type tree struct {
	name     string
	value    string
	set      bool // there is a value here
	number   int  // of an entry of a list or map
	children []*tree
}

// child returns the part of that name, or nil.
func (t *tree) child(name string) *tree {
	for _, c := range t.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// path returns the part at the end of a dotted name, made where it is missing.
func (t *tree) path(name string) *tree {
	for name != "" {
		var step string
		step, name, _ = strings.Cut(name, ".")
		next := t.child(step)
		if next == nil {
			next = &tree{name: step}
			t.children = append(t.children, next)
		}
		t = next
	}
	return t
}

// read adds the parameters of a form, which may be a URL's or a body.
func (t *tree) read(text string, count *int) *component.Fault {
	for text != "" {
		var pair string
		pair, text, _ = strings.Cut(text, "&")
		if pair == "" {
			continue
		}
		if *count++; *count > parametersMax {
			return &component.Fault{Code: codeMalformedQuery, Message: "There are more than " + strconv.Itoa(parametersMax) + " parameters."}
		}
		key, text, _ := strings.Cut(pair, "=")
		name, okName := unescape(key)
		content, okContent := unescape(text)
		if !okName || !okContent || len(name) > nameBytesMax {
			return &component.Fault{Code: codeMalformedQuery, Message: "The query string contains a syntax error."}
		}
		if strings.Count(name, ".") <= stepsMax {
			leaf := t.path(name)
			leaf.value, leaf.set = content, true
		}
	}
	return nil
}

// unescape undoes the coding of URLs and forms.
func unescape(text string) (string, bool) {
	if !strings.ContainsAny(text, "%+") {
		return text, true
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '+':
			out = append(out, ' ')
		case '%':
			if i+2 >= len(text) {
				return "", false
			}
			high, low := hexDigit(text[i+1]), hexDigit(text[i+2])
			if high < 0 || low < 0 {
				return "", false
			}
			out = append(out, byte(high<<4|low))
			i += 2
		default:
			out = append(out, text[i])
		}
	}
	return string(out), true
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
