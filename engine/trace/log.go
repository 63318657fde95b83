package trace

// Log is the trace of one session: a ring of the newest records, a running hash over all of them, and whoever
// listens. The zero Log is not ready: use NewLog.
type Log struct {
	ring   []Record // a power of two long
	total  uint64
	hash   uint64
	verbs  []verbRow
	texts  []string
	lookup map[string]uint32
	sink   func(Record)
}

// verbRow is a verb with the hash of its name, so that the trace's hash does not depend on the table's order.
type verbRow struct {
	Verb
	nameHash uint64
	metric   int32 // index of the counted metric at a node, -1 for none
	measure  int32 // likewise of the measured one
}

// RingRecords is how many records a session keeps by default; older ones live on in the hash and the metrics.
const RingRecords = 1 << 16

// NewLog returns an empty log that keeps the newest capacity records, rounded up to a power of two.
func NewLog(capacity int) *Log {
	size := 1
	for size < capacity {
		size *= 2
	}
	return &Log{
		ring:   make([]Record, size),
		hash:   offsetBasis,
		texts:  []string{""},
		lookup: map[string]uint32{"": 0},
	}
}

// AddVerbs appends a kind's verbs to the table and returns the number of its first.
func (l *Log) AddVerbs(verbs []Verb) (base uint32) {
	base = uint32(len(l.verbs))
	for _, v := range verbs {
		l.verbs = append(l.verbs, verbRow{Verb: v, nameHash: hashText(offsetBasis, v.Name), metric: -1, measure: -1})
	}
	return base
}

// Verb returns a row of the verb table.
func (l *Log) Verb(i uint32) Verb { return l.verbs[i].Verb }

// Append writes a record.
func (l *Log) Append(r Record) {
	l.hash = l.mix(l.hash, &r)
	l.ring[l.total&uint64(len(l.ring)-1)] = r
	l.total++
	if l.sink != nil {
		l.sink(r)
	}
}

// Listen hands every further record to sink, in addition to the ring; nil ends it. A clone has no listener.
func (l *Log) Listen(sink func(Record)) { l.sink = sink }

// Hash is the running hash over every record so far.
func (l *Log) Hash() uint64 { return l.hash }

// Total is how many records were written so far.
func (l *Log) Total() uint64 { return l.total }

// Oldest is the number of the oldest record still kept; records count from 0.
func (l *Log) Oldest() uint64 {
	if l.total <= uint64(len(l.ring)) {
		return 0
	}
	return l.total - uint64(len(l.ring))
}

// At returns record number n, which must lie between Oldest and Total.
func (l *Log) At(n uint64) Record { return l.ring[n&uint64(len(l.ring)-1)] }

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
	i := uint32(len(l.texts))
	l.texts = append(l.texts, text)
	l.lookup[text] = i
	return i
}

// SymbolsMax bounds the table of interned texts.
const SymbolsMax = 1 << 14

// Texts are the interned texts; a Record.Symbol is an index into them.
func (l *Log) Texts() []string { return l.texts }

// Clone returns an independent copy without a listener.
func (l *Log) Clone() *Log {
	c := *l
	c.sink = nil
	c.ring = append([]Record(nil), l.ring...)
	c.texts = append([]string(nil), l.texts...)
	c.lookup = make(map[string]uint32, len(l.lookup))
	for i, text := range c.texts {
		c.lookup[text] = uint32(i)
	}
	return &c
}
