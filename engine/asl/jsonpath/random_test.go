package jsonpath_test

import (
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// Random paths over random documents, as texts.
type generator struct{ *rand.Rand }

func (g generator) of(choices ...string) string { return choices[g.IntN(len(choices))] }

func (g generator) name() string { return g.of("a", "b", "c", "d-e", "x y", "it's") }

func (g generator) document(depth int) value.Value {
	kind := g.IntN(10)
	if depth == 0 {
		kind = 4 + g.IntN(6)
	}
	switch {
	case kind < 2 || depth > 3 && kind < 3:
		var elements []value.Value
		for range g.IntN(4) {
			elements = append(elements, g.document(depth-1))
		}
		return value.ArrayOf(elements)
	case kind < 5 && depth > 0:
		b := value.NewObject(0)
		for range 1 + g.IntN(4) {
			b.Set(g.name(), g.document(depth-1))
		}
		return b.Value()
	}
	return parsed(g.of("null", "true", "false", "0", "1", "2", "-1", "1.5", "2.0", `""`, `"a"`, `"b"`, `"1"`, `"1.0"`, "10"))
}

func (g generator) path(root string, depth int) string {
	path := root
	for range g.IntN(4) {
		path += g.step(depth)
	}
	return path
}

func (g generator) quoted() string { return "'" + strings.ReplaceAll(g.name(), "'", `\'`) + "'" }

func (g generator) index() string { return strconv.Itoa(g.IntN(7) - 3) }

func (g generator) step(depth int) string {
	switch g.IntN(16) {
	case 0:
		return "[" + g.quoted() + "," + g.quoted() + "]"
	case 1, 2:
		return g.of("", ".") + g.of("[*]", "["+g.index()+"]")
	case 3:
		return ".*"
	case 4:
		return "[" + g.index() + "," + g.index() + "]"
	case 5:
		return "[" + g.of(g.index()+":", ":"+g.index(), g.index()+":"+g.index()) + "]"
	case 6, 7:
		return ".." + g.of("a", "b", "*", "["+g.index()+"]", "["+g.quoted()+"]")
	case 8, 9:
		if depth > 0 {
			return g.of("", "..") + "[?(" + g.filter(depth) + ")]"
		}
	case 10, 11, 12:
		return "[" + g.index() + "]"
	case 13:
		return "[" + g.quoted() + "]"
	}
	return "." + g.of("a", "b", "c", "d-e")
}

func (g generator) filter(depth int) string {
	switch g.IntN(9) {
	case 0:
		return g.filter(depth) + " && " + g.filter(depth)
	case 1:
		return g.filter(depth) + " || " + g.filter(depth)
	case 2:
		return "!(" + g.filter(depth) + ")"
	case 3:
		return "(" + g.filter(depth) + ")"
	case 4:
		return g.of("", "!") + g.path("@", depth-1)
	case 5:
		return g.operand(depth) + " in " + g.of("[1,'a',2]", "['1']", "[null,[]]", g.path("@", 0))
	}
	return g.operand(depth) + " " + g.of("==", "!=", "<", "<=", ">", ">=") + " " + g.operand(depth)
}

func (g generator) operand(depth int) string {
	return g.of(g.path("@", depth-1), g.path("@", 0), g.path("$", 0), "'a'", "'1'", "1", "2", "1.5", "null", "true", "[]", "''")
}

// outcome puts what Select says in the words of naive.
func outcome(found bool, failed *jsonpath.Failure) string {
	switch {
	case found:
		return "value"
	case failed.Missing:
		return "missing"
	}
	return "unfit"
}

// TestPathsAgreeWithANaiveEvaluator tries as many pairs as JSONPATH_PAIRS says, 20,000 without it.
func TestPathsAgreeWithANaiveEvaluator(t *testing.T) {
	pairs := 20_000
	if n, err := strconv.Atoi(os.Getenv("JSONPATH_PAIRS")); err == nil {
		pairs = n
	}
	g := generator{rand.New(rand.NewPCG(1, 2))}
	outcomes := map[string]int{}
	for range pairs {
		document, path := g.document(4), g.path("$", 2)
		p, bad := jsonpath.Compile(path)
		require.Nil(t, bad, path)
		v, found, failed := p.Select(scope{document})
		n := naive{root: document}
		want, how := n.evaluate(path, document)
		if outcomes[how]++; v.Kind() == value.KindArray && v.Len() == 0 {
			outcomes["nothing"]++
		}
		require.Equal(t, how, outcome(found, failed), "%s in %s", path, document)
		require.Equal(t, want.String(), v.String(), "%s in %s", path, document)
		require.Equal(t, found, p.Has(scope{document}), "%s in %s", path, document)
	}
	t.Log(outcomes)
	for _, how := range []string{"value", "missing", "unfit"} {
		require.Greater(t, outcomes[how], pairs/50, "the generator makes enough paths of every outcome")
	}
}
