// Package enginetest holds what tests of the engine share.
//
//	FakeEnv   the world around one component: its clock, wires, calls, replies and trace
package enginetest

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
	"playground/engine/value"
)

// FakeEnv is the world around one component, for stories and laws about a kind without a session: requests arrive at
// once, calls go nowhere until the test answers them, and everything is written down.
type FakeEnv struct {
	Kind      *component.Kind
	Component component.Component
	Log       *trace.Log
	Metrics   trace.Metrics
	Gauges    []int64
	Calls     []FakeCall  // what the component asked of others, in order
	Replies   []FakeReply // what it answered, in order

	settings component.Settings
	calendar *kernel.Calendar
	wires    []fakeWire
	callers  []fakeWire
	drawn    uint32 // numbers wires: none has the number of one that was removed
	peers    []string
	streams  map[string]*kernel.Rand
	open     map[component.CallID]bool // calls that the component has not answered yet
	now      kernel.Time
	made     component.CallID // numbers calls in both directions
	lineages uint64
}

// FakeCall is a request that the component made.
type FakeCall struct {
	ID        component.CallID
	At        kernel.Time
	Wire      component.Wire
	In        component.Request
	Forgotten bool // the component waits no longer
	Returned  bool // the test has answered it
}

// FakeReply is an answer that the component gave.
type FakeReply struct {
	ID     component.CallID
	At     kernel.Time
	Result component.Result
}

type fakeWire struct {
	port string
	wire component.Wire
}

// NewFakeEnv makes a component of the kind with these settings, a JSON object such as {"VisibilityTimeout":30}, and
// panics where they have problems.
func NewFakeEnv(kind *component.Kind, settings string) *FakeEnv {
	e := &FakeEnv{
		Kind:     kind,
		Log:      trace.NewLog(1 << 16),
		Gauges:   make([]int64, len(kind.Gauges)),
		settings: ParseSettings(kind.Fields, settings),
		calendar: new(kernel.Calendar),
		streams:  map[string]*kernel.Rand{},
		open:     map[component.CallID]bool{},
	}
	e.Log.AddVerbs(kind.Verbs)
	e.Metrics = e.Log.MetricsOf(0, uint32(len(kind.Verbs)))
	e.Component = kind.New(e)
	e.Component.Configure(e.settings)
	return e
}

// ParseSettings reads a JSON object as settings of these fields and panics where it has problems.
func ParseSettings(fields []component.Field, object string) component.Settings {
	v, bad := value.Parse(object, value.Limits{})
	if bad != nil {
		panic(fmt.Sprintf("enginetest: %s: %v", object, bad))
	}
	s, problems := component.ParseSettings(fields, v, "", nil)
	if len(problems) > 0 {
		panic(fmt.Sprintf("enginetest: %s: %v", object, problems))
	}
	return s
}

// Configure changes the settings.
func (e *FakeEnv) Configure(settings string) {
	e.settings = ParseSettings(e.Kind.Fields, settings)
	e.Component.Configure(e.settings)
}

// Connect draws a wire from the port to a peer, with the wire's own settings as a JSON object ("" for defaults), and
// tells the component. The action is the port's first.
func (e *FakeEnv) Connect(port, peer, settings string) component.Wire {
	p, ok := e.Kind.Port(port)
	if !ok {
		panic("enginetest: no port " + port)
	}
	return e.ConnectBy(port, p.Actions[0], peer, settings)
}

// ConnectBy is Connect for a peer that takes another action of the port.
func (e *FakeEnv) ConnectBy(port, by, peer, settings string) component.Wire {
	p, ok := e.Kind.Port(port)
	if !ok || !slices.Contains(p.Actions, by) {
		panic("enginetest: no port " + port + " with " + by)
	}
	if settings == "" {
		settings = "{}"
	}
	w := component.Wire{Index: e.drawn, Action: by, Peer: peer, PeerNode: e.Peer(peer), Settings: ParseSettings(p.Fields, settings)}
	e.drawn++
	e.wires = append(e.wires, fakeWire{port, w})
	e.Component.Configure(e.settings)
	return w
}

// ConnectFrom draws a wire from a peer to the port, for calls back along it, and tells the component.
func (e *FakeEnv) ConnectFrom(peer, port string) component.Wire {
	w := component.Wire{Index: uint32(len(e.callers)), Peer: peer, PeerNode: e.Peer(peer), Back: true}
	e.callers = append(e.callers, fakeWire{port, w})
	e.Component.Configure(e.settings)
	return w
}

// Reconnect gives a wire other settings and tells the component.
func (e *FakeEnv) Reconnect(w component.Wire, settings string) {
	if settings == "" {
		settings = "{}"
	}
	for i := range e.wires {
		if f := &e.wires[i]; f.wire.Index == w.Index {
			p, _ := e.Kind.Port(f.port)
			f.wire.Settings = ParseSettings(p.Fields, settings)
		}
	}
	e.Component.Configure(e.settings)
}

