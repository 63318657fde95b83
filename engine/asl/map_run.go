package asl

import (
	"slices"
	"sort"
	"strings"

	"playground/engine/value"
)

// mapRun is the Map Run of a distributed Map: its child executions, which are Executions of their own within this one.
type mapRun struct {
	arn, label  string
	limits      tolerance
	children    []child // those that have not ended
	begun       int32   // child executions
	failed      int32   // items in child executions that failed
	unsucceeded []value.Value
	routes      []route // in the order of their tokens
	gone        int     // how many routes lead nowhere any more
}

// child is a child execution.
type child struct {
	x     *Execution
	index int32 // of its result
	items int32 // how many items it has
	input value.Value
	asked []asking // what it waits for
}

// asking is a token that a child execution gave and the one that this execution gave for it.
type asking struct{ inner, outer Token }

// route leads what is told to this execution to the child execution that asked for it.
type route struct {
	token Token
	inner Token
	child *Execution // nil: nobody waits any more
}

// spreadOn begins the next child execution, if there is one and it may be begun.
func (x *Execution) spreadOn(t int32) {
	th := &x.threads[t]
	b := th.block
	run := b.run
	if int32(len(run.children)) >= b.most {
		th.phase = working
		return
	}
	input, items, bad := x.share(t)
	switch {
	case bad != nil:
		x.endRun(t, bad, true)
	case items == 0 && len(run.children) == 0:
		x.runDone(t)
	case items == 0:
		th.phase = working
	default:
		x.wake(t, spreading)
		x.beginChild(t, input, items)
	}
}

// beginChild starts a child execution.
func (x *Execution) beginChild(t int32, input value.Value, items int32) {
	th := &x.threads[t]
	run, s := th.block.run, th.state.each.spread
	name := x.host.UUID()
	machine := x.info.MachineARN + "/" + run.label
	words := ":execution:"
	if s.kind == Express {
		words = ":express:"
	}
	info := Info{
		ExecutionARN: strings.Replace(machine, ":stateMachine:", words, 1) + ":" + name, ExecutionName: name,
		MachineARN: machine, MachineName: x.info.MachineName + "/" + run.label,
		RoleARN: x.info.RoleARN, Region: x.info.Region, Type: s.kind,
	}
	inner := New(s.machine, info, x.host)
	inner.steps = stepsOfChild
	inner.place = int32(len(run.children))
	c := child{x: inner, index: run.begun, items: items, input: input}
	run.begun++
	th.block.results = append(th.block.results, value.Null)
	run.children = append(run.children, c)
	x.take(t, inner, inner.Start(input))
}

// take passes on what a child execution asks for, and sees whether it has ended.
func (x *Execution) take(t int32, inner *Execution, asked []Effect) {
	run := x.threads[t].block.run
	for _, e := range asked {
		if e.Kind == Cancel {
			x.unroute(run, inner, e.Token)
			continue
		}
		outer := x.ask(e, uint32(t))
		c := &run.children[inner.place]
		c.asked = append(c.asked, asking{e.Token, outer})
		run.routes = append(run.routes, route{outer, e.Token, inner})
	}
	if inner.status != Running {
		x.childEnded(t, inner)
	}
}

// unroute takes back what a child execution has taken back.
func (x *Execution) unroute(run *mapRun, inner *Execution, token Token) {
	c := &run.children[inner.place]
	for i, a := range c.asked {
		if a.inner == token {
			c.answered(i)
			run.leave(run.find(a.outer))
			x.forget(&a.outer)
			return
		}
	}
}

// answered takes a token off those that a child execution waits for.
func (c *child) answered(i int) {
	last := len(c.asked) - 1
	c.asked[i] = c.asked[last]
	c.asked = c.asked[:last]
}

// find gives the place of the first route whose token is not before this one.
func (run *mapRun) find(token Token) int {
	return sort.Search(len(run.routes), func(i int) bool { return run.routes[i].token >= token })
}

