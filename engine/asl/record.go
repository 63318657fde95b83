package asl

// record adds an event and gives its id. Nothing is recorded once the execution has ended. The last event that fits
// into a history can only be one that ends it.
func (x *Execution) record(e event) int32 {
	n := x.history.count
	if x.status != Running {
		return int32(n)
	}
	e.at = x.now
	if n >= historyMost-1 && !ending(e.kind) && x.overflows(&e) {
		return int32(n)
	}
	x.history.add(&e)
	return int32(n) + 1
}

// overflows ends an execution whose history is full. An Express execution has none to fill: it has done more then than
// five minutes are enough for.
func (x *Execution) overflows(e *event) bool {
	switch {
	case x.info.Type == Standard:
		x.fall(e.previous, runtimeFailure("The execution reached the maximum number of history events (25000)."))
	case x.history.count < expressEventsMost:
		return false
	default:
		x.timeOut()
	}
	return true
}

func ending(t EventType) bool {
	switch t {
	case ExecutionSucceeded, ExecutionFailed, ExecutionAborted, ExecutionTimedOut:
		return true
	}
	return false
}
