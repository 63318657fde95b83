package traffic

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/template"
)

// The values of Targets.
const (
	targetsAll    = "all"
	targetsInTurn = "each in turn"
)

// What the client's timers are for.
const (
	wakeArrival  uint32 = iota // the next message or burst is due
	wakeDeadline               // a timeout or a retry is due
)

// client is the state of one client.
type client struct {
	env      component.Env
	arrivals *kernel.Rand
	contents *kernel.Rand // of bodies and attributes
	wires    []component.Wire

	// Settings.
	plan       plan
	body       *template.Template
	group      *template.Template // MessageGroupId; nil for none
	once       *template.Template // MessageDeduplicationId; nil for none
	attributes template.Attributes
	fixed      []action.Attribute // the attributes, when all messages have the same
	inTurn     bool
	timeout    time.Duration
	retries    int64
	retryDelay time.Duration

	// Arrivals.
	born    kernel.Time // when the client came to be: Start counts from here
	alive   bool        // born is known
	begin   kernel.Time // when the plan began; of Poisson arrivals, when the next is due
	count   uint64      // arrivals that are behind since then
	latest  kernel.Time // when the latest arrival was; -1 before the first
	arrival kernel.Ticket
	made    int64 // messages made of its own accord
	number  int64 // messages made altogether: {{n}}
	turn    int   // the wire whose turn is next
	down    bool

	// Open calls.
	calls    []call
	free     []uint32
	byID     kernel.Index
	waits    kernel.Lanes
	deadline kernel.Ticket
	armed    kernel.Time // when the deadline timer rings; Forever when it does not

	requests, answers, errors, waiting int64
}

// New makes a client that acts through env.
func New(env component.Env) component.Component {
	c := &client{env: env, armed: kernel.Forever, latest: -1}
	c.draw()
	return c
}

func (c *client) draw() {
	c.arrivals, c.contents = c.env.Rand("arrivals"), c.env.Rand("messages")
}

// Configure takes the settings. Arrivals go on undisturbed unless what decides them has changed.
func (c *client) Configure(s component.Settings) {
	c.body, _ = template.Compile(s.Text("Body"))
	c.group, c.once = compiled(s.Text("MessageGroupId")), compiled(s.Text("MessageDeduplicationId"))
	c.attributes, _ = template.CompileAttributes(s.Text("Attributes"))
	c.fix()
	c.inTurn = s.Text("Targets") == targetsInTurn
	c.timeout, c.retries, c.retryDelay = s.Duration("Timeout"), s.Int("Retries"), s.Duration("RetryDelay")
	if c.timeout == 0 {
		c.timeout = time.Duration(kernel.Forever)
	}
	connected := len(c.wires) > 0
	c.wires = append([]component.Wire(nil), c.env.Wires("calls")...)
	c.dropLost()
	c.replan(planOf(s), connected != (len(c.wires) > 0))
}

// compiled is a template, nil for an empty text.
func compiled(text string) *template.Template {
	if text == "" {
		return nil
	}
	t, _ := template.Compile(text)
	return t
}

// fix fills the attributes in once when every message has the same.
func (c *client) fix() {
	c.fixed = nil
	if len(c.attributes) > 0 && c.attributes.Static() {
		c.fixed = c.attributes.Render(template.Context{})
	}
}

// Wake is a timer: an arrival, or the earliest deadline.
func (c *client) Wake(e kernel.Event) {
	if e.Kind == wakeDeadline {
		c.deadlines()
		return
	}
	c.arrive()
}

// message makes the next message.
func (c *client) message(body *template.Template) action.Message {
	c.number++
	context := template.Context{N: c.number, Now: c.env.Now(), Rand: c.contents}
	m := action.Message{Body: body.Text(context), Attributes: c.fixed}
	m.Token = component.Token{Lineage: c.env.NewLineage(), Attempt: 1}
	if m.Attributes == nil && len(c.attributes) > 0 {
		m.Attributes = c.attributes.Render(context)
	}
	if c.group != nil {
		m.GroupID = c.group.Text(context)
	}
	if c.once != nil {
		m.DeduplicationID = c.once.Text(context)
	}
	return m
}

// send passes a message on along every wire, or along the one whose turn it is.
func (c *client) send(m action.Message) {
	if !c.inTurn {
		for i := range c.wires {
			c.open(i, m)
		}
		return
	}
	c.turn %= len(c.wires)
	c.open(c.turn, m)
	c.turn++
}

// Trouble ends everything on a crash and begins the plan anew on recovery.
func (c *client) Trouble(t component.Trouble) {
	switch t.Disturbance {
	case component.Crash:
		c.down, c.arrival, c.deadline, c.armed = true, 0, 0, kernel.Forever
		c.calls, c.free, c.waiting = nil, nil, 0
		c.byID.Clear()
		c.waits.Clear()
		c.env.Gauge(gaugeWaiting, 0)
	case component.Recover:
		if c.down {
			c.down = false
			c.restart()
		}
	case component.Burst, component.Poison:
		c.extra(t)
	}
}

// Clone returns an independent copy.
func (c *client) Clone(env component.Env) component.Component {
	n := *c
	n.env = env
	n.wires = append([]component.Wire(nil), c.wires...)
	n.calls = append([]call(nil), c.calls...)
	n.free = append([]uint32(nil), c.free...)
	n.byID, n.waits = c.byID.Clone(), c.waits.Clone()
	n.draw()
	return &n
}
