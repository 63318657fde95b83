package conformance

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

// stateFiles are the files of cases about state machines.
var stateFiles = []string{
	"asl/base", "asl/choice", "asl/intrinsic", "asl/jsonata", "asl/variables", "asl/errors", "asl/map_inline", "asl/parallel",
	"asl/scenarios", "asl/map_distributed", "asl/callback", "asl/services", "asl/express", "asl/logs", "asl/test_state",
	"asl/validation", "asl/api",
}

// replay is an execution that did what was recorded. It asks for nothing.
type replay struct{ expect value.Value }

func (r replay) Start(value.Value) []Effect     { return nil }
func (r replay) Resume(uint64, Result) []Effect { return nil }

func (r replay) Outcome() Outcome {
	o := Outcome{Status: textOf(r.expect, "status"), Error: r.told("error"), Cause: r.told("cause")}
	if output, is := r.expect.Get("output"); is {
		o.Output = &output
	}
	return o
}

func (r replay) told(name string) *string {
	v, is := r.expect.Get(name)
	if inner, marked := v.Get("$json"); marked {
		v = value.Text(inner.String())
	}
	text, _ := v.AsText()
	if !is {
		return nil
	}
	return &text
}

func (r replay) History() (events []value.Value) {
	for _, name := range []string{"history", "eventsSeen"} {
		for _, e := range member(r.expect, name).Elements() {
			events = append(events, asAnswered(e))
		}
	}
	if len(events) == 0 {
		events = append(events, value.NewObject(0).Value())
	}
	return events
}

// asAnswered is an event with JSON texts for the values that AWS sends as texts.
func asAnswered(event value.Value) value.Value {
	for name, details := range event.Members() {
		if !strings.HasSuffix(name, "EventDetails") {
			continue
		}
		for part, v := range details.Members() {
			if inner, marked := v.Get("$json"); marked {
				details = details.With(part, value.Text(inner.String()))
			}
			if slices.Contains(jsonTexts, part) {
				details = details.With(part, value.Text(v.String()))
			}
			for variable, one := range v.Members() {
				if part == "assignedVariables" {
					v = v.With(variable, value.Text(one.String()))
					details = details.With(part, v)
				}
			}
		}
		event = event.With(name, details)
	}
	return event
}

// What was recorded is known to the runner, and meets itself; and where anything of it is made wrong, it does not.
func TestARecordingMeetsItselfAndNothingElse(t *testing.T) {
	tried := 0
	for _, file := range stateFiles {
		c, err := load(folder(t), file)
		if os.IsNotExist(err) {
			t.Logf("there are no cases of %s in %s", file, folder(t))
			continue
		}
		require.NoError(t, err)
		for _, one := range c.cases {
			kind := textOf(one.value, "kind")
			l := Language{New: func(Beginning) (Execution, error) { return replay{member(one.value, "expect")}, nil }}
			judge, err := l.play(one.value)
			if _, apart := err.(Apart); apart {
				continue
			}
			require.NoError(t, err, one.id)
			if kind == "sync_execution" || kind == "express_async" {
				continue // what these expect beside the outcome is told by an event that was not recorded
			}
			tried++
			require.NoError(t, judge(member(one.value, "expect")), one.id)
			if tried%10 == 0 {
				for _, m := range mutateStates(one.value) {
					require.Error(t, judge(member(m.Case, "expect")), "%s: %s", one.id, m.Where)
				}
			}
		}
	}
	t.Logf("%d recordings", tried)
}
