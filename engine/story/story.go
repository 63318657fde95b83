// Package story tells the whole life of one message, from birth through every copy, attempt and wait to its ends.
//
//	records of one lineage ── Gatherer ──▶ Story ──▶ rows, with the rule behind each
//	                                         ├─────▶ spans of each copy: a waterfall
//	                                         ├─────▶ hops between nodes: a sequence diagram, Mermaid
//	                                         └─────▶ sums: age, waiting, work, attempts, where it ended
//
// What a record means for the message stands in its verb's Life; no kind of node is known here.
package story

import "playground/engine/kernel"

// RowsMax is how many rows a story holds, and how many copies, spans and hops: of a longer life, the first and the
// last ones.
const RowsMax = 2000

// Story is the life of one message.
type Story struct {
	Lineage uint64
	ID      string // correlation id, as a trace header carries it
	Born    kernel.Time
	Ended   kernel.Time // of the last end; -1 while some copy goes on
	Now     kernel.Time // until when the story is told
	Outcome string      // a state's name: "done", "aside", "lost", "failed", or "going" while some copy goes on
	Ending  string      // where and how it ended, in words
	Rows    []Row
	Copies  []Copy
	Spans   []Span
	Hops    []Hop
	LeftOut int // rows that the story does not hold

	Waiting  kernel.Time // how long it waited or was delayed, all copies together
	Hidden   kernel.Time // how long it was hidden because somebody had it
	Work     kernel.Time // how long somebody worked on it
	Attempts int64       // the most attempts that a record counts
}

// Row is one record.
type Row struct {
	N       uint64 // number of the record
	At      kernel.Time
	Node    string
	Peer    string // the other node concerned; "" for none
	What    string
	Text    string
	Why     string // the rule that fired and the setting that would change it; may be empty
	Message uint32 // number of the message at the node; 0 for none
	Attempt int64  // 0 when the record does not say
	Copy    int    // id of the copy that it concerns; -1 for none
	Note    bool   // it concerns one node alone: no hop tells it
	Failure bool
}

// Copy is the message at one place: a node, under its number there, and where a node has a copy for each peer, for one.
type Copy struct {
	ID      int // counts up in order of birth
	Node    string
	Peer    string
	Message uint32
	Born    kernel.Time
	Ended   kernel.Time // -1 while it goes on
	State   string
	Label   string // what it does, or how it ended
}

// Span is a time in which a copy does one thing.
type Span struct {
	Copy     int
	Node     string
	From, To kernel.Time
	State    string
	Label    string
	Open     bool // goes on
}

// Hop is a way from one node to another.
type Hop struct {
	From, To   string // names of nodes; "you" for a person
	At, Arrive kernel.Time
	Kind       string // "message", "answer", "ask"
	Label      string
	Failure    bool
	Open       bool // under way, or nobody knows
	n          uint64
}
