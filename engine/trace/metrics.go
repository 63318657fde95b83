package trace

// Metrics keeps the statistics of one node: one row a metric that its kind's verbs name.
type Metrics struct {
	Rows     []Row
	Failures uint32 // records of failure verbs
	Label    uint32 // symbol of the latest failure's label
	Failed   []Failed
	Marked   uint32 // records of verbs that are marks
	Mark     uint8  // which of the kind's marks was the latest, from 1
}

// Failed counts the failures of one label.
type Failed struct {
	Label uint32 // a symbol
	Count int64
	Last  Record // the latest one, for its why
}

// Row is one metric of a node.
type Row struct {
	Name string
	Unit Unit
	Statistic
}

// MetricsOf lays out the metrics that verbs [from, to) of the table name.
func (l *Log) MetricsOf(from, to uint32) Metrics {
	var m Metrics
	marks := uint8(0)
	for i := from; i < to; i++ {
		v := &l.verbs[i]
		if v.Mark {
			marks++
			v.mark = marks
		}
		v.metric = m.row(v.Metric, Count)
		v.measure = m.row(v.Measure.Metric, v.Measure.Unit)
	}
	return m
}

func (m *Metrics) row(name string, unit Unit) int32 {
	if name == "" {
		return -1
	}
	for i := range m.Rows {
		if m.Rows[i].Name == name {
			return int32(i)
		}
	}
	m.Rows = append(m.Rows, Row{Name: name, Unit: unit})
	return int32(len(m.Rows) - 1)
}

// Take counts a record into the metrics of its node.
func (l *Log) Take(m *Metrics, r *Record) {
	v := &l.verbs[r.Verb]
	if v.metric >= 0 {
		row := &m.Rows[v.metric]
		row.Count++
		row.Sum++
	}
	if v.measure >= 0 {
		amount := r.A
		if v.Measure.B {
			amount = r.B
		}
		m.Rows[v.measure].Add(amount)
	}
	if v.notable {
		l.notice(m, v, r)
	}
}

// notice counts a record of a verb that is a mark or a failure.
func (l *Log) notice(m *Metrics, v *verbRow, r *Record) {
	if v.mark != 0 {
		m.Marked++
		m.Mark = v.mark
	}
	if v.Failure {
		label := r.Symbol
		if label == 0 {
			label = l.Symbol(v.Name)
		}
		m.fail(label, r)
	}
}

func (m *Metrics) fail(label uint32, r *Record) {
	m.Failures++
	m.Label = label
	for i := range m.Failed {
		if m.Failed[i].Label == label {
			m.Failed[i].Count++
			m.Failed[i].Last = *r
			return
		}
	}
	m.Failed = append(m.Failed, Failed{label, 1, *r})
}

// Worst says what failed most often and how often; the first of several that are equal.
func (m *Metrics) Worst() (label uint32, count int64) {
	for i := range m.Failed {
		if f := &m.Failed[i]; f.Count > count {
			label, count = f.Label, f.Count
		}
	}
	return label, count
}

// Clone returns an independent copy.
func (m *Metrics) Clone() Metrics {
	c := *m
	c.Failed = append([]Failed(nil), m.Failed...)
	c.Rows = make([]Row, len(m.Rows))
	for i := range m.Rows {
		c.Rows[i] = m.Rows[i]
		c.Rows[i].Statistic = m.Rows[i].Statistic.Clone()
	}
	return c
}
