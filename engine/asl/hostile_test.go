package asl_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl"
	"playground/engine/value"
)

// Each of these would go on for ever, or need more room than there is, if nothing stopped it.
func TestWhatMeansNoGoodEnds(t *testing.T) {
	big := `"` + strings.Repeat("a", 200_000) + `"`
	for name, c := range map[string]struct{ definition, input, fails string }{
		"an endless loop": {
			`{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}}`, `{}`, "States.Runtime",
		},
		"an endless loop of maps": {
			`{"StartAt":"A","States":{"A":{"Type":"Map","Next":"A","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}}}}`, `[1,2]`, "States.Runtime",
		},
		"a loop that keeps what is large": {
			`{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"States.Format('{}{}', $.a, '')"},"Next":"A"}}}`, `{"a":` + big + `}`, "States.Runtime",
		},
		"a map over ten million items": {
			`{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Map","Items":"{% [1..10000000] %}","End":true,
				"ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}}}}`, `{}`, "States.QueryEvaluationError",
		},
		"an expression without end": {
			`{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Output":"{% ($f := function($n) { $f($n + 1) }; $f(0)) %}","End":true}}}`, `{}`, "States.QueryEvaluationError",
		},
		"an expression too deep": {
			`{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{"Type":"Pass","Output":"{% ($f := function($n) { 1 + $f($n + 1) }; $f(0)) %}","End":true}}}`, `{}`, "States.QueryEvaluationError",
		},
		"a path that visits all, again and again": {
			`{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"$..*..*..*..*..*..*"},"End":true}}}`,
			strings.Repeat("[", 100) + "1" + strings.Repeat("]", 100), "States.Runtime",
		},
		"branches within branches": {nested(60), `{}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRunner(compiled(t, c.definition), echo)
			x := r.play(parsed(t, c.input), 1<<20)
			err, _ := x.Failure()
			if c.fails == "" {
				require.Equal(t, asl.Succeeded, x.Status())
				return
			}
			require.Equal(t, asl.Failed, x.Status())
			require.Equal(t, c.fails, *err)
		})
	}
}

func TestAnEndlessExpressExecutionTimesOut(t *testing.T) {
	m := compiled(t, `{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}}`)
	express := info
	express.Type = asl.Express
	c := &clock{at: 1}
	x := asl.New(m, express, c)
	effects := x.Start(parsed(t, `{}`))
	for x.Status() == asl.Running {
		last := effects[len(effects)-1]
		require.Equal(t, asl.More, last.Kind)
		effects = x.Resume(last.Token, asl.Result{Kind: asl.GoOn})
	}
	require.Equal(t, asl.TimedOut, x.Status())
}

func TestDefinitionsThatAreNoneAreProblems(t *testing.T) {
	for _, text := range []string{
		`null`, `[]`, `{}`, `{"StartAt":1,"States":[]}`, `{"StartAt":"A","States":{"A":{}}}`, `{"StartAt":"A","States":{"A":1}}`,
		`{"StartAt":"B","States":{"A":{"Type":"Pass","End":true}}}`, `{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}`,
		`{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{}]}}}`, `{"StartAt":"A","States":{"A":{"Type":"Choice","Choices":[{"Variable":"$","Unknown":1,"Next":"A"}]}}}`,
		`{"StartAt":"A","States":{"A":{"Type":"Map"}}}`, `{"StartAt":"A","States":{"A":{"Type":"Parallel","Branches":[1]}}}`,
		`{"StartAt":"A","States":{"A":{"Type":"Pass","InputPath":"$.["}}}`, `{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"a.$":"States.No()"}}}}`,
		`{"StartAt":"A","States":{"A":{"Type":"Pass","QueryLanguage":"JSONata","Output":"{% ( %}"}}}`, `{"StartAt":"A","States":{"A":{"Type":"Task","Retry":{}}}}`,
		`{"StartAt":"A","States":{"A":{"Type":"Task","Retry":[{"ErrorEquals":[1]}]}}}`, nested(120),
	} {
		v, bad := value.Parse(text, value.Limits{Depth: value.DepthMost})
		require.Nil(t, bad)
		m, problems := asl.Compile(v)
		require.Nil(t, m, text)
		require.NotEmpty(t, problems, text)
	}
	_, problems := asl.Compile(parsed(t, `{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"C":{"Type":"Pass","Next":"D"}}}`))
	require.Len(t, problems, 2, "all problems are told at once")
	require.Equal(t, value.Pointer("/States/A/Next"), problems[0].Pointer)
}
