package asl

import "playground/engine/value"

// performParallel begins all branches.
func (x *Execution) performParallel(t int32) {
	if x.trial != nil {
		x.trial.blocked(tolerance{-1, -1})
		return
	}
	s, bad := x.begin(t)
	state := s.state()
	if bad == nil && state.parameters != nil {
		s.input, bad = state.parameters.fill(s)
	}
	if bad != nil {
		x.raise(t, bad)
		return
	}
	input := s.input
	n := len(state.branches)
	x.makeRoom(n)
	th := &x.threads[t]
	th.previous = x.record(event{kind: ParallelStateStarted, previous: th.previous})
	th.block = &block{results: make([]value.Value, n), live: make([]int32, 0, n)}
	if n == 0 {
		x.succeed(t, ParallelStateSucceeded)
		return
	}
	previous := th.previous
	for i, branch := range state.branches {
		x.spawn(t, int32(i), previous, branch.start, input)
	}
}
