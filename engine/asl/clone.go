package asl

import (
	"slices"

	"playground/engine/asl/intrinsic"
)

// Clone makes an execution that goes on from here on its own, with a host of its own. It is as quick for a long
// history as for a short one: both share its pages, but for the last one.
func (x *Execution) Clone(h Host) *Execution {
	y := *x
	y.host = h
	y.effects = nil
	y.seen = scope{}
	y.calls = intrinsic.Evaluator{}
	y.history = x.history.clone()
	y.free = slices.Clone(x.free)
	y.ready, y.first = slices.Clone(x.ready[x.first:]), 0
	y.threads = slices.Clone(x.threads)
	for i := range y.threads {
		th := &y.threads[i]
		th.variables = slices.Clone(th.variables)
		th.attempts = slices.Clone(th.attempts)
		th.block = th.block.clone(h)
	}
	return &y
}

func (b *block) clone(h Host) *block {
	if b == nil {
		return nil
	}
	c := *b
	c.results = slices.Clone(b.results)
	c.live = slices.Clone(b.live)
	c.run = b.run.clone(h)
	return &c
}

func (run *mapRun) clone(h Host) *mapRun {
	if run == nil {
		return nil
	}
	c := *run
	c.unsucceeded = slices.Clone(run.unsucceeded)
	c.children = slices.Clone(run.children)
	c.routes = slices.Clone(run.routes)
	clones := make(map[*Execution]*Execution, len(run.children))
	for i := range c.children {
		inner := c.children[i].x.Clone(h)
		clones[c.children[i].x], c.children[i].x = inner, inner
		c.children[i].asked = slices.Clone(c.children[i].asked)
	}
	for i := range c.routes {
		c.routes[i].child = clones[c.routes[i].child]
	}
	return &c
}
