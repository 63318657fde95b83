package asl

import "playground/engine/value"

// Trial is one state that is tried alone, as TestState does. Make one with NewTrial, give it its effects' results until
// Done, then read its Response.
type Trial struct {
	x     *Execution
	setup TrialSetup

	notes   value.Builder // of the inspection
	status  string
	output  value.Value
	left    bool // the output is there
	failure *failure
	next    *state
	retry   int // place of the Retrier that matched, from 1
	catch   int // place of the Catcher that matched, from 1
	pause   int64
}

// TrialSetup is what a state is tried with.
type TrialSetup struct {
	Input      value.Value
	Variables  value.Value  // an object
	Context    *value.Value // instead of the Context Object
	Mock       *Result      // Returned or Threw, instead of what the state calls or holds
	Validation string       // of the mock's result: STRICT (the default), PRESENT or NONE
	Retried    int32        // how often each Retrier was used before
	Failed     int32        // how many iterations of a Map failed
}

// CompileState makes a Machine of the definition of one state, which is given the name StateName as TestState does. The
// states that it names need not be there.
func CompileState(definition value.Value) (*Machine, []Problem) {
	c := &compiler{machine: &Machine{}, alone: true}
	c.at = c.at.Append("States").Append(loneState)
	c.names = map[string]*state{}
	s := &state{name: loneState}
	c.place(s)
	c.state(s, definition)
	c.machine.root = &program{start: s, states: []*state{s}}
	return c.done()
}

const loneState = "StateName"

// NewTrial tries a state of a Machine, at any depth; found is false where it has no state of that name. Without a name it
// is the one at which the Machine starts.
func NewTrial(m *Machine, name string, info Info, h Host, setup TrialSetup) (t *Trial, found bool) {
	s := m.root.start
	if name != "" {
		s = m.root.find(name)
	}
	if s == nil {
		return nil, false
	}
	x := New(m, info, h)
	t = &Trial{x: x, setup: setup}
	x.trial, x.now = t, h.Now()
	x.started, x.input = x.now, setup.Input
	x.history.first = pageEventsLeast
	th := thread{state: s, parent: -1, input: setup.Input}
	for name, v := range setup.Variables.Members() {
		th.keep(variable{name, value.Size(v, payloadBytesMost), v})
	}
	x.threads = append(x.threads, th)
	return t, true
}

// Type is the Type of the state.
func (t *Trial) Type() string { return stateTypes[t.x.threads[0].state.kind].name }

// Start tries the state.
func (t *Trial) Start() []Effect {
	x := t.x
	x.enter(0)
	th := &x.threads[0]
	th.retries = t.setup.Retried
	if n := len(th.state.retriers); n > 0 {
		th.attempts = make([]int32, n)
		for i := range th.attempts {
			th.attempts[i] = t.setup.Retried
		}
	}
	x.perform(0)
	return t.mocked(x.effects)
}

// Resume tells what became of an effect.
func (t *Trial) Resume(token Token, r Result) []Effect { return t.mocked(t.x.Resume(token, r)) }

// mocked answers calls with the mock.
func (t *Trial) mocked(effects []Effect) []Effect {
	if t.setup.Mock == nil {
		return effects
	}
	for _, e := range effects {
		if e.Kind == MakeCall {
			return t.x.Resume(e.Token, *t.setup.Mock)
		}
	}
	return effects
}

// Done says whether it is known what becomes of the state.
func (t *Trial) Done() bool { return t.status != "" }

// note keeps what a state has come to, where it is tried.
func (s *scope) note(name string, v value.Value) {
	if s.x.trial != nil {
		s.x.trial.notes.Set(name, value.Text(v.String()))
	}
}

func (t *Trial) end(status string) {
	t.status = status
	t.x.release()
	t.x.status = Succeeded
}

// leave ends a trial whose state is left.
func (t *Trial) leave(output value.Value, next *state) {
	t.output, t.left, t.next = output, true, next
	if t.failure != nil {
		t.end("CAUGHT_ERROR")
		return
	}
	t.end("SUCCEEDED")
}

// raise ends a trial whose state fails.
func (t *Trial) raise(f *failure) {
	t.failure = f
	x := t.x
	state := x.threads[0].state
	if !f.fatal {
		for i := range state.retriers {
			if r := &state.retriers[i]; f.matches(r.errors, state.kind) {
				t.retry = i + 1
				if x.threads[0].attempts[i] < r.attempts {
					t.pause = r.pause(x.threads[0].attempts[i])
					t.end("RETRIABLE")
					return
				}
				break
			}
		}
		for i := range state.catchers {
			if f.matches(state.catchers[i].errors, state.kind) {
				t.catch = i + 1
				break
			}
		}
		if x.catch(0, f) {
			return
		}
	}
	t.end("FAILED")
}

// blocked gives what a Parallel or a Map comes to, which only a mock says.
func (t *Trial) blocked(limits tolerance) {
	x := t.x
	mock := t.setup.Mock
	if mock == nil {
		return
	}
	given := limits.count >= 0 || limits.percentage >= 0
	items := max(int32(mock.Value.Len()), 1)
	switch {
	case mock.Kind == Threw:
		x.raise(0, &failure{err: mock.Error, cause: mock.Cause})
	case given && limits.exceeded(t.setup.Failed, items):
		x.raise(0, failureOf(errorTolerated, "The specified tolerated failure threshold was exceeded"))
	default:
		x.complete(x.scope(0, mock.Value))
	}
}

// spread gives what a distributed Map comes to.
func (t *Trial) spread(s *scope, e *spread, most int64) {
	s.count("maxConcurrency", most)
	limits, bad := s.tolerance(e)
	if bad != nil {
		t.x.raise(0, bad)
		return
	}
	if limits.count >= 0 {
		s.count("toleratedFailureCount", limits.count)
	}
	if limits.percentage >= 0 {
		t.notes.Set("toleratedFailurePercentage", value.Float(limits.percentage))
	}
	t.blocked(limits)
}

func (s *scope) count(name string, n int64) { s.x.trial.notes.Set(name, value.Int(n)) }
