package template_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
	"playground/engine/template"
	"playground/engine/value"
)

func render(t *testing.T, text string, n int64, now kernel.Time) string {
	t.Helper()
	compiled, err := template.Compile(text)
	require.NoError(t, err)
	r := kernel.NewRand(7, "template")
	return compiled.Text(template.Context{N: n, Now: now, Rand: &r})
}

func TestPlaceholdersAreFilledInAndTheRestIsLiteral(t *testing.T) {
	const now = kernel.Time(36*time.Hour + 12*time.Second + 500*time.Millisecond)
	for text, want := range map[string]string{
		"":                                "",
		"no placeholder { } }} at all":    "no placeholder { } }} at all",
		"order {{n}}":                     "order 42",
		"{{n}}{{ n }}{{\tn\n}}":           "424242",
		`{"id":{{n}},"deep":{"n":{{n}}}}`: `{"id":42,"deep":{"n":42}}`,
		"{{now}}":                         "2026-01-02T12:00:12.500Z",
		"{{int 5 5}}/{{int -3 -3}}":       "5/-3",
		"{{pick same}}, {{pick ü ü}}":     "same, ü",
		"{{int 9007199254740991 9007199254740991}}": "9007199254740991",
	} {
		require.Equal(t, want, render(t, text, 42, now), text)
	}
}

func TestTheRandomOnesDrawFromTheStreamAlone(t *testing.T) {
	const text = "{{uuid}} {{int 1 6}} {{pick a b c}}"
	require.Equal(t, render(t, text, 1, 0), render(t, text, 2, 1e9))

	compiled, err := template.Compile(text)
	require.NoError(t, err)
	r := kernel.NewRand(7, "template")
	form := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12} [1-6] [abc]$`)
	seen := map[string]bool{}
	for range 1000 {
		got := compiled.Text(template.Context{Rand: &r})
		require.Regexp(t, form, got)
		seen[got[37:]] = true
	}
	require.Len(t, seen, 18, "every face of the die with every word")
}

func TestWhatIsWrongIsSaidWithItsPlace(t *testing.T) {
	many := strings.Repeat("{{n}}", 1001)
	for text, want := range map[string]string{
		"order {{n":     `line 1, column 7: {{ without }}`,
		"a\nüü{{who}}":  `line 2, column 3: "who" is no placeholder; there are {{n}}, {{uuid}}, {{now}}, {{int 1 100}}, {{pick a b c}}`,
		"{{}}":          `line 1, column 1: nothing between {{ and }}; there are {{n}}, {{uuid}}, {{now}}, {{int 1 100}}, {{pick a b c}}`,
		"{{n 1}}":       `line 1, column 1: {{n}} takes nothing, found "1"`,
		"{{int 1}}":     `line 1, column 1: {{int}} takes the least and the greatest number, as in {{int 1 100}}`,
		"{{int 1 x}}":   `line 1, column 1: {{int}}: "x" is not a whole number of at most 9007199254740991`,
		"{{int 0 1e3}}": `line 1, column 1: {{int}}: "1e3" is not a whole number of at most 9007199254740991`,
		"{{int 6 1}}":   `line 1, column 1: {{int}}: 6 is above 1; the least comes first`,
		"{{pick}}":      `line 1, column 1: {{pick}} takes between 1 and 1000 words, as in {{pick a b c}}`,
		many:            `line 1, column 5001: more than 1000 placeholders`,
		"{{int -9223372036854775808 9223372036854775807}}": `line 1, column 1: {{int}}: "-9223372036854775808" is not a whole number of at most 9007199254740991`,
		strings.Repeat("x", template.OutputBytesMax-19) + "{{n}}": fmt.Sprintf(
			"line 1, column 1: the text can grow to %d bytes, more than the %d that a message may hold", template.OutputBytesMax+1, template.OutputBytesMax),
	} {
		_, err := template.Compile(text)
		require.EqualError(t, err, want)
	}
}

func TestTheCheckOfAFieldPointsAtIt(t *testing.T) {
	require.Empty(t, template.Check("/nodes/0/Body", value.Text("order {{n}}")))
	problems := template.Check("/nodes/0/Body", value.Text("order {{m}}"))
	require.Len(t, problems, 1)
	require.Equal(t, value.Pointer("/nodes/0/Body"), problems[0].Pointer)
	require.Contains(t, problems[0].Message, `"m" is no placeholder`)
}

func TestAStaticTemplateCostsNothing(t *testing.T) {
	compiled, err := template.Compile("always the same")
	require.NoError(t, err)
	require.True(t, compiled.Static())
	require.Zero(t, testing.AllocsPerRun(100, func() { compiled.Text(template.Context{}) }))
}

// Whatever compiles renders, within the limit, and valid UTF-8 stays valid; whatever does not says where.
func FuzzCompile(f *testing.F) {
	for _, seed := range []string{"", "order {{n}}", "{{uuid}}{{now}}", "{{int -5 5}}", "{{pick a b}}", "{{", "{{}}", "{{{n}}}", "{{int 9 1}}", "{{int 99999999999999999999 1}}", "ü{{x}}", "\xff{{n}}\xff", "{{n}}\n{{n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		compiled, err := template.Compile(text)
		if err != nil {
			var e *template.Error
			require.ErrorAs(t, err, &e)
			require.Positive(t, e.Line)
			require.Positive(t, e.Column)
			require.NotEmpty(t, e.Message)
			return
		}
		r := kernel.NewRand(1, "fuzz")
		got := compiled.Text(template.Context{N: 1 << 62, Now: kernel.Forever, Rand: &r})
		require.LessOrEqual(t, len(got), template.OutputBytesMax)
		require.True(t, utf8.ValidString(got) || !utf8.ValidString(text))
		if !strings.Contains(text, "{{") {
			require.Equal(t, text, got)
		}
	})
}