// leave lets a route lead nowhere. When most of them do, they are cleared away.
func (run *mapRun) leave(i int) {
	run.routes[i].child = nil
	if run.gone++; run.gone < 32 || run.gone < len(run.routes)/2 {
		return
	}
	kept := run.routes[:0]
	for _, r := range run.routes {
		if r.child != nil {
			kept = append(kept, r)
		}
	}
	clear(run.routes[len(kept):])
	run.routes, run.gone = kept, 0
}

// tellChild passes on what became of something that a child execution asked for.
func (x *Execution) tellChild(t int32, token Token, r Result) {
	run := x.threads[t].block.run
	i := run.find(token)
	if i == len(run.routes) || run.routes[i].token != token || run.routes[i].child == nil {
		return
	}
	to := run.routes[i]
	if r.Kind != Submitted && r.Kind != Started && r.Kind != Heartbeat {
		c := &run.children[to.child.place]
		c.answered(slices.Index(c.asked, asking{to.inner, token}))
		run.leave(i)
	}
	x.take(t, to.child, to.child.Resume(to.inner, r))
}

// childEnded takes the output of a child execution, or bears its failure.
func (x *Execution) childEnded(t int32, inner *Execution) {
	th := &x.threads[t]
	b := th.block
	run := b.run
	c := run.remove(inner)
	if inner.status == Succeeded {
		b.results[c.index] = x.result(th.state.each.spread, c)
		b.done++
	} else {
		run.failed += c.items
		run.unsucceeded = append(run.unsucceeded, x.result(th.state.each.spread, c))
		if run.limits.exceeded(run.failed, int32(max(b.items.Len(), 1))) {
			x.endRun(t, failureOf(errorTolerated, "The specified tolerated failure threshold was exceeded"), false)
			return
		}
		b.results[c.index] = noResult
	}
	if th.phase == working {
		x.wake(t, spreading)
	}
}

// noResult stands where a child execution failed, until the results are gathered.
var noResult = value.Array(value.Null)

func (run *mapRun) remove(inner *Execution) child {
	last := len(run.children) - 1
	c := run.children[inner.place]
	moved := run.children[last]
	moved.x.place = inner.place
	run.children[inner.place] = moved
	run.children[last] = child{}
	run.children = run.children[:last]
	return c
}

// endRun lets a Map Run fail. What goes wrong with an item before it is handed out is a failure of the state alone.
func (x *Execution) endRun(t int32, f *failure, quiet bool) {
	th := &x.threads[t]
	x.dropRun(th.block.run)
	th.block, th.phase = nil, working
	if !quiet {
		th.previous = x.record(event{kind: MapRunFailed, previous: th.previous, more: f})
	}
	x.raise(t, f)
}

// dropRun takes back all that child executions wait for.
func (x *Execution) dropRun(run *mapRun) {
	for i := range run.routes {
		if run.routes[i].child != nil {
			x.forget(&run.routes[i].token)
		}
	}
	run.routes, run.children = nil, nil
}

// runDone ends a Map Run of which all child executions have ended.
func (x *Execution) runDone(t int32) {
	th := &x.threads[t]
	if writer := th.state.each.spread.writer; writer != nil {
		x.write(t, writer)
		return
	}
	b := th.block
	results := make([]value.Value, 0, len(b.results))
	for _, v := range b.results {
		if !value.Shared(v, noResult) {
			results = append(results, v)
		}
	}
	x.runSucceeded(t, value.ArrayOf(results))
}

// runSucceeded leaves the Map with its result. Its exit points to the start of the Map Run; but where the Map is the
// first state of the execution, to the end of it. All recorded runs, of which most are of the second kind, agree.
func (x *Execution) runSucceeded(t int32, result value.Value) {
	th := &x.threads[t]
	th.block, th.phase = nil, working
	back := th.previous
	th.previous = x.record(event{kind: MapRunSucceeded, previous: back})
	if x.history.at(int(th.entered)-1).previous == 0 {
		back = th.previous
	}
	x.gather(t, MapStateSucceeded, back, result)
}

// exchanged takes what became of reading items or writing results.
func (x *Execution) exchanged(t int32, r Result) {
	w := &x.threads[t].work
	call := w.made
	w.call, w.made = 0, nil
	if call.Kind == ReadCall {
		x.itemsRead(t, r)
		return
	}
	x.written(t, call, r)
}
