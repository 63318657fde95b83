package conformance

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

// What each expectation says of a member named Tags or m: values that meet it, and values that do not. "" is a member
// that is not there.
var expectations = []struct {
	want         string
	right, wrong []string
}{
	{`1`, []string{`1`, `1.0`, `1e0`}, []string{`2`, `"1"`, `true`, `null`, ``}},
	{`"a"`, []string{`"a"`}, []string{`"A"`, `"a "`, `["a"]`, ``}},
	{`true`, []string{`true`}, []string{`false`, `"true"`, `1`, ``}},
	{`null`, []string{`null`}, []string{`0`, `""`, ``}},
	{`[]`, []string{`[]`, `"[]"`, ``}, []string{`[1]`, `{}`, `""`, `null`}},
	{`{}`, []string{`{}`, `{"a":1}`, `"{}"`, ``}, []string{`[]`, `""`, `null`}},
	{`[1,2]`, []string{`[1,2]`, `"[1, 2]"`}, []string{`[2,1]`, `[1]`, `[1,2,3]`, `"1,2"`, ``}},
	{`{"a":1}`, []string{`{"a":1,"b":2}`, `"{\"a\": 1}"`}, []string{`{"b":1}`, `{"a":2}`, `[1]`, `"a"`, ``}},
	{`{"a":{"b":[{"c":1}]}}`, []string{`{"a":"{\"b\":\"[{\\\"c\\\":1}]\"}"}`}, []string{`{"a":{"b":[{"c":2}]}}`}},
	{`{"$any":true}`, []string{`1`, `""`, `null`, `[]`}, []string{``}},
	{`{"$present":true}`, []string{`1`, `""`, `null`, `[]`}, []string{``}},
	{`{"$absent":true}`, []string{``}, []string{`1`, `""`, `null`, `[]`}},
	{`{"$absent_or_empty":true}`, []string{``, `null`, `""`, `[]`, `{}`}, []string{`0`, `false`, `"a"`, `[null]`, `{"a":1}`}},
	{`{"$like":"arn:<p>:<r:1>:111111111111:x.y"}`, []string{`"arn:aws:e:000000000000:x.y"`, `"arn:aws:a:b\n:123456789012:x.y"`}, []string{`"arn::e:000000000000:x.y"`, `"arn:aws:e:1:x.y"`, `"arn:aws:e:000000000000:xzy"`, `"arn:aws:e:000000000000:x.y."`, `1`, ``}},
	{`{"$contains":"b"}`, []string{`"abc"`, `["a","b"]`}, []string{`"ac"`, `["a","bc"]`, `{"b":1}`, ``}},
	{`{"$contains":{"a":1}}`, []string{`[{"b":1},{"a":1,"b":2}]`}, []string{`[{"a":2}]`, `[]`, ``}},
	{`{"$endswith":"c"}`, []string{`"abc"`}, []string{`"cab"`, `["c"]`, ``}},
	{`{"$regex":"^a.c"}`, []string{`"abcd"`}, []string{`"xabc"`, `"ac"`, `1`, ``}},
	{`{"$one_of":["a",{"b":1}]}`, []string{`"a"`, `{"b":1}`}, []string{`"b"`, `{"b":2}`, ``}},
	{`{"$ne":"a"}`, []string{`"b"`, `1`, `null`, ``}, []string{`"a"`}},
	{`{"$gt":9}`, []string{`10`, `"10"`, `123456789012345678901234567890`}, []string{`9`, `"9"`, `-10`, `9.5`, `"x"`, `true`, ``}},
	{`{"$gt":"18849496460467696128"}`, []string{`"18849496460467696129"`}, []string{`"18849496460467696128"`, `"9"`, ``}},
	{`{"$len":2}`, []string{`[1,2]`, `{"a":1,"b":2}`, `"[1,2]"`}, []string{`[1]`, `[1,2,3]`, `"ab"`, `2`, ``}},
	{`{"$len":0}`, []string{``, `[]`, `{}`}, []string{`[1]`, `null`, `""`}},
	{`{"$min_len":2}`, []string{`[1,2]`, `[1,2,3]`}, []string{`[1]`, `"abc"`, ``}},
	{`{"$class":4}`, []string{`400`, `499`}, []string{`500`, `399`, `"400"`, ``}},
	{`{"$bytes":"AAE="}`, []string{`"AAE="`}, []string{`"AAI="`, `"AAE"`, `[0,1]`, ``}},
	{`{"$index":{"1":"b"}}`, []string{`["a","b","c"]`, `"[\"a\",\"b\"]"`}, []string{`["b"]`, `["b","a"]`, `"ab"`, ``}},
	{`{"$each":["a","b"],"equals":[1,2]}`, []string{`[{"a":{"b":1}},{"a":"{\"b\":2}"}]`}, []string{`[{"a":{"b":2}},{"a":{"b":1}}]`, `[{"a":{"b":1}}]`, `[{"a":{"b":1}},{"b":2}]`, `{"a":1}`, ``}},
	{`{"$each":["a"],"equals":[]}`, []string{``, `[]`}, []string{`[{"a":1}]`, `"x"`}},
	{`{"$each":["a"],"in_any_order":[1,2]}`, []string{`[{"a":2},{"a":1}]`}, []string{`[{"a":1},{"a":1}]`, `[{"a":1}]`, `[{"a":1},{"a":2},{"a":2}]`}},
	{`{"$each":["a"],"equals_one_of":[[1,2],[2,1]]}`, []string{`[{"a":2},{"a":1}]`, `[{"a":1},{"a":2}]`}, []string{`[{"a":2},{"a":2}]`, ``}},
	{`{"$len":1,"$index":{"0":"a"}}`, []string{`["a"]`}, []string{`["a","b"]`, `["b"]`}},
}

