package bridge

import (
	"strconv"

	"playground/engine"
	"playground/engine/value"
	"playground/engine/wire"
)

// setBreakpoints sets breakpoints where they were told anew, or the drawing that they are about has changed. Those
// that name what is not there are told and left out, the others hold.
func (e *exchange) setBreakpoints(r wire.Request) {
	b := e.bridge
	fresh := !r.Breakpoints.IsNull()
	if fresh {
		b.breaks = r.Breakpoints
	}
	if !fresh && len(r.Commands) == 0 && r.Seek == nil && r.Start.IsNull() || b.breaks.IsNull() {
		return
	}
	found, bad := engine.DecodeBreakpoints(b.breaks, b.line.Present().Scenario(), b.Kinds)
	if fresh && len(bad) > 0 {
		e.tell("breakpointProblems", problems(bad))
	}
	b.line.Watch(found)
}

// describeStop tells which breakpoint stopped the run.
func (e *exchange) describeStop() {
	stop := e.bridge.line.Present().Stopped()
	if stop == nil {
		return
	}
	e.flags = e.flags&^wire.FlagShort | wire.FlagBreak
	b := value.NewObject(5)
	b.Set("breakpoint", value.Text(stop.Breakpoint))
	b.Set("atNs", value.Text(strconv.FormatInt(int64(stop.At), 10)))
	b.Set("node", value.Text(stop.Node))
	b.Set("text", value.Text(stop.Text))
	b.Set("lineage", value.Int(int64(stop.Lineage)))
	e.tell("stopped", b.Value())
}
