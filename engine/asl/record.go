package asl

import "playground/engine/value"

// record adds an event and gives its id. Nothing is recorded once the execution has ended. The last event that fits
// into a history can only be one that ends it.
func (x *Execution) record(e event) int32 {
	id := x.put(e.kind, e.previous, e.state, e.data)
	if h := &x.history; e.more != nil && x.status == Running {
		h.more = append(h.more, e.more)
		h.at(h.count - 1).more = int32(len(h.more))
	}
	return id
}

// put records an event that has no more than a state and its data, as most have.
func (x *Execution) put(kind EventType, previous int32, s *state, data value.Value) int32 {
	h := &x.history
	if x.status != Running || h.count >= historyMost-1 && !ending(kind) && x.overflows(previous) {
		return int32(h.count)
	}
	if len(h.room) == 0 {
		h.turn()
	}
	to := &h.room[0]
	h.room = h.room[1:]
	h.count++
	to.at, to.previous, to.kind, to.data = x.now, previous, kind, data
	if s != nil {
		to.state = s.place
	}
	return int32(h.count)
}

// overflows ends an execution whose history is full. An Express execution has none to fill: it has done more then than
// five minutes are enough for.
func (x *Execution) overflows(previous int32) bool {
	switch {
	case x.info.Type == Standard:
		x.fall(previous, runtimeFailure("The execution reached the maximum number of history events (25000)."))
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
