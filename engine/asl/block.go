package asl

import (
	"slices"

	"playground/engine/value"
)

// block is what a Parallel or a Map knows of the threads in it.
type block struct {
	results []value.Value
	live    []int32 // the threads that are not done, in the order in which they were begun
	done    int32   // how many are done
	next    int32   // the first item that is not begun
	most    int32   // how many may be live at a time

	items value.Value // of a Map: an array, or an object
	from  value.Value // of a Map: what its ItemSelector selects from
	run   *mapRun     // of a distributed Map
}

// makeRoom makes room for threads that are about to begin.
func (x *Execution) makeRoom(n int) {
	x.threads = slices.Grow(x.threads, max(n-len(x.free), 0))
}

// spawn begins a thread within another one. Pointers to threads are no longer valid after it.
func (x *Execution) spawn(parent, index, previous int32, start *state, input value.Value) int32 {
	var t int32
	if n := len(x.free); n > 0 {
		t, x.free = x.free[n-1], x.free[:n-1]
	} else {
		t = int32(len(x.threads))
		x.threads = append(x.threads, thread{})
	}
	x.threads[t] = thread{state: start, parent: parent, index: index, previous: previous, input: input}
	b := x.threads[parent].block
	b.live = append(b.live, t)
	x.ready = append(x.ready, t)
	return t
}

// dismiss lets go of a thread that is done or cut off.
func (x *Execution) dismiss(t int32) {
	th := &x.threads[t]
	x.drop(&th.work)
	for _, v := range th.variables {
		x.variableBytes -= v.size
	}
	if th.block != nil {
		for _, inner := range th.block.live {
			x.dismiss(inner)
		}
		if th.block.run != nil {
			x.dropRun(th.block.run)
		}
	}
	th.block, th.phase = nil, ended
	x.free = append(x.free, t)
}

// childDone takes the output of a thread.
func (x *Execution) childDone(t int32, output value.Value) {
	th := &x.threads[t]
	parent, index, last := th.parent, th.index, th.previous
	p := &x.threads[parent]
	b := p.block
	b.results[index] = output
	b.done++
	b.leave(t)
	x.dismiss(t)
	p.previous, p.base = last, last
	if p.state.kind == kindMap {
		x.iterated(parent, index, last)
		return
	}
	if len(b.live) == 0 {
		x.succeed(parent, ParallelStateSucceeded)
	}
}

// leave takes a thread off those that are live.
func (b *block) leave(t int32) {
	for i := range b.live {
		if b.live[i] == t {
			b.live = append(b.live[:i], b.live[i+1:]...)
			return
		}
	}
}

// succeed ends a Parallel or a Map whose threads are all done.
func (x *Execution) succeed(t int32, kind EventType) {
	p := &x.threads[t]
	results := value.ArrayOf(p.block.results)
	p.block = nil
	x.gather(t, kind, p.previous, results)
}

// gather records that a Parallel or a Map succeeded, and leaves it. Its exit points back to what was before.
func (x *Execution) gather(t int32, kind EventType, back int32, result value.Value) {
	p := &x.threads[t]
	p.previous = x.record(event{kind: kind, previous: p.previous})
	s := x.scope(t, result)
	output, a, bad := x.completing(s)
	if bad != nil {
		x.raise(t, bad)
		return
	}
	p.previous = back
	x.leave(s, output, a, p.state.next)
}

// childFailed lets a Parallel or a Map fail because a thread in it did. The others are cut off, which is recorded; all
// these events point to the last one of the thread that failed (measured on AWS by the project floci, 30 September
// 2026; of a Parallel also recorded).
func (x *Execution) childFailed(t int32, f *failure) {
	th := &x.threads[t]
	parent, index, last := th.parent, th.index, th.previous
	p := &x.threads[parent]
	x.cutOff(parent, t, last)
	if p.state.kind == kindMap {
		x.put(MapIterationFailed, last, p.state, value.Int(int64(index)))
	}
	p.previous, p.base = last, last
	x.raise(parent, f)
}

// cutOff ends all threads in a Parallel or a Map, of which one may have failed.
func (x *Execution) cutOff(parent, failed, last int32) {
	p := &x.threads[parent]
	live := p.block.live
	p.block = nil
	for _, t := range live {
		x.tellAborted(t, last, t != failed)
	}
	for _, t := range live {
		x.dismiss(t)
	}
	waiting := x.ready[:x.first]
	for _, t := range x.ready[x.first:] {
		if x.threads[t].phase != ended {
			waiting = append(waiting, t)
		}
	}
	x.ready = waiting
}

// tellAborted records that a thread was cut off, and the states in it that were not left.
func (x *Execution) tellAborted(t, last int32, whole bool) {
	th := &x.threads[t]
	if th.iterates && whole {
		x.put(MapIterationAborted, last, x.threads[th.parent].state, value.Int(int64(th.index)))
	}
	if th.block != nil {
		for _, inner := range th.block.live {
			x.tellAborted(inner, last, true)
		}
	}
	if th.block != nil && th.block.run != nil {
		x.put(MapRunAborted, last, nil, value.Null)
	}
	kind := stateTypes[th.state.kind].aborted
	if kind == NoEvent || th.phase == entering || !whole && th.state.kind != kindTask {
		return
	}
	x.record(event{kind: kind, previous: last})
}
