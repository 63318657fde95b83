package diagnose

import (
	"strings"

	"playground/engine/asl/intrinsic"
	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// path checks a field that is a path.
func (c *checker) path(at *place, kind kind, v value.Value, s scope) {
	if v.IsNull() && (kind == path || kind == placement) {
		return
	}
	word, is := c.textOf(at, v)
	if !is {
		return
	}
	switch kind {
	case path:
		if _, bad := jsonpath.Compile(word); bad != nil {
			c.schema(at, saysPath)
		}
	case selection:
		if !isSelection(word) {
			c.schema(at, saysPath)
		}
	default:
		if why := notReference(word, kind); why != "" {
			c.schema(at, saysReference+": "+why)
		}
	}
}

// notReference says why a text is no reference path of the kind.
func notReference(word string, kind kind) string {
	if !strings.HasPrefix(word, "$") {
		return saysNoDollar
	}
	p, bad := jsonpath.Compile(word)
	switch {
	case openBracket(word):
		return saysBracket
	case bad != nil:
		return bad.Text
	case p.Root() == jsonpath.Context && kind != anywhere, p.Root() == jsonpath.Variable && kind == placement:
		return oursContext
	}
	if _, bad = jsonpath.CompileReference(word); !p.Definite() || bad != nil && kind == placement {
		return oursSteps
	}
	return ""
}

// openBracket reports whether a bracket is followed by neither a quotation mark nor an index.
func openBracket(word string) bool {
	for rest := word; ; {
		at := strings.IndexByte(rest, '[')
		if at < 0 {
			return false
		}
		if rest = rest[at+1:]; rest == "" || strings.IndexByte("'\"-0123456789", rest[0]) < 0 {
			return true
		}
		if rest[0] == '\'' || rest[0] == '"' {
			end := strings.IndexByte(rest[1:], rest[0])
			if end < 0 {
				return false
			}
			rest = rest[end+2:]
		}
	}
}

// isSelection reports whether a text is a path or a call of an intrinsic function.
func isSelection(word string) bool {
	if strings.HasPrefix(word, "$") {
		_, bad := jsonpath.Compile(word)
		return bad == nil
	}
	_, bad := intrinsic.Compile(word)
	return bad == nil
}
