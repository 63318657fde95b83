package asl

// raise lets a state fail: it is tried again, or it is left as a Catcher says, or what the state is part of fails.
func (x *Execution) raise(t int32, f *failure) {
	if x.status != Running {
		return
	}
	th := &x.threads[t]
	x.drop(&th.work)
	if x.trial != nil {
		x.trial.raise(f)
		return
	}
	x.tellEvaluation(t, f)
	switch {
	case f.fatal:
		x.fall(th.previous, f)
	case x.retry(t, f):
	default:
		x.tellFailed(t)
		if !x.catch(t, f) {
			x.spread(t, f)
		}
	}
}

// tellEvaluation records that an expression failed. The event points to what was there before the thread got going.
func (x *Execution) tellEvaluation(t int32, f *failure) {
	if !f.evaluation {
		return
	}
	th := &x.threads[t]
	th.previous = x.record(event{kind: EvaluationFailed, previous: th.base, state: th.state, more: &evaluation{f, f.location}})
}

// tellFailed records that a Parallel or a Map failed.
func (x *Execution) tellFailed(t int32) {
	th := &x.threads[t]
	if kind := stateTypes[th.state.kind].failed; kind != NoEvent {
		th.previous = x.record(event{kind: kind, previous: th.previous})
	}
}

// lose lets a state fail for good, because what caught its failure failed itself.
func (x *Execution) lose(t int32, f *failure) {
	if f.fatal {
		x.fall(x.threads[t].previous, f)
		return
	}
	x.tellFailed(t)
	x.spread(t, f)
}

// spread lets what a thread is part of fail.
func (x *Execution) spread(t int32, f *failure) {
	th := &x.threads[t]
	if x.trial != nil {
		x.trial.raise(f)
		return
	}
	if th.parent < 0 {
		x.fall(th.previous, f)
		return
	}
	x.childFailed(t, f)
}
