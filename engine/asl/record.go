package asl

// record adds an event and gives its id. Nothing is recorded once the execution has ended. The last event that fits
// into a history can only be one that ends it.
func (x *Execution) record(e event) int32 {
	n := x.history.count
	if x.status != Running {
		return int32(n)
	}
	e.at = x.now
	if n >= x.eventsMost()-1 && !ending(e.kind) {
		x.fall(e.previous, runtimeFailure("The execution reached the maximum number of history events (25000)."))
		return int32(n)
	}
	x.history.add(&e)
	return int32(n) + 1
}

func (x *Execution) eventsMost() int {
	if x.info.Type == Express {
		return expressEventsMost
	}
	return historyMost
}

func ending(t EventType) bool {
	switch t {
	case ExecutionSucceeded, ExecutionFailed, ExecutionAborted, ExecutionTimedOut:
		return true
	}
	return false
}
