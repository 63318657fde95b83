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
	case bad != nil:
		return bad.Text
	case !p.Definite():
		return oursSteps
	case p.Root() == jsonpath.Context && kind != anywhere, p.Root() == jsonpath.Variable && kind == placement:
		return oursContext
	}
	return ""
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
