package conformance

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

func TestAPatternStandsForTexts(t *testing.T) {
	for _, c := range []struct {
		pattern, text string
		matches       bool
		bound         string // what <id:1> is bound to then
	}{
		{"soup", "soup", true, ""},
		{"soup", "soups", false, ""},
		{"<id:1>", "", false, ""},
		{"<id:1>", "x", true, "x"},
		{"a<id:1>c", "abc", true, "b"},
		{"a<id:1>c", "ac", false, ""},
		{"<id:1>/<id:2>", "a/b/c", true, "a"},
		{"<id:1>/<id:1>", "ab/ab", true, "ab"},
		{"<id:1>/<id:1>", "a/b", false, ""},
		{"<id:1><id:1>", "abab", true, "ab"},
		{"<*x>/<id:1>.txt", "a/b/c.txt", true, "b/c"},
		{"<*x>", "<*y>", true, ""},
		{"<*x>!", "!", false, ""},
		{"<*x><*x><*x>", "é!", false, ""},
		{"<*x><*x>", "é!", true, ""},
		{"<Name_0idx>é", "zé", true, ""},
		{"<_0idx>", "zé", false, ""},
		{"<1:1>", "zé", false, ""},
		{"<a b:1>", "<a b:1>", true, ""},
		{"<id:1>\n", "a\nb\n", true, "a\nb"},
	} {
		p := &patterns{}
		require.Equal(t, c.matches, p.matches(c.pattern, c.text), "%s of %s", c.pattern, c.text)
		bound, _ := p.text("<id:1>")
		require.Equal(t, c.bound, bound, "%s of %s", c.pattern, c.text)
		if !c.matches {
			require.Empty(t, p.bound)
		}
	}
}

func TestAPatternOfManyWildcardsIsFast(t *testing.T) {
	p := &patterns{}
	require.False(t, p.matches(strings.Repeat("<*x>ab", 4)+"!", strings.Repeat("ab", 60)))
}

func TestValuesAreComparedAsTheyAreRecorded(t *testing.T) {
	for _, c := range []struct {
		want, got string
		matches   bool
	}{
		{`1`, `1.0`, true},
		{`1`, `"1"`, false},
		{`12345678901234567890`, `12345678901234567168`, true},
		{`null`, `null`, true},
		{`{"a":null}`, `{}`, false},
		{`{}`, `{"a":null}`, false},
		{`{"a":1,"b":2}`, `{"b":2,"a":1}`, true},
		{`[1,2]`, `[2,1]`, false},
		{`[1]`, `[1,2]`, false},
		{`[1]`, `"[1]"`, true},
		{`{"a":"<*x>"}`, `{"a":{"b":1}}`, true},
		{`"<id:1>"`, `1`, false},
		{`{"$json":{"a":1}}`, `"{\"a\": 1}"`, true},
		{`{"$json":{"a":1}}`, `{"a":1}`, false},
		{`{"$json":[1]}`, `"[1]"`, false},
		{`{"$text":"{"}`, `"{"`, true},
		{`{"$text":1}`, `1`, false},
		{`{"$other":1}`, `{"$other":1}`, false},
		{`{"$.a":1}`, `{"$.a":1}`, true},
		{`{"$repeat":"ab","count":2}`, `"abab"`, true},
		{`{"<id:1>":1}`, `{"x":1}`, false},
	} {
		p := &patterns{}
		err := p.match(parse(t, c.want), whole(parse(t, c.got), true))
		require.Equal(t, c.matches, err == nil, "%s and %s: %v", c.want, c.got, err)
	}
}

func TestDetailsHaveJSONTexts(t *testing.T) {
	for _, c := range []struct {
		want, got string
		matches   bool
	}{
		{`{"input":"a"}`, `{"input":"\"a\""}`, true},
		{`{"input":"a"}`, `{"input":"a"}`, false},
		{`{"input":{"$text":"a"}}`, `{"input":"a"}`, true},
		{`{"input":{"$text":"a"}}`, `{"input":"\"a\""}`, false},
		{`{"input":{"input":"a"}}`, `{"input":"{\"input\":\"a\"}"}`, true},
		{`{"input":1}`, `{"input":1}`, false},
		{`{"name":"a"}`, `{"name":"\"a\""}`, false},
		{`{"assignedVariables":{"x":"a"}}`, `{"assignedVariables":{"x":"\"a\""}}`, true},
		{`{"assignedVariables":{"x":"a"}}`, `{"assignedVariables":{"x":"\"a\"","y":"1"}}`, false},
		{`{}`, `[]`, false},
	} {
		p := &patterns{}
		err := p.details(parse(t, c.want), whole(parse(t, c.got), true))
		require.Equal(t, c.matches, err == nil, "%s and %s: %v", c.want, c.got, err)
	}
}

// An event that is wanted without a number may take one that another needs: then the search goes back.
func TestEachEventThatWasSeenHasOneOfItsOwn(t *testing.T) {
	one, two := parse(t, `{"id":1,"previousEventId":0,"type":"A"}`), parse(t, `{"id":2,"previousEventId":1,"type":"B"}`)
	for wanted, matches := range map[string]bool{
		`[{"id":null,"previousEventId":null,"type":"<*any>"},{"id":null,"previousEventId":null,"type":"A"}]`:             true,
		`[{"id":null,"previousEventId":null,"type":"A"},{"id":null,"previousEventId":null,"type":"A"}]`:                  false,
		`[{"id":null,"previousEventId":null,"type":"<t:1>"},{"id":null,"previousEventId":null,"type":"<t:1>"}]`:          false,
		`[{"id":2,"previousEventId":1,"type":"B"},{"id":null,"previousEventId":9,"type":"A"}]`:                           true,
		`[{"id":1,"previousEventId":1,"type":"B"},{"id":null,"previousEventId":9,"type":"A"}]`:                           false,
		`[{"id":null,"previousEventId":null,"type":"B"},{"id":7,"previousEventId":7,"type":"A"},{"id":null,"type":"C"}]`: false,
		`[{"id":null,"previousEventId":null,"type":"B"},{"id":7,"previousEventId":7,"type":"A"}]`:                        true,
	} {
		expect := value.NewObject(2)
		expect.Set("historyOrder", value.Text("lossy"))
		expect.Set("eventsSeen", parse(t, wanted))
		err := (&patterns{}).history(expect.Value(), []value.Value{one, two})
		require.Equal(t, matches, err == nil, "%s: %v", wanted, err)
	}
}

func TestCasesStandInLines(t *testing.T) {
	dir := t.TempDir()
	write := func(text string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "c.jsonl"), []byte(text), 0o644))
	}
	write(`{"id":"a","recorded":"today","expr":"\\ud800 \ud800 \uDBFF! \ud834\udd1e \u0041"}` + "\n" + `{"id":"b"}` + "\n")
	c, err := load(dir, "c")
	require.NoError(t, err)
	require.Equal(t, []string{"aws-recorded", "reference-suite"}, []string{c.cases[0].confidence, c.cases[1].confidence})
	require.Equal(t, "\\ud800 \xed\xa0\x80 \xed\xaf\xbf! \U0001d11e A", textOf(c.cases[0].value, "expr"))
	for _, bad := range []string{"", "{}", "{", `{"id":"a"}` + "\n\n" + `{"id":"b"}`, `{"id":"a"}` + "\n" + `{"id":"a"}`} {
		write(bad)
		_, err = load(dir, "c")
		require.Error(t, err, bad)
	}
}
