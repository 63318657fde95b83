package asl_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl"
	"playground/engine/value"
)

// definitions are those of the recorded cases, where they are at hand, and some that mean no good.
func definitions(tb testing.TB) (all []string) {
	all = []string{
		chain(3), loop, mapping, branching(3, 2), retrying, waiting,
		`{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"}}}`,
		`{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":0,"Next":"A"}}}`,
		`{"StartAt":"A","States":{"A":{"Type":"Map","ItemsPath":"$.list","Next":"A","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}}}}`,
		`{"StartAt":"A","States":{"A":{"Type":"Parallel","Branches":[],"Next":"A"}}}`,
		nested(60),
	}
	folder := os.Getenv("CONFORMANCE")
	if folder == "" {
		folder = "../../../shared/conformance"
	}
	files, _ := filepath.Glob(filepath.Join(folder, "asl", "*.jsonl"))
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(tb, err)
		for line := range strings.Lines(string(text)) {
			one, bad := value.Parse(line, value.Limits{})
			require.Nil(tb, bad)
			if d, is := one.Get("definition"); is {
				all = append(all, d.String())
			}
		}
	}
	return all
}

// nested is a Parallel within a Parallel within …
func nested(depth int) string {
	return strings.Repeat(`{"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[`, depth) + chain(1) +
		strings.Repeat(`]}}}`, depth)
}

// moody answers calls in every way there is, by what is asked.
func moody(seed int) func(*asl.Call) asl.Result {
	n := seed
	name := "Moody"
	return func(c *asl.Call) asl.Result {
		n = n*1103515245 + 12345
		switch n >> 16 & 7 {
		case 0:
			return asl.Result{Kind: asl.Threw, Error: &name}
		case 1:
			return asl.Result{Kind: asl.Threw}
		case 2:
			return asl.Result{Value: value.Text(`[{"a":1},{"a":2},{"a":3}]`)}
		}
		return echo(c)
	}
}

// inputs are given to every definition.
var inputs = []string{`{}`, `{"list":[1,2,3],"Items":[1],"n":1}`, `[1,{"a":[2]},"x"]`, `null`, `"text"`}

// FuzzExecution plays whatever compiles: nothing panics, every call ends, and a clone made on the way does the same as
// the original.
func FuzzExecution(f *testing.F) {
	for i, d := range definitions(f) {
		f.Add(d, inputs[i%len(inputs)], i)
	}
	f.Fuzz(func(t *testing.T, definition, input string, seed int) {
		d, bad := value.Parse(definition, value.Limits{Bytes: 1 << 20})
		in, wrong := value.Parse(input, value.Limits{Bytes: 1 << 18})
		if bad != nil || wrong != nil {
			return
		}
		m, problems := asl.Compile(d)
		if len(problems) > 0 {
			require.Nil(t, m)
			return
		}
		playBoth(t, m, in, seed)
	})
}

const turnsOfFuzz = 60

func playBoth(t *testing.T, m *asl.Machine, input value.Value, seed int) {
	r := newRunner(m, moody(seed))
	r.play(input, (seed&0xff)%turnsOfFuzz)
	twin := r.clone()
	r.answer, twin.answer = moody(seed), moody(seed)
	require.Equal(t, r.x.Inspect().String(), twin.x.Inspect().String())
	for range turnsOfFuzz {
		for _, one := range []*runner{r, twin} {
			if one.x.Status() == asl.Running && len(one.due) > 0 {
				one.step()
			}
		}
		require.Equal(t, r.awaited(), twin.awaited())
	}
	require.Equal(t, r.x.Inspect().String(), twin.x.Inspect().String())
	require.Equal(t, r.x.History().Len(), twin.x.History().Len())
	for i := range min(r.x.History().Len(), 400) {
		require.Equal(t, r.x.History().Event(i).String(), twin.x.History().Event(i).String())
	}
	if r.x.Status() != asl.Running {
		require.Empty(t, r.due, "what is not wanted any more is cancelled")
		require.Empty(t, r.x.Resume(1<<32, asl.Result{Kind: asl.Due}))
	}
}
