package regex

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// find gives the first match and its groups, "-" for what took no part.
func find(t *testing.T, pattern, flags, text string) []string {
	t.Helper()
	p, problem := Compile(pattern, flags)
	require.Empty(t, problem, pattern)
	steps := 100_000
	places, found := p.Find(text, 0, &steps)
	if !found {
		return nil
	}
	var all []string
	for n := 0; n < len(places); n += 2 {
		if places[n] < 0 {
			all = append(all, "-")
		} else {
			all = append(all, text[places[n]:places[n+1]])
		}
	}
	return all
}

func TestPatterns(t *testing.T) {
	cases := []struct {
		pattern, flags, text string
		want                 []string
	}{
		{`a+b`, "", "caaab", []string{"aaab"}},
		{`(a)|(b)`, "", "b", []string{"b", "-", "b"}},
		{`a*?b`, "", "aab", []string{"aab"}},
		{`<.+?>`, "", "<a><b>", []string{"<a>"}},
		{`(z)((a+)?(b+)?(c))*`, "", "zaacbbbcac", []string{"zaacbbbcac", "z", "ac", "a", "-", "c"}}, // ECMA-262's own example
		{`(?=(a+))a*b\1`, "", "baaabac", []string{"aba", "a"}},                                      // and this one
		{`(.*?)a(?!(a+)b\2c)\2(.*)`, "", "baaabaac", []string{"baaabaac", "ba", "-", "abaac"}},
		{`(?<=\$)\d+`, "", "a $42", []string{"42"}},
		{`(?<!\$)\b\d+`, "", "$42 17", []string{"17"}},
		{`(?<=(\d+)(\d+))$`, "", "1053", []string{"", "1", "053"}}, // backwards the second group is the greedy one
		{`(?<year>\d{4})-\k<year>`, "", "2025-2026 2026-2026", []string{"2026-2026", "2026"}},
		{`^b`, "m", "a\nb", []string{"b"}},
		{`^b`, "", "a\nb", nil},
		{`a.c`, "", "a\nc abc", []string{"abc"}},
		{`[^a-c]+`, "", "abcxyz", []string{"xyz"}},
		{`[\w-]+`, "", "!a-b", []string{"a-b"}},
		{`[]`, "", "a", nil},
		{`[^]`, "", "\n", []string{"\n"}},
		{`ÄPFEL`, "i", "äpfel", []string{"äpfel"}},
		{`[à-ý]+`, "i", "ÀÉ", []string{"ÀÉ"}},
		{`\x41\u0042\t\0`, "", "AB\t\x00", []string{"AB\t\x00"}},
		{`a{2,3}`, "", "aaaa", []string{"aaa"}},
		{`a{2}`, "", "a", nil},
		{`a{,2}`, "", "a{,2}", []string{"a{,2}"}},
		{`(a*)*`, "", "b", []string{"", "-"}},
		{`(?:a|ab)(?:c|bcd)(d*)`, "", "abcd", []string{"abcd", ""}},
		{`\bfoo\B`, "", "foo foobar", []string{"foo"}},
		{`\s\S\d\D\W`, "", " x1y-", []string{" x1y-"}},
		{`(\w+)@(\w+)`, "", "to ann@example", []string{"ann@example", "ann", "example"}},
		{`\d+[a-z]`, "", "123 45x", []string{"45x"}},
		{`é+x`, "", "ééx", []string{"ééx"}},
		{`\cJ`, "", "\n", []string{"\n"}},
		{`(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\10`, "", "abcdefghijj", []string{"abcdefghijj", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}},
	}
	for _, c := range cases {
		require.Equal(t, c.want, find(t, c.pattern, c.flags, c.text), c.pattern)
	}
}

func TestWhatIsNoPattern(t *testing.T) {
	for _, pattern := range []string{`(`, `)`, `a**`, `*`, `[a`, `[b-a]`, `\`, `(?<n>`, `(?x)`, `a{2,1}`, `{1}`, `(?<a>x)\k<b>`} {
		_, problem := Compile(pattern, "")
		require.NotEmpty(t, problem, pattern)
	}
}

// A search that would take for ever gives up.
func TestTheBudgetHolds(t *testing.T) {
	for _, pattern := range []string{`^(a+)+$`, `^(a|aa)+$`, `(a*)*b`, `(?:a?){30}a{30}c`} {
		p, problem := Compile(pattern, "")
		require.Empty(t, problem)
		steps := 200_000
		_, found := p.Find("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", 0, &steps)
		require.False(t, found)
		require.Negative(t, steps, pattern)
	}
}

func FuzzPatterns(f *testing.F) {
	f.Add(`(a+)(?<n>b|\1)*?[^\d-x]{2,}$`, "im", "aab")
	f.Add(`(?<=(?!x)\k<y>)(?<y>.)`, "", "ay😀")
	f.Fuzz(func(t *testing.T, pattern, flags, text string) {
		p, problem := Compile(pattern, flags)
		if problem != "" {
			return
		}
		steps := 20_000
		places, found := p.Find(text, 0, &steps)
		if found {
			require.True(t, 0 <= places[0] && places[0] <= places[1] && places[1] <= len(text))
		}
	})
}
