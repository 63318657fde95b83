package conformance

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

// notes writes down what a verdict tells a test.
type notes struct{ errors, logs []string }

func (n *notes) Errorf(format string, args ...any) {
	n.errors = append(n.errors, fmt.Sprintf(format, args...))
}

func (n *notes) Logf(format string, args ...any) {
	n.logs = append(n.logs, fmt.Sprintf(format, args...))
}

func TestOnlyWhatIsLostFailsATest(t *testing.T) {
	known := parseBaseline("sha256 h\na\nb\n")
	fails := errors.New("no")
	for name, c := range map[string]struct {
		verdict      verdict
		hash         string
		errors, logs int
	}{
		"passed and passes":               {verdict{id: "a"}, "h", 0, 0},
		"passed and fails":                {verdict{id: "a", failure: fails}, "h", 1, 0},
		"passed in other cases":           {verdict{id: "a", failure: fails}, "i", 0, 1},
		"fails as before":                 {verdict{id: "c", failure: fails}, "h", 0, 1},
		"passes for the first time":       {verdict{id: "c"}, "h", 0, 0},
		"excepted":                        {verdict{id: "c", excepted: "why", failure: fails}, "h", 0, 1},
		"excepted, though it passed":      {verdict{id: "a", excepted: "why", failure: fails}, "h", 1, 0},
		"excepted, and passes":            {verdict{id: "c", excepted: "why"}, "h", 1, 0},
		"excepted, passes in other cases": {verdict{id: "c", excepted: "why"}, "i", 0, 0},
	} {
		t.Run(name, func(t *testing.T) {
			var n notes
			c.verdict.judge(&n, known, c.hash)
			require.Len(t, n.errors, c.errors)
			require.Len(t, n.logs, c.logs)
		})
	}
}

func TestABaselineIsReadAsItIsWritten(t *testing.T) {
	b := parseBaseline(renderBaseline("h", []verdict{{id: "b c"}, {id: "a"}, {id: "d", failure: errors.New("no")}}))
	require.Equal(t, baseline{"h", map[string]bool{"a": true, "b c": true}}, b)
}

func TestEveryExceptionHasItsReason(t *testing.T) {
	for id, reason := range exceptions {
		require.Greater(t, len(reason), 40, id)
	}
}

func TestAFileOfCasesIsReadWhole(t *testing.T) {
	dir := t.TempDir()
	write := func(text string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "c.json"), []byte(text), 0o600))
	}
	_, err := load(dir, "c")
	require.ErrorIs(t, err, os.ErrNotExist)
	write(`[{"id":"a","confidence":"computed"},{"id":"b","confidence":"computed"}]`)
	c, err := load(dir, "c")
	require.NoError(t, err)
	require.Len(t, c.cases, 2)
	write(`[{"id":"a","confidence":"computed"},{"id":"b","confidence":"computed"} ]`)
	other, err := load(dir, "c")
	require.NoError(t, err)
	require.NotEqual(t, c.hash, other.hash)
	for _, bad := range []string{`[`, `[]`, `{}`, `[{"id":"a"}]`, `[{"confidence":"computed"}]`, `[{"id":"a","confidence":"c"},{"id":"a","confidence":"c"}]`} {
		write(bad)
		_, err = load(dir, "c")
		require.Error(t, err, bad)
	}
}

func TestABugFailsItsCaseAlone(t *testing.T) {
	s := Suite{Try: func(value.Value) error { panic("lost a message") }}
	require.EqualError(t, s.try(entry{}), "a bug: lost a message")
}