// Disconnect removes a wire and tells the component; calls on it get no answer any more.
func (e *FakeEnv) Disconnect(w component.Wire) {
	all := &e.wires
	if w.Back {
		all = &e.callers
	}
	*all = slices.DeleteFunc(*all, func(f fakeWire) bool { return f.wire.Index == w.Index })
	e.Component.Configure(e.settings)
}

// Peer numbers a peer by name for component.Call.Peer and Record.Peer; "" is a person.
func (e *FakeEnv) Peer(name string) uint32 {
	if name == "" {
		return 0
	}
	i := slices.Index(e.peers, name)
	if i < 0 {
		e.peers = append(e.peers, name)
		i = len(e.peers) - 1
	}
	return uint32(i) + 2 // index 0 is the component itself
}

// Name is the inverse of Peer for the text form of records; the component itself is called by its kind.
func (e *FakeEnv) Name(node uint32) string {
	if node == 0 {
		return e.Kind.Name
	}
	return e.peers[node-1]
}

// Deliver hands a request to the component as if peer had sent it to the port, and returns the call's id.
func (e *FakeEnv) Deliver(port, peer string, in component.Request) component.CallID {
	e.made++
	id := e.made
	e.open[id] = true
	e.Component.Call(component.Call{ID: id, Port: port, In: in, Peer: e.Peer(peer)})
	return id
}

// Order gives the component a person's command of that name with the input, a JSON object.
func (e *FakeEnv) Order(command, input string) component.CallID {
	for _, c := range e.Kind.Commands {
		if c.Name == command {
			return e.Deliver("", "", c.Request(ParseSettings(c.Fields, input), e))
		}
	}
	panic("enginetest: no command " + command)
}

// Return answers a call that the component made, unless it was answered or forgotten.
func (e *FakeEnv) Return(id component.CallID, r component.Result) {
	for i := range e.Calls {
		if c := &e.Calls[i]; c.ID == id && !c.Forgotten && !c.Returned {
			c.Returned = true
			e.Component.Return(id, r)
			return
		}
	}
}

// ReplyTo returns the component's answer to a call.
func (e *FakeEnv) ReplyTo(id component.CallID) (FakeReply, bool) {
	i := slices.IndexFunc(e.Replies, func(r FakeReply) bool { return r.ID == id })
	if i < 0 {
		return FakeReply{}, false
	}
	return e.Replies[i], true
}

// Hangup tells the component, if it cares, that the caller of a call has gone; an answer goes nowhere then.
func (e *FakeEnv) Hangup(id component.CallID) {
	delete(e.open, id)
	if h, ok := e.Component.(interface{ Hangup(component.CallID) }); ok {
		h.Hangup(id)
	}
}

// Crash does what the engine does: timers are cancelled, served calls broken off, made calls forgotten.
func (e *FakeEnv) Crash() {
	e.calendar = new(kernel.Calendar)
	clear(e.open)
	for i := range e.Calls {
		e.Calls[i].Forgotten = true
	}
	e.Component.Trouble(component.Trouble{Disturbance: component.Crash})
}

// Recover ends a crash or slowness.
func (e *FakeEnv) Recover() {
	e.Component.Trouble(component.Trouble{Disturbance: component.Recover, Factor: 1})
}

// Advance lets virtual time pass and delivers the component's timers that become due.
func (e *FakeEnv) Advance(d time.Duration) {
	to := e.now.Add(d)
	for e.Step(to) {
	}
	e.now = to
}

// Step delivers the next timer that is due by then; it reports whether there was one.
func (e *FakeEnv) Step(to kernel.Time) bool {
	at, ok := e.calendar.Next()
	if !ok || at > to {
		return false
	}
	_, event, _ := e.calendar.Pop()
	e.now = at
	e.Component.Wake(event)
	return true
}

// Pending is how many timers the component has in the future event list.
func (e *FakeEnv) Pending() int { return e.calendar.Len() }

// Text renders the trace, a line a record.
func (e *FakeEnv) Text() string {
	var b strings.Builder
	for n := e.Log.Oldest(); n < e.Log.Total(); n++ {
		b.WriteString(e.Log.Line(e.Log.At(n), e.Name))
		b.WriteByte('\n')
	}
	return b.String()
}

// Metric returns a metric's row; an unknown name is a row of zeros.
func (e *FakeEnv) Metric(name string) trace.Row {
	for _, r := range e.Metrics.Rows {
		if r.Name == name {
			return r
		}
	}
	return trace.Row{}
}

// Clone copies the world and the component in it.
func (e *FakeEnv) Clone() *FakeEnv {
	c := *e
	c.Log = e.Log.Clone()
	c.Metrics = e.Metrics.Clone()
	c.Gauges = slices.Clone(e.Gauges)
	c.Calls = slices.Clone(e.Calls)
	c.Replies = slices.Clone(e.Replies)
	c.calendar = e.calendar.Clone()
	c.wires = slices.Clone(e.wires)
	c.callers = slices.Clone(e.callers)
	c.peers = slices.Clone(e.peers)
	c.streams = map[string]*kernel.Rand{}
	for name, r := range e.streams {
		copied := *r
		c.streams[name] = &copied
	}
	c.open = maps.Clone(e.open)
	c.Component = e.Component.Clone(&c)
	return &c
}
