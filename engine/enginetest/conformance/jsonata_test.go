package conformance

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

// fakeEvaluate knows a few expressions.
func fakeEvaluate(e Expression) Evaluation {
	known := map[string]value.Value{
		"$": value.Null, "list": value.Array(value.Int(1), value.Float(0.5)), "x": member(e.Bindings, "x"),
		"depth": value.Int(int64(e.Depth)), "limit": value.Int(e.Limit),
	}
	if e.Input != nil {
		known["$"] = *e.Input
	}
	v, is := known[e.Text]
	switch {
	case e.Text == "$" && e.Input == nil:
		return Evaluation{}
	case !is:
		return Evaluation{Failure: &ExpressionError{"S0201", e.Text, "no such thing: " + e.Text}}
	}
	return Evaluation{Result: &v}
}

var expressionsOf = []struct{ name, right, wrong string }{
	{"a result", `{"id":"x","expr":"list","result":[1.0,0.5]}`, `{"id":"x","expr":"list","result":[0.5,1]}`},
	{"a set", `{"id":"x","expr":"list","unordered":true,"result":[0.5,1]}`, `{"id":"x","expr":"list","unordered":true,"result":[1,1]}`},
	{"no result", `{"id":"x","expr":"$","dataset":null,"undefinedResult":true}`, `{"id":"x","expr":"$","data":null,"undefinedResult":true}`},
	{"an input", `{"id":"x","expr":"$","data":{"a":[null,"s",true]},"result":{"a":[null,"s",true]}}`, `{"id":"x","expr":"$","data":{"a":1},"result":{"a":1,"b":1}}`},
	{"null", `{"id":"x","expr":"$","data":null,"result":null}`, `{"id":"x","expr":"$","result":null}`},
	{"an input of its own file", `{"id":"x","expr":"$","dataset":"d","result":{"soup":1}}`, `{"id":"x","expr":"$","dataset":"e","result":{"soup":1}}`},
	{"a variable", `{"id":"x","expr":"x","bindings":{"x":7},"result":7}`, `{"id":"x","expr":"x","bindings":{"x":7},"result":"7"}`},
	{"a depth", `{"id":"x","expr":"depth","depth":7,"timelimit":9,"result":7}`, `{"id":"x","expr":"limit","depth":7,"timelimit":9,"result":7}`},
	{"an error", `{"id":"x","expr":"?","code":"S0201","token":"?"}`, `{"id":"x","expr":"?","code":"S0202"}`},
	{"an error as a whole", `{"id":"x","expr":"?","error":{"code":"S0201","message":"no such thing: ?","position":1}}`, `{"id":"x","expr":"?","error":{"code":"S0201","token":"!"}}`},
	{"an error that is none", `{"id":"x","expr":"?","error":{"message":"no such thing: ?"}}`, `{"id":"x","expr":"$","data":1,"code":"S0201"}`},
}

func TestAnExpressionPassesAndItsOppositeDoesNot(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "j", "datasets"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "j", "datasets", "d.json"), []byte(`{"soup":1}`), 0o644))
	t.Setenv("CONFORMANCE", dir)
	s := Expressions(t, "j/cases", fakeEvaluate)
	for _, c := range expressionsOf {
		t.Run(c.name, func(t *testing.T) {
			require.NoError(t, s.Try(parse(t, c.right)))
			require.Error(t, s.Try(parse(t, c.wrong)))
			mutations := s.Mutations(parse(t, c.right))
			require.NotEmpty(t, mutations)
			for _, m := range mutations {
				require.Error(t, s.Try(m.Case), "%s: %s", m.Where, m.Case)
			}
		})
	}
	for _, unknown := range []string{
		`{"id":"x","expr":"list","result":[1,0.5],"locale":"de"}`, `{"id":"x","expr":"list"}`, `{"id":"x","expr":"?","error":{}}`,
		`{"id":"x","expr":"list","result":[1,0.5],"undefinedResult":true}`, `{"id":"x","expr":"$","undefinedResult":false}`,
	} {
		require.Error(t, s.Try(parse(t, unknown)), unknown)
	}
}

func TestTheRunnerKnowsAllExpressions(t *testing.T) {
	c, err := load(folder(t), "jsonata/cases")
	if os.IsNotExist(err) {
		t.Logf("there are no expressions in %s", folder(t))
		return
	}
	require.NoError(t, err)
	s := Expressions(t, "jsonata/cases", func(Expression) Evaluation { return Evaluation{} })
	for _, one := range c.cases {
		require.NotEmpty(t, s.Mutations(one.value), one.id)
		err := s.Try(one.value)
		require.False(t, err != nil && (strings.Contains(err.Error(), "has no key") || os.IsNotExist(err)), "%s: %v", one.id, err)
	}
}
