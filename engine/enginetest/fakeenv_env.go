package enginetest

import (
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// The component's side: FakeEnv keeps the contract of component.Env.
var _ component.Env = (*FakeEnv)(nil)

// ID is the kind's name.
func (e *FakeEnv) ID() string { return e.Kind.Name }

// Now is the virtual time.
func (e *FakeEnv) Now() kernel.Time { return e.now }

// After schedules one of the component's timers.
func (e *FakeEnv) After(d time.Duration, event kernel.Event) kernel.Ticket {
	event.Owner = 1
	return e.calendar.Schedule(e.now.Add(max(d, 0)), event)
}

// Cancel forgets a timer.
func (e *FakeEnv) Cancel(t kernel.Ticket) { e.calendar.Cancel(t) }

// Rand is the stream of that name, seeded by the kind's name.
func (e *FakeEnv) Rand(stream string) *kernel.Rand {
	if r, ok := e.streams[stream]; ok {
		return r
	}
	r := kernel.NewRand(1, "node", e.Kind.Name, stream)
	e.streams[stream] = &r
	return &r
}

// Callers lists the wires that peers drew to the port; requests reach the component by Deliver.
func (e *FakeEnv) Callers(port string) []component.Wire { return wiresAt(e.callers, port) }

// Wires lists the wires that were connected to the port.
func (e *FakeEnv) Wires(port string) []component.Wire { return wiresAt(e.wires, port) }

func wiresAt(wires []fakeWire, port string) (all []component.Wire) {
	for _, f := range wires {
		if f.port == port {
			all = append(all, f.wire)
		}
	}
	return all
}

// Call writes a request down; the test answers it with Return.
func (e *FakeEnv) Call(w component.Wire, in component.Request) component.CallID {
	e.made++
	e.Calls = append(e.Calls, FakeCall{ID: e.made, At: e.now, Wire: w, In: in})
	return e.made
}

// Forget notes that the component waits no longer.
func (e *FakeEnv) Forget(id component.CallID) {
	for i := range e.Calls {
		if e.Calls[i].ID == id {
			e.Calls[i].Forgotten = true
		}
	}
}

// Reply writes an answer down, once a call.
func (e *FakeEnv) Reply(id component.CallID, r component.Result) {
	if !e.open[id] {
		return
	}
	delete(e.open, id)
	e.Replies = append(e.Replies, FakeReply{ID: id, At: e.now, Result: r})
}

// Record writes what happened into the trace and the metrics.
func (e *FakeEnv) Record(r trace.Record) {
	r.At, r.Node = e.now, 0
	e.Log.Take(&e.Metrics, &r)
	e.Log.Append(&r)
}

// Gauge keeps the gauge's value.
func (e *FakeEnv) Gauge(i int, v int64) { e.Gauges[i] = v }

// Symbol interns a text.
func (e *FakeEnv) Symbol(text string) uint32 { return e.Log.Symbol(text) }

// NewLineage gives birth to a message identity.
func (e *FakeEnv) NewLineage() uint64 {
	e.lineages++
	return e.lineages
}
