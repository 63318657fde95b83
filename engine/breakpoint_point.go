package engine

import (
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// point is a breakpoint with what it waits for in the session as it is now.
type point struct {
	Breakpoint
	node     uint32 // index + 1; 0 for any node
	missing  bool   // the session has no such node, port or metric now
	comes    bool   // waits for what comes in, else for what goes out
	calls    bool   // waits for any call, else for messages only
	measured bool   // compares the latest value of a measure
	gauge    int    // index of the gauge; -1 for a metric
	row      int    // index of the metric
	unit     trace.Unit
	latest   int64 // value of a measure
	known    bool  // there is one
	was      bool  // the comparison held when it was looked at last
}

// find looks every point up in the session as it is now. A metric that was there before goes on where it stands.
func (w *watch) find(s *Session) {
	w.revision = s.revision
	for i := range w.points {
		p := &w.points[i]
		before := *p
		p.missing = !p.find(s)
		if p.missing || p.Metric == "" {
			continue
		}
		if before.missing || before.node != p.node {
			p.known = false
			_, p.was = p.holds(s.nodes[p.node-1], s.now)
		}
	}
}

func (p *point) find(s *Session) bool {
	if p.Node == "" {
		p.comes = true
		return true
	}
	n := s.findNode(p.Node)
	if n == nil {
		return false
	}
	p.node = n.index + 1
	if p.Metric != "" {
		return p.findMetric(n)
	}
	return p.findPort(n.kind)
}

// findPort finds out which way what the point waits for goes.
func (p *point) findPort(k *component.Kind) bool {
	p.comes = false
	for i := range k.Ports {
		p.comes = p.comes || isEntry(&k.Ports[i])
	}
	if p.Port != "" {
		port, ok := k.Port(p.Port)
		if !ok {
			return false
		}
		p.comes = isEntry(port)
	}
	p.calls = p.filter == nil
	for i := range k.Ports {
		if port := &k.Ports[i]; isEntry(port) == p.comes && (p.Port == "" || p.Port == port.Name) && takesMessages(port) {
			p.calls = false
		}
	}
	return true
}

// isEntry reports whether messages come in by a port: with the calls, or with the answers when the port polls.
func isEntry(p *component.Port) bool { return p.Direction == component.In || p.Reverse }

func (p *point) findMetric(n *node) bool {
	p.unit, _ = metricUnit(n.kind, p.Metric)
	p.gauge, p.row, p.measured = -1, -1, false
	for i := range n.kind.Gauges {
		if n.kind.Gauges[i].Name == p.Metric {
			p.gauge = i
			return true
		}
	}
	for i := range n.metrics.Rows {
		if n.metrics.Rows[i].Name == p.Metric {
			p.row, p.measured = i, true
		}
	}
	for i := range n.kind.Verbs {
		if n.kind.Verbs[i].Metric == p.Metric {
			p.measured = false
		}
	}
	return p.row >= 0
}

// value is the metric at a time before which nothing else happens; ok is false when there is nothing to compare: no
// value was measured yet, or nothing has an age.
func (p *point) value(n *node, at kernel.Time) (v int64, ok bool) {
	switch {
	case p.measured:
		return p.latest, p.known
	case p.gauge < 0:
		return n.metrics.Rows[p.row].Sum, true
	case p.unit == trace.Age:
		since := n.levels[p.gauge].Now
		return int64(at) - since, since >= 0
	}
	return n.levels[p.gauge].Now, true
}

func (p *point) holds(n *node, at kernel.Time) (v int64, holds bool) {
	v, ok := p.value(n, at)
	if !ok {
		return v, false
	}
	switch p.Comparison {
	case ">":
		return v, v > p.Value
	case ">=":
		return v, v >= p.Value
	case "<":
		return v, v < p.Value
	case "<=":
		return v, v <= p.Value
	}
	return v, v == p.Value
}

// crossing is the first instant at which an age that does not meet the comparison yet will; Forever when it never will.
func (p *point) crossing(n *node) kernel.Time {
	since := n.levels[p.gauge].Now
	if since < 0 || p.Comparison == "<" || p.Comparison == "<=" {
		return kernel.Forever
	}
	value := kernel.Time(since).Add(time.Duration(p.Value))
	if p.Comparison == ">" && value < kernel.Forever {
		value++
	}
	return value
}

// text tells that the comparison has become true.
func (p *point) text(n *node, v int64) string {
	text := p.Metric + " of " + n.id + " " + crossedWord(p.Comparison) + " " + Amount(p.Value, p.unit)
	if p.unit == trace.Age || v == p.Value {
		return text
	}
	return text + ": it is " + Amount(v, p.unit)
}
