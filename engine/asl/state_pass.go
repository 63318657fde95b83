package asl

// performPass gives the Result, else the Parameters, else the input.
func (x *Execution) performPass(t int32) {
	if th := &x.threads[t]; th.state.plain && x.trial == nil {
		x.exit(t, th.input, th.state.next)
		return
	}
	s, bad := x.begin(t)
	state := s.state()
	if state.jsonata {
		x.pass(s)
		return
	}
	switch {
	case bad != nil:
	case state.hasResult:
		s.input = state.result
		s.note("result", s.input)
	case state.parameters != nil:
		s.input, bad = state.parameters.fill(s)
	}
	if bad != nil {
		x.raise(t, bad)
		return
	}
	if x.trial != nil && !state.hasResult {
		s.note("afterParameters", s.input)
	}
	x.complete(s)
}

// performSucceed ends its thread.
func (x *Execution) performSucceed(t int32) {
	s, bad := x.begin(t)
	if bad != nil {
		x.raise(t, bad)
		return
	}
	x.pass(s)
}

// pass leaves a state that has no result.
func (x *Execution) pass(s *scope) {
	state := s.state()
	output, a, bad := x.passing(s, state.output, state.assign)
	if bad != nil {
		x.raise(s.thread, bad)
		return
	}
	x.leave(s, output, a, state.next)
}
