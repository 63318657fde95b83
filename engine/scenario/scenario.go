// Package scenario holds what a person draws: nodes, wires, notes and planned disturbances, as versioned data that
// the tables of the kinds check.
//
//	text ── Decode ──▶ Scenario ── Encode ──▶ canonical text
//	                      │  ▲
//	             Apply(edits) └── Apply(inverse)
//
// Decode reports everything that is wrong at once, each with a JSON Pointer. A Scenario is never changed in place:
// Apply makes the next one and the edits that lead back, which is all that undo needs. Everything that depends on
// the kinds (settings, ports, the schema, the reference) is derived from their tables; nothing here knows a kind.
package scenario

import (
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// Format is the version of the document that Encode writes and the newest that Decode reads.
const Format = 1

// Scenario is a whole drawing. Make one with Decode or New, change it with Apply.
type Scenario struct {
	Format  int
	Title   string
	Summary string // what there is to see, in a sentence or two
	Seed    uint64
	Nodes   []Node
	Wires   []Wire
	Notes   []Note
	Faults  []Fault

	family *family // those that came of one another by Apply; nil when made by hand
}

// words is a text of the scenario itself.
type words struct {
	name     string
	text     *string
	runesMax int
}

func (s *Scenario) words() [2]words {
	return [...]words{{"title", &s.Title, titleRunesMax}, {"summary", &s.Summary, summaryRunes}}
}

// Node is one component on the canvas.
type Node struct {
	ID       string
	Kind     string
	X, Y     int
	Object   value.Value        // the attributes that differ from the defaults, in the order of the kind's fields
	Settings component.Settings // every attribute, checked

	kind  *component.Kind
	birth uint64
}

// Table returns the table of the node's kind; nil only for a node that neither Decode nor Apply made.
func (n *Node) Table() *component.Kind { return n.kind }

// Wire joins an out port to an in port. Calls go from From to To, whichever end it was drawn from.
type Wire struct {
	From, FromPort string
	To, ToPort     string
	Latency        kernel.Distribution
	Object         value.Value        // the attributes that differ from the defaults, latency first
	Settings       component.Settings // latency and the fields of the out port, checked

	birth uint64
}

// Key names the wire in faults, edits and the engine: "shop.calls>waiter.in".
func (w *Wire) Key() string { return w.From + "." + w.FromPort + ">" + w.To + "." + w.ToPort }

// Note is a text on the canvas.
type Note struct {
	ID   string
	X, Y int
	Text string
}

// Fault is a planned disturbance of a node or of a wire.
type Fault struct {
	At          kernel.Time
	Disturbance component.Disturbance
	Node        string             // id, or ""
	Wire        string             // key, or ""
	Factor      int64              // of slow
	Probability kernel.Probability // of drop, duplicate and reorder
	By          time.Duration      // of delay and reorder
	Count       int64              // of burst
	Attributes  string             // of poison
}

// Kinds is the list of kinds that a scenario may use.
type Kinds []*component.Kind

// Find returns the kind of that name.
func (k Kinds) Find(name string) (*component.Kind, bool) {
	for _, kind := range k {
		if kind.Name == name {
			return kind, true
		}
	}
	return nil, false
}

// New returns an empty scenario to begin a drawing with.
func New() *Scenario { return &Scenario{Format: Format, Seed: defaultSeed, family: &family{}} }

const defaultSeed = 1

// Find returns the index of the node of that id, or -1.
func (s *Scenario) Find(id string) int {
	for i := range s.Nodes {
		if s.Nodes[i].ID == id {
			return i
		}
	}
	return -1
}

// FindWire returns the index of the wire of that key, or -1.
func (s *Scenario) FindWire(key string) int {
	from, to, ok := splitKey(key)
	for i := range s.Wires {
		w := &s.Wires[i]
		if ok && w.From == from.node && w.FromPort == from.port && w.To == to.node && w.ToPort == to.port {
			return i
		}
	}
	return -1
}

// family numbers the births of nodes and wires, so that Diff tells a renamed node from a new one.
type family struct{ births uint64 }

func (f *family) next() uint64 {
	f.births++
	return f.births
}
