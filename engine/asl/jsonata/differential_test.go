package jsonata_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonata"
	"playground/engine/value"
)

const reference = "../../../web/browser/jsonata.js"

// referenceThere reports whether the library can be asked. Where it cannot, what would be compared is left out, and
// that is said.
func referenceThere(t testing.TB) bool {
	_, missing := exec.LookPath("node")
	if _, err := os.Stat("../../../web/node_modules/jsonata"); err == nil && missing == nil {
		return true
	}
	t.Log("node or its package jsonata is not there: nothing is compared with it")
	return false
}

// ask lets the library answer questions, one a line.
func ask(t testing.TB, command string, lines []byte) [][]byte {
	file := filepath.Join(t.TempDir(), "questions.jsonl")
	require.NoError(t, os.WriteFile(file, lines, 0o600))
	var complaint bytes.Buffer
	node := exec.Command("node", "--stack-size=4000", reference, command, file, file+".answers")
	node.Stderr = &complaint
	require.NoError(t, node.Run(), complaint.String())
	answers, err := os.ReadFile(file + ".answers")
	require.NoError(t, err)
	return bytes.Split(bytes.TrimSuffix(answers, []byte("\n")), []byte("\n"))
}

// batch is how many expressions the library gets at once.
const batch = 20_000

// Random expressions come to the same here and in the library: to the same value, or to the same error at the same
// place. JSONATA_DIFFERENTIAL says how many are tried.
func TestRandomExpressionsDoAsTheLibrary(t *testing.T) {
	if !referenceThere(t) {
		return
	}
	wanted := batch
	if asked, err := strconv.Atoi(os.Getenv("JSONATA_DIFFERENTIAL")); err == nil {
		wanted = asked
	}
	input, bad := value.Parse(generatorInput, value.Limits{})
	require.Nil(t, bad)
	c := comparison{t: t, input: input, excused: map[string]int{}}
	for seed := range uint64((wanted + batch - 1) / batch) {
		c.compare(seed)
	}
	t.Logf("%d expressions, %d with a value, %d with the same error; excused: %v", c.count, c.values, c.errors, c.excused)
	require.Greater(t, c.values, c.count/4, "most expressions should mean something")
	require.Zero(t, c.different)
}

type comparison struct {
	t       *testing.T
	input   value.Value
	excused map[string]int

	count, values, errors, different int
}

func (c *comparison) compare(seed uint64) {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 2006))}
	var expressions []string
	var lines []byte
	for range batch {
		text := g.expression()
		expressions = append(expressions, text)
		one := value.NewObject(2)
		one.Set("expr", value.Text(text))
		one.Set("input", c.input)
		lines = append(value.Append(lines, one.Value()), '\n')
	}
	for n, line := range ask(c.t, "answer", lines) {
		theirs, bad := value.Parse(line, value.Limits{})
		if bad != nil {
			require.Contains(c.t, bad.Message, "surrogate")
			c.count++
			c.excused["half of a surrogate pair is no text in JSON"]++
			continue
		}
		c.judge(expressions[n], theirs)
	}
}

// answerOf is what comes of an expression here, in the form of the library's answers.
func answerOf(text string, input value.Value) value.Value {
	answer := value.NewObject(3)
	e, bad := jsonata.Compile(text, jsonata.Options{Eval: true})
	if bad == nil {
		var v value.Value
		var defined bool
		if v, defined, bad = e.Eval(input, nil, host{}, jsonata.Limits{}); bad == nil && defined {
			answer.Set("value", v)
		}
	}
	if bad != nil {
		answer.Set("code", value.Text(bad.Code))
		if bad.Position >= 0 {
			answer.Set("position", value.Int(int64(bad.Position)))
		}
		if bad.Token != "" {
			answer.Set("token", value.Text(bad.Token))
		}
		answer.Set("message", value.Text(bad.Message))
	}
	return answer.Value()
}

