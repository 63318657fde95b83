package engine

import (
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// node is one node of the running scenario and its component's Env: the only door to the world.
type node struct {
	session   *Session
	component component.Component
	kind      *component.Kind
	id        string
	born      string // the id at birth, which names its random streams for ever
	index     uint32
	verbs     uint32 // number of the kind's first verb
	out       []portWires
	streams   []stream
	levels    []trace.Level
	metrics   trace.Metrics
	held      []kernel.Event // what would have happened while it hangs
	shown     int            // items of the last frame
	crashed   bool
	hung      bool
	slowed    bool
	gone      bool
}

type portWires struct {
	port  string
	wires []component.Wire
}

type stream struct {
	name string
	rand *kernel.Rand
}

// ID is the node's id in the scenario.
func (n *node) ID() string { return n.id }

// Now is the virtual time.
func (n *node) Now() kernel.Time { return n.session.now }

// After schedules one of the node's own timers.
func (n *node) After(d time.Duration, e kernel.Event) kernel.Ticket {
	e.Owner = n.index + 1
	return n.session.calendar.Schedule(n.session.now.Add(max(d, 0)), e)
}

// Cancel forgets a timer.
func (n *node) Cancel(t kernel.Ticket) { n.session.calendar.Cancel(t) }

// Rand returns the stream of that name.
func (n *node) Rand(name string) *kernel.Rand {
	for i := range n.streams {
		if n.streams[i].name == name {
			return n.streams[i].rand
		}
	}
	r := kernel.NewRand(n.session.scenario.Seed, "node", n.born, name)
	n.streams = append(n.streams, stream{name, &r})
	return &r
}

// Wires lists the wires that leave a port.
func (n *node) Wires(port string) []component.Wire {
	for i := range n.out {
		if n.out[i].port == port {
			return n.out[i].wires
		}
	}
	return nil
}

// Callers lists the wires that end at a port.
func (n *node) Callers(port string) (all []component.Wire) {
	s := n.session
	for i, row := range s.wireRows {
		if w := &s.wires[row]; w.to == n.index && w.toPort == port {
			all = append(all, component.Wire{Index: row, Peer: s.nodes[w.from].id, PeerNode: w.from + 1, Back: true, Settings: s.scenario.Wires[i].Settings})
		}
	}
	return all
}

// Call sends a request along a wire.
func (n *node) Call(w component.Wire, in component.Request) component.CallID {
	if w.Back {
		return n.session.sendBack(n, w.Index, in)
	}
	return n.session.send(n, w.Index, in)
}

// Forget gives up waiting for an answer.
func (n *node) Forget(id component.CallID) {
	if c := n.session.calls.find(id); c != nil && c.caller == n.index+1 {
		n.session.forget(id, c)
	}
}

// Reply answers a call.
func (n *node) Reply(id component.CallID, r component.Result) {
	if c := n.session.calls.find(id); c != nil && c.callee == n.index && c.state == callServed {
		n.session.answer(id, c, r)
	}
}

// Record writes what happened here and counts it.
func (n *node) Record(r trace.Record) {
	r.Verb += n.verbs
	n.write(r)
}

// write completes a record whose verb is already a number of the session's table.
func (n *node) write(r trace.Record) {
	r.At, r.Node = n.session.now, n.index
	n.session.log.Take(&n.metrics, &r)
	n.session.log.Append(&r)
	if w := n.session.watch; w != nil {
		w.taken(n, &r)
	}
}

// Gauge sets the kind's i-th gauge.
func (n *node) Gauge(i int, v int64) { n.levels[i].Set(n.session.now, v) }

// Symbol interns a short text for a record.
func (n *node) Symbol(text string) uint32 { return n.session.log.Symbol(text) }

// NewLineage gives birth to a message identity.
func (n *node) NewLineage() uint64 {
	n.session.lineages++
	return n.session.lineages
}

// clone copies the node into another session.
func (n *node) clone(s *Session) *node {
	c := *n
	c.session = s
	c.out = append([]portWires(nil), n.out...)
	c.levels = append([]trace.Level(nil), n.levels...)
	c.metrics = n.metrics.Clone()
	c.held = append([]kernel.Event(nil), n.held...)
	c.streams = make([]stream, len(n.streams))
	for i, old := range n.streams {
		r := *old.rand
		c.streams[i] = stream{old.name, &r}
	}
	c.component = n.component.Clone(&c)
	return &c
}
