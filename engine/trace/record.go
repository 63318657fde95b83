// Package trace keeps what happened: records with a text form and a running hash, spans of messages under way,
// and metrics under CloudWatch's names. One trace has three readers: the golden test, the moving tokens and the
// events table.
//
//	component ── Record ──▶ Log ──▶ ring (the newest records) ──▶ text, when somebody reads
//	                         ├────▶ running hash                 ──▶ "same seed, same trace"
//	                         └────▶ metrics                      ──▶ reports, charts
//
// A record is a fixed-size value without pointers. Its words come from the verb table of the node's kind, so that
// nothing is formatted on the hot path.
package trace

import "playground/engine/kernel"

// Record is one thing that happened at a node. Fill Verb with the kind's own verb number and whatever the verb's
// form mentions; the engine fills At, Node and the verb's base.
type Record struct {
	At      kernel.Time
	Lineage uint64 // identity of the message from birth through every copy; 0 when none
	A, B    int64  // numbers whose meaning and unit the verb's form states
	Node    uint32 // index of the node where it happened
	Peer    uint32 // index + 1 of the other node concerned; 0 when none
	Message uint32 // number of the message at this node, from 1; 0 when none
	Symbol  uint32 // index of an interned text, such as an error code; 0 when none
	Verb    uint32 // index into the session's verb table
}

// Verb is one row of a kind's table of things that can happen. Forms hold placeholders: {a} {b} numbers,
// {a:duration} {a:bytes} {a:time} the same with a unit, {symbol} an interned text, {peer} the other node's name,
// {node} this node's name, {message} the message's number, {lineage} its identity.
type Verb struct {
	Name string // the word in the trace, such as "received"
	Form string // the rest of the line; may be empty
	Why  string // the rule that fired and the setting that would change it; may be empty

	Metric  string // counted under this CloudWatch name, once a record; empty when not counted
	Measure Measure
	Failure bool // counts up the node's failure label (the symbol's text, else the verb's name)
	Mark    bool // its name stands at the node for a moment: what a person would not expect, and what is no failure

	Life Life // what it means for the message
}

// Measure says that a verb carries a quantity to be kept as a statistic: which word, under what name and unit.
type Measure struct {
	Metric string // such as "SentMessageSize"; empty when the verb measures nothing
	Unit   Unit
	B      bool // the quantity is in B instead of A
}

// Unit is what a number counts.
type Unit uint8

// The units of metrics and gauges.
const (
	Count Unit = iota
	Bytes
	Nanoseconds
	Age // a gauge that holds an instant and shows how long ago that was
)

var unitNames = [...]string{"", "bytes", "ns", "age"}

// String is the unit as data for the page; a plain count has none.
func (u Unit) String() string { return unitNames[u] }
