package trace

import (
	"maps"
	"slices"
)

// Log is the trace of one session: a ring of the newest records, a running hash over all of them, and whoever
// listens. The zero Log is not ready: use NewLog.
type Log struct {
	ring   []*page // a power of two long; pages come into being when they are written to
	open   *page   // the page being written, while it is this log's alone
	total  uint64
	hash   uint64
	verbs  []verbRow
	texts  []string
	lookup map[string]uint32
	sink   func(Record)
	lent   bool // texts and lookup belong to a clone too
}

// pageRecords is how many records a page of the ring holds: a power of two.
const pageRecords = 256

// page is a piece of the ring. One that a clone shares is replaced before it is written to.
type page struct {
	records [pageRecords]Record
	lent    bool
}

// verbRow is a verb with the hash of its name, so that the trace's hash does not depend on the table's order.
type verbRow struct {
	Verb
	nameHash uint64
	metric   int32 // index of the counted metric at a node, -1 for none
	measure  int32 // likewise of the measured one
	mark     uint8 // which of the kind's marks it is, from 1; 0 for none
	notable  bool  // it is a mark or a failure
}

// RingRecords is how many records a session keeps by default; older ones live on in the hash and the metrics.
const RingRecords = 1 << 16

// NewLog returns an empty log that keeps the newest capacity records, rounded up to a power of two.
func NewLog(capacity int) *Log {
	pages := 1
	for pages*pageRecords < capacity {
		pages *= 2
	}
	return &Log{
		ring:   make([]*page, pages),
		hash:   offsetBasis,
		texts:  []string{""},
		lookup: map[string]uint32{"": 0},
	}
}

// AddVerbs appends a kind's verbs to the table and returns the number of its first.
func (l *Log) AddVerbs(verbs []Verb) (base uint32) {
	base = uint32(len(l.verbs))
	for _, v := range verbs {
		row := verbRow{Verb: v, nameHash: hashText(offsetBasis, v.Name), metric: -1, measure: -1, notable: v.Mark || v.Failure}
		l.verbs = append(l.verbs, row)
	}
	return base
}

// Verb returns a row of the verb table.
func (l *Log) Verb(i uint32) Verb { return l.verbs[i].Verb }

// Append writes a record, and folds it into the hash word by word. Symbols are folded as texts and verbs as names, so
// that a hash does not depend on the order of tables.
func (l *Log) Append(r *Record) {
	h := fold(l.hash, uint64(r.At))
	h = fold(h, l.verbs[r.Verb].nameHash^uint64(r.Node)<<32^uint64(r.Peer))
	h = fold(h, r.Lineage^uint64(r.Message)<<40)
	if r.A != 0 || r.B != 0 {
		h = fold(fold(h, uint64(r.A)), uint64(r.B))
	}
	if r.Symbol != 0 {
		h = hashText(h, l.texts[r.Symbol])
	}
	l.hash = h
	at := l.total % pageRecords
	if at == 0 || l.open == nil {
		l.turn(at)
	}
	l.open.records[at] = *r
	l.total++
	if l.sink != nil {
		l.sink(*r)
	}
}

func (l *Log) pageOf(n uint64) uint64 { return n / pageRecords & uint64(len(l.ring)-1) }

// turn opens the page of record number at of it: one of the log's own, with what it holds before that.
func (l *Log) turn(at uint64) {
	place := &l.ring[l.pageOf(l.total)]
	if before := *place; before == nil || before.lent {
		*place = new(page)
		if before != nil && at > 0 {
			(*place).records = before.records
		}
	}
	l.open = *place
}

// Listen hands every further record to sink, in addition to the ring; nil ends it. A clone has no listener.
func (l *Log) Listen(sink func(Record)) { l.sink = sink }

// Hash is the running hash over every record so far.
func (l *Log) Hash() uint64 { return l.hash }

// Total is how many records were written so far.
func (l *Log) Total() uint64 { return l.total }

// Oldest is the number of the oldest record still kept; records count from 0.
func (l *Log) Oldest() uint64 {
	kept := uint64(len(l.ring)) * pageRecords
	if l.total <= kept {
		return 0
	}
	// The page that is being written holds records of the round before; they are given up page by page.
	return (l.total - kept + pageRecords - 1) / pageRecords * pageRecords
}

// At returns record number n, which must lie between Oldest and Total.
func (l *Log) At(n uint64) Record { return l.ring[l.pageOf(n)].records[n%pageRecords] }

// Symbol interns a text. The table is bounded: beyond SymbolsMax texts the answer is the symbol of "…".
func (l *Log) Symbol(text string) uint32 {
	if i, ok := l.lookup[text]; ok {
		return i
	}
	if len(l.texts) >= SymbolsMax {
		text = "…"
		if i, ok := l.lookup[text]; ok {
			return i
		}
	}
	if l.lent {
		l.texts, l.lookup, l.lent = slices.Clone(l.texts), maps.Clone(l.lookup), false
	}
	i := uint32(len(l.texts))
	l.texts = append(l.texts, text)
	l.lookup[text] = i
	return i
}

// SymbolsMax bounds the table of interned texts.
const SymbolsMax = 1 << 14

// Texts are the interned texts; a Record.Symbol is an index into them.
func (l *Log) Texts() []string { return l.texts }

// Clone returns an independent copy without a listener. It costs a word a page: what both have in common is copied
// when one of them writes to it.
func (l *Log) Clone() *Log {
	for _, p := range l.ring {
		if p != nil && !p.lent {
			p.lent = true
		}
	}
	l.lent, l.open = true, nil
	c := *l
	c.sink = nil
	c.ring = slices.Clone(l.ring)
	return &c
}