func (c *comparison) judge(text string, theirs value.Value) {
	c.count++
	ours := answerOf(text, c.input)
	code, _ := theirs.Get("code")
	switch reason := excuse(text, ours, theirs); {
	case alike(ours, theirs) && code.IsNull():
		c.values++
	case alike(ours, theirs):
		c.errors++
	case reason != "":
		c.excused[reason]++
	default:
		if c.different++; c.different <= 40 {
			c.t.Errorf("%s\n  here   %s\n  there  %s", text, value.Preview(ours, 300), value.Preview(theirs, 300))
		}
	}
}

func member(v value.Value, name string) string {
	one, there := v.Get(name)
	if !there {
		return ""
	}
	if text, is := one.AsText(); is {
		return text
	}
	return one.String()
}

// alike compares values as JSON, and errors by their code and place.
func alike(ours, theirs value.Value) bool {
	a, fails := ours.Get("code")
	b, failsThere := theirs.Get("code")
	if fails || failsThere {
		return value.Equal(a, b) && sameError(ours, theirs)
	}
	v, defined := ours.Get("value")
	w, definedThere := theirs.Get("value")
	return defined == definedThere && same(v, w)
}

// sameError compares the details of errors. Where a function is not called by its name, the library has token and place
// of a call that was made before, be it in another expression.
func sameError(ours, theirs value.Value) bool {
	if _, told := theirs.Get("message"); !told {
		return true
	}
	const compared = 300
	a, b := member(ours, "message"), member(theirs, "message")
	_, placed := ours.Get("position")
	return a[:min(len(a), compared)] == b[:min(len(b), compared)] && member(ours, "token") == member(theirs, "token") &&
		(!placed || member(ours, "position") == member(theirs, "position"))
}

// same compares numbers as doubles.
func same(a, b value.Value) bool {
	if a.Kind() != b.Kind() || a.Len() != b.Len() {
		return false
	}
	switch a.Kind() {
	case value.KindNumber:
		x, _ := a.AsFloat()
		y, _ := b.AsFloat()
		return x == y
	case value.KindArray:
		for n, one := range a.Elements() {
			if !same(one, b.Index(n)) {
				return false
			}
		}
		return true
	case value.KindObject:
		for name, one := range a.Members() {
			if other, is := b.Get(name); !is || !same(one, other) {
				return false
			}
		}
		return true
	}
	return value.Equal(a, b)
}

// excuse is why an expression may come to something else here.
func excuse(text string, ours, theirs value.Value) string {
	code, fails := ours.Get("code")
	codeThere, failsThere := theirs.Get("code")
	switch {
	case member(theirs, "code") == "none":
		return "the library breaks with an error of JavaScript"
	case fails && failsThere && strings.ContainsAny(text, "[{") && member(ours, "code")[0] != 'S':
		return "the library evaluates elements and members at once, and another of their errors comes first"
	case fails && value.Equal(code, codeThere) && (strings.Contains(text, "~>") || strings.Contains(text, "$map(")):
		return "a function that is not called by its name has in the library the name and place of an earlier call"
	case strings.Contains(theirs.String(), "_jsonata_"):
		return "the library shows a function as what it is in JavaScript"
	case strings.Contains(theirs.String(), `"token":{}`):
		return "the library shows a pattern as {}"
	case strings.Contains(text, "$parseInteger") && member(ours, "code") == "D1001":
		return "NaN is an error here"
	case strings.Contains(text, "$power"):
		return "the library's powers are those of V8, off in the last digit"
	case strings.Contains(text, " in ") && !fails && !failsThere:
		return "two empty objects, or two empty arrays, may be the very same one here"
	case anagrams(ours.String(), theirs.String()):
		return "the library puts names that are numbers first"
	case strings.Contains(strings.ToLower(theirs.String()), "async function") || strings.Contains(text, "function($m)"):
		return "the library prints a function as its source"
	case strings.Contains(text, "l{") || strings.Contains(text, "l[]{"):
		return "the library puts an undefined element into an empty array of its input when that is grouped"
	case strings.Contains(text, "/") && (strings.Contains(text, "😀") || strings.Contains(text, "names")):
		return "the library's patterns see halves of characters beyond U+FFFF"
	}
	return ""
}

// anagrams reports whether two texts have the same letters.
func anagrams(a, b string) bool {
	x, y := []byte(a), []byte(b)
	slices.Sort(x)
	slices.Sort(y)
	return bytes.Equal(x, y)
}
