package asl_test

import (
	"sort"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl"
	"playground/engine/value"
)

// compiled compiles a definition that is known to be right.
func compiled(t testing.TB, definition string) *asl.Machine {
	v, bad := value.Parse(definition, value.Limits{Depth: 900})
	require.Nil(t, bad)
	m, problems := asl.Compile(v)
	require.Empty(t, problems)
	return m
}

func parsed(t testing.TB, text string) value.Value {
	v, bad := value.Parse(text, value.Limits{})
	require.Nil(t, bad)
	return v
}

// clock is a host whose time is moved by the test.
type clock struct {
	at    int64
	drawn int64
}

func (c *clock) Now() int64 { return c.at }

func (c *clock) draw() int64 {
	c.drawn++
	return c.drawn
}

func (c *clock) UUID() string {
	return "00000000-0000-4000-8000-" + value.Int(100_000_000_000+c.draw()).String()
}

func (c *clock) RandomInt(lo, hi int64) int64 { return lo + c.draw()*7919%(hi-lo+1) }

func (c *clock) Token() string { return "token-" + value.Int(c.draw()).String() }

// info is what the executions of tests know of themselves.
var info = asl.Info{
	ExecutionARN: "arn:aws:states:us-east-1:111111111111:execution:machine:one", ExecutionName: "one",
	MachineARN: "arn:aws:states:us-east-1:111111111111:stateMachine:machine", MachineName: "machine",
	RoleARN: "arn:aws:iam::111111111111:role/role",
}

// runner plays an execution to its end: a service answers each call at once, and time jumps to the next timer.
type runner struct {
	x      *asl.Execution
	clock  *clock
	due    []asl.Effect
	answer func(c *asl.Call) asl.Result
	turns  int
}

func newRunner(m *asl.Machine, answer func(c *asl.Call) asl.Result) *runner {
	c := &clock{at: 1_700_000_000_000}
	return &runner{x: asl.New(m, info, c), clock: c, answer: answer}
}

func echo(c *asl.Call) asl.Result { return asl.Result{Value: c.Parameters} }

func (r *runner) take(effects []asl.Effect) {
	for _, e := range effects {
		if e.Kind != asl.Cancel {
			r.due = append(r.due, e)
			continue
		}
		for i := range r.due {
			if r.due[i].Token == e.Token {
				r.due = append(r.due[:i], r.due[i+1:]...)
				break
			}
		}
	}
}

// next takes what is due first off the list.
func (r *runner) next() asl.Effect {
	first := 0
	for i, e := range r.due {
		if e.Kind != asl.SetTimer {
			first = i
			break
		}
		if e.At < r.due[first].At {
			first = i
		}
	}
	e := r.due[first]
	r.due = append(r.due[:first], r.due[first+1:]...)
	return e
}

func (r *runner) step() {
	e := r.next()
	result := asl.Result{Kind: asl.GoOn}
	switch e.Kind {
	case asl.SetTimer:
		r.clock.at = max(r.clock.at, e.At)
		result.Kind = asl.Due
	case asl.MakeCall:
		result = r.answer(e.Call)
	}
	r.take(r.x.Resume(e.Token, result))
	r.turns++
}

// play runs to the end, or for so many turns.
func (r *runner) play(input value.Value, turns int) *asl.Execution {
	r.take(r.x.Start(input))
	for ; r.x.Status() == asl.Running && len(r.due) > 0 && turns > 0; turns-- {
		r.step()
	}
	return r.x
}

// awaited are the tokens of what is due, and when.
func (r *runner) awaited() []int64 {
	all := []int64{}
	for _, e := range r.due {
		all = append(all, int64(e.Kind), int64(e.Token), e.At)
	}
	return all
}

func (r *runner) clone() *runner {
	c := *r.clock
	return &runner{r.x.Clone(&c), &c, append([]asl.Effect(nil), r.due...), r.answer, r.turns}
}

// typesOf lists the types of the events of a history with the ids that they point to.
func typesOf(h *asl.History) (types []string, previous []int64) {
	for i := range h.Len() {
		e := h.Event(i)
		v, _ := e.Get("previousEventId")
		n, _ := v.AsInt()
		types, previous = append(types, h.Type(i).String()), append(previous, n)
	}
	return types, previous
}

func sorted(all []string) []string {
	all = append([]string(nil), all...)
	sort.Strings(all)
	return all
}
