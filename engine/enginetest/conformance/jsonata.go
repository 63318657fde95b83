package conformance

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"playground/engine/value"
)

// Expression is one to evaluate in the plain JSONata language.
type Expression struct {
	Text     string
	Input    *value.Value // nil: there is none
	Bindings value.Value  // an object of variables
	Depth    int          // how many frames deep it may go; 0: that is not said
	Limit    int64        // how many milliseconds it may take; 0: that is not said
}

// Evaluation is what came of an expression.
type Evaluation struct {
	Result  *value.Value // nil: it has none
	Failure *ExpressionError
}

// ExpressionError is how an expression fails, when it is read or evaluated.
type ExpressionError struct{ Code, Token, Message string }

var expressionKeys = []string{
	"id", "expr", "data", "dataset", "bindings", "timelimit", "depth", "result", "undefinedResult", "code", "token",
	"error", "unordered", "confidence", "function", "category", "description",
}

// Expressions is the suite of a file of JSONata expressions. Their inputs lie in the folder datasets beside it.
func Expressions(t *testing.T, file string, evaluate func(Expression) Evaluation) Suite {
	sets := datasets{filepath.Join(folder(t), filepath.Dir(filepath.FromSlash(file)), "datasets"), map[string]value.Value{}}
	try := func(one value.Value) func(value.Value) error {
		e, err := sets.expression(one)
		if err != nil {
			return func(value.Value) error { return err }
		}
		got := evaluate(e)
		return func(mutated value.Value) error { return judgeExpression(mutated, got) }
	}
	return Suite{
		File: file, Try: func(one value.Value) error { return try(one)(one) },
		Retry: try, Mutations: mutateExpression,
	}
}

// datasets are the inputs of expressions by their names, read when they are asked for.
type datasets struct {
	folder string
	known  map[string]value.Value
}

func (d datasets) expression(one value.Value) (e Expression, err error) {
	if err := checkKeys("an expression", one, expressionKeys); err != nil {
		return e, err
	}
	e = Expression{Text: textOf(one, "expr"), Bindings: member(one, "bindings")}
	depth, _ := member(one, "depth").AsInt()
	e.Depth = int(depth)
	e.Limit, _ = member(one, "timelimit").AsInt()
	data, given := one.Get("data")
	set := textOf(one, "dataset")
	switch {
	case given:
		e.Input = &data
	case set != "":
		data, err = d.read(set)
		e.Input = &data
	}
	return e, err
}

func (d datasets) read(name string) (value.Value, error) {
	if v, is := d.known[name]; is {
		return v, nil
	}
	text, err := os.ReadFile(filepath.Join(d.folder, name+".json"))
	if err != nil {
		return value.Null, err
	}
	v, bad := value.Parse(text, value.Limits{})
	if bad != nil {
		return v, fmt.Errorf("dataset %s: %w", name, bad)
	}
	d.known[name] = v
	return v, nil
}

// ends are the members that say what comes of an expression. A case has one of them.
var ends = []string{"result", "undefinedResult", "code", "error"}

func judgeExpression(one value.Value, got Evaluation) error {
	said := 0
	for _, name := range ends {
		if has(one, name) {
			said++
		}
	}
	undefined, noResult := one.Get("undefinedResult")
	result, hasResult := one.Get("result")
	switch {
	case said != 1 || noResult && !isTrue(undefined):
		return fmt.Errorf("a case has a result, no result, or an error")
	case has(one, "code") || has(one, "error"):
		return judgeFailure(one, got)
	case got.Failure != nil:
		return fmt.Errorf("it fails: %s %s", got.Failure.Code, got.Failure.Message)
	case hasResult == (got.Result == nil):
		return fmt.Errorf("%s, expected %s", got, previewResult(one))
	case hasResult && !sameResult(result, *got.Result, isTrue(member(one, "unordered"))):
		return fmt.Errorf("%s, expected %s", got, previewResult(one))
	}
	return nil
}

// String tells the result.
func (e Evaluation) String() string {
	if e.Result == nil {
		return "it has no result"
	}
	return "the result is " + value.Preview(*e.Result, 200)
}

func previewResult(one value.Value) string {
	if v, is := one.Get("result"); is {
		return value.Preview(v, 200)
	}
	return "none"
}

// judgeFailure compares those of code, token and message that are given.
func judgeFailure(one value.Value, got Evaluation) error {
	if got.Failure == nil {
		return fmt.Errorf("%s, expected an error", got)
	}
	want, is := one.Get("error")
	if !is {
		want = one
	}
	compared := 0
	for name, text := range map[string]string{"code": got.Failure.Code, "token": got.Failure.Token, "message": got.Failure.Message} {
		if v, is := want.Get(name); is {
			compared++
			if !value.Equal(v, value.Text(text)) {
				return fmt.Errorf("the %s is %q, expected %s (%s: %s)", name, text, v, got.Failure.Code, got.Failure.Message)
			}
		}
	}
	if compared == 0 {
		return fmt.Errorf("nothing is said of the error")
	}
	return nil
}

// sameResult compares results: numbers as doubles, objects without regard to their order.
func sameResult(want, got value.Value, unordered bool) bool {
	if want.Kind() != got.Kind() {
		return false
	}
	switch want.Kind() {
	case value.KindNumber:
		w, _ := want.AsFloat()
		g, _ := got.AsFloat()
		return w == g
	case value.KindArray:
		return want.Len() == got.Len() && (unordered && sameSet(want, got) || !unordered && sameList(want, got))
	case value.KindObject:
		for name, one := range want.Members() {
			if other, is := got.Get(name); !is || !sameResult(one, other, false) {
				return false
			}
		}
		return want.Len() == got.Len()
	}
	return value.Equal(want, got)
}

func sameList(want, got value.Value) bool {
	for i, one := range want.Elements() {
		if !sameResult(one, got.Index(i), false) {
			return false
		}
	}
	return true
}

func sameSet(want, got value.Value) bool {
	taken := make([]bool, got.Len())
next:
	for _, one := range want.Elements() {
		for i, other := range got.Elements() {
			if !taken[i] && sameResult(one, other, false) {
				taken[i] = true
				continue next
			}
		}
		return false
	}
	return true
}

func mutateExpression(one value.Value) (all []Mutation) {
	for _, name := range append([]string{"token"}, ends...) {
		out := func(where string, wrong value.Value) {
			all = append(all, Mutation{name + where, one.With(name, wrong)})
		}
		v, is := one.Get(name)
		switch {
		case !is:
		case name == "error":
			for _, part := range []string{"code", "token", "message"} {
				if text, is := v.Get(part); is {
					mutate(text, true, inMember(v, part, out))
				}
			}
		case name == "undefinedResult":
			out("", value.Bool(false))
			all = append(all, Mutation{name, one.Without(name).With("result", value.Null)})
		default:
			mutate(v, true, out)
		}
	}
	return all
}
