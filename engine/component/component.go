// Package component is the contract between the engine and every kind of node: what a component is told, the one
// door through which it acts, and the table that describes its kind.
//
//	          Call, Return, Wake, Configure, Trouble
//	engine ─────────────────────────────────────────▶ Component
//	       ◀───────────────────────────────────────── Env
//	          After, Cancel, Call, Reply, Record, Gauge
//
// A component holds state and nothing else: no goroutine, clock or closure. Whatever it waits for is an event in the
// engine's future event list or a call in the engine's table, so that any moment can be cloned, printed and replayed.
package component

import (
	"time"

	"playground/engine/kernel"
	"playground/engine/trace"
	"playground/engine/value"
)

// Component is one node of a scenario: the engine tells it what happens, it answers through its Env.
type Component interface {
	// Configure hands over the settings: once before anything else, and again when a setting of the node or of
	// one of its wires, or the set of its wires, has changed. State is kept.
	Configure(Settings)
	// Call delivers a request that arrived on a port. It must be answered some day with Env.Reply.
	Call(Call)
	// Return delivers the answer to a request made with Env.Call, unless it was forgotten.
	Return(CallID, Result)
	// Wake delivers one of the component's own timers.
	Wake(kernel.Event)
	// Trouble tells of a disturbance that the kind lists among its faults. On Crash the engine has already
	// cancelled the component's timers, answered the calls it served and forgotten those it made.
	Trouble(Trouble)
	// Contents lists what rests at the node, for the picture; it must stay cheap and bounded.
	Contents(*Contents)
	// Inspect renders the whole state for a person.
	Inspect() value.Value
	// Clone returns an independent copy that acts through env: a clone that advances does as the original would.
	Clone(env Env) Component
}

// Env is a component's only door to the world.
type Env interface {
	// ID is the node's id in the scenario, which a person may change: what names of resources are made of.
	ID() string
	// Now is the virtual time.
	Now() kernel.Time
	// After schedules Wake(e) in d; the engine fills e.Owner.
	After(d time.Duration, e kernel.Event) kernel.Ticket
	// Cancel forgets a timer.
	Cancel(kernel.Ticket)
	// Rand is the random stream of this node with that name; it stays valid until the component is cloned.
	Rand(stream string) *kernel.Rand
	// Wires lists the wires that leave the port, in the scenario's order. Do not keep the slice beyond Configure.
	Wires(port string) []Wire
	// Callers lists the wires that end at the port, in the scenario's order, for calls back along them.
	Callers(port string) []Wire
	// Call sends a request along a wire; the answer comes by Return.
	Call(w Wire, in Request) CallID
	// Forget gives up waiting: the answer will not be delivered.
	Forget(CallID)
	// Reply answers a call; answering twice, or one that the engine already answered, does nothing.
	Reply(CallID, Result)
	// Record writes what happened into the trace.
	Record(trace.Record)
	// Gauge sets the kind's i-th gauge.
	Gauge(i int, v int64)
	// Symbol interns a text for a Record; use it for short texts of a bounded set, such as error codes.
	Symbol(text string) uint32
	// NewLineage gives birth to a message identity.
	NewLineage() uint64
}

// CallID names a request under way.
type CallID uint64

// Call is a request that arrived.
type Call struct {
	ID   CallID
	Port string  // the port of this node it arrived on; "" for a person's command
	In   Request // what is asked
	Peer uint32  // index + 1 of the calling node, for Record.Peer; 0 for a person

	Outside bool // the outside answers it, by Remote.Answered
}

// Request is what a call asks for: a typed value that renders itself as JSON only when somebody looks.
type Request interface {
	Action() string
	Value() value.Value
}

// Output is what a call answers.
type Output interface{ Value() value.Value }

// Carrier is kept by requests and outputs that carry messages: the tokens drawn on the wire.
type Carrier interface{ Tokens(to []Token) []Token }

// Token is how a message is drawn and followed: identity from birth, the how-manieth attempt, whether a duplicate.
type Token struct {
	Lineage   uint64
	Attempt   uint8
	Duplicate bool
}

// Result is the answer to a call: an output or a fault, never both.
type Result struct {
	Out   Output
	Fault *Fault
}

// Fault is what the service would answer: it travels in the simulation and is no error of ours.
type Fault struct {
	Code    string // as AWS spells it, such as "AWS.SimpleQueueService.NonExistentQueue"
	Message string
	Server  bool // the server's, worth a retry, or else the client's
}

// Wire is one wire as its source sees it. Action is the first action of the source's port that the target takes.
type Wire struct {
	Index    uint32
	Action   string
	Peer     string // id of the node at the other end
	PeerNode uint32 // index + 1 of that node, for Record.Peer
	Back     bool   // it ends here: a call goes back along it to the port where it begins, and has no action of its own
	Settings Settings
}
