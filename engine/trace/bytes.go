package trace

import "unsafe"

// Bytes is how much memory the kept records take, without those that the log shares with another, a clone or nil.
func (l *Log) Bytes(other *Log) int64 {
	n := int64(len(l.ring)) * int64(unsafe.Sizeof(l.ring[0]))
	for i, p := range l.ring {
		if p != nil && (other == nil || i >= len(other.ring) || other.ring[i] != p) {
			n += int64(unsafe.Sizeof(*p))
		}
	}
	return n
}

// Bytes is how much memory the metrics take, without what they share with others: those of the same node in a clone,
// or nil.
func (m *Metrics) Bytes(other *Metrics) int64 {
	n := int64(len(m.Rows))*int64(unsafe.Sizeof(Row{})) + int64(len(m.Failed))*int64(unsafe.Sizeof(Failed{}))
	for i := range m.Rows {
		b := m.Rows[i].buckets
		if b != nil && (other == nil || i >= len(other.Rows) || unsafe.SliceData(other.Rows[i].buckets) != unsafe.SliceData(b)) {
			n += 8 * int64(len(b))
		}
	}
	return n
}