func compareMember(t *testing.T, name, want, got string, exact bool) error {
	t.Helper()
	expected := parse(t, `{"`+name+`":`+want+`}`)
	require.NoError(t, checkSpecials(expected))
	actual := value.NewObject(1)
	if got != "" {
		actual.Set(name, parse(t, got))
	}
	return newMatcher().match(expected, whole(actual.Value(), exact))
}

func TestEachExpectationTellsRightFromWrong(t *testing.T) {
	tried := map[string]bool{"$repeat": true, "$bind": true}
	for _, e := range expectations {
		for name := range parse(t, e.want).Members() {
			tried[name] = true
		}
		for _, got := range e.right {
			require.NoError(t, compareMember(t, "m", e.want, got, false), "%s, %s", e.want, got)
		}
		for _, got := range e.wrong {
			require.Error(t, compareMember(t, "m", e.want, got, false), "%s, %s", e.want, got)
		}
	}
	for name := range specialArguments {
		require.True(t, tried[name], name)
	}
}

func TestWhatIsExactHasNothingBeside(t *testing.T) {
	for _, c := range []struct {
		want, got string
		same      bool
	}{
		{`{"a":1}`, `{"a":1}`, true},
		{`{"a":1}`, `{"a":1,"b":2}`, false},
		{`{"a":1}`, `{"a":1,"b":[],"c":{}}`, true},
		{`{"a":1}`, `{"a":1,"b":""}`, false},
		{`[{"a":{"b":1}}]`, `[{"a":{"b":1,"c":1}}]`, false},
		{`{"a":{"b":1}}`, `{"a":"{\"b\":1,\"c\":1}"}`, false},
		{`{"$index":{"0":{"a":1}}}`, `[{"a":1,"b":1}]`, true},
	} {
		require.Equal(t, c.same, compareMember(t, "m", c.want, c.got, true) == nil, "%s, %s", c.want, c.got)
	}
}

// An element that was given away on the way to a mismatch can be taken again, and so can a name.
func TestSomeMembersHaveNoOrder(t *testing.T) {
	for _, name := range withoutOrder {
		require.NoError(t, compareMember(t, name, `[1,2]`, `[2,1]`, false))
		require.Error(t, compareMember(t, name, `[1,2]`, `[2,2]`, false))
		require.Error(t, compareMember(t, name, `[1,1]`, `[1,2]`, false))
		require.Error(t, compareMember(t, name, `[1]`, `[1,1]`, false))
	}
	bound := `[{"i":{"$bind":"id"},"c":2},{"i":{"$bind":"id"},"c":1}]`
	require.NoError(t, compareMember(t, "Failed", bound, `[{"i":"x","c":1},{"i":"x","c":2}]`, false))
	require.NoError(t, compareMember(t, "Failed", `[{"i":{"$bind":"id"},"c":2}]`, `[{"i":"x","c":2}]`, false))
	require.Error(t, compareMember(t, "Failed", bound, `[{"i":"x","c":1},{"i":"y","c":2}]`, false))
}

func TestANameIsOneTextWhereverItStands(t *testing.T) {
	m := newMatcher()
	want := parse(t, `{"a":{"$bind":"id:1"},"b":{"$bind":"id:2"},"c":{"$bind":"id:1"}}`)
	require.NoError(t, m.match(want, whole(parse(t, `{"a":"x","b":"x","c":"x"}`), false)))
	require.Error(t, m.match(want, whole(parse(t, `{"a":"y","b":"x","c":"y"}`), false)))
	require.Error(t, newMatcher().match(want, whole(parse(t, `{"a":"x","b":"x","c":"y"}`), false)))
	require.Error(t, newMatcher().match(want, whole(parse(t, `{"a":1,"b":"x","c":1}`), false)))

	m = newMatcher()
	require.Error(t, m.match(want, whole(parse(t, `{"a":"x","b":"x","c":"y"}`), false)))
	require.NoError(t, m.match(want, whole(parse(t, `{"a":"y","b":"y","c":"y"}`), false)), "nothing stays bound by a mismatch")
}
