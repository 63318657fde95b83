package engine

import (
	"slices"

	"playground/engine/trace"
)

// Summary is what one node did, for reports.
type Summary struct {
	ID, Kind, KindName, State string
	Metrics                   []trace.Row
	Gauges                    []GaugeSummary
}

// GaugeSummary is one gauge now and over the whole run.
type GaugeSummary struct {
	Name     string
	Unit     trace.Unit
	Now, Max int64
	Mean     string // over time, in decimals
}

// Summaries sums up every node, in the scenario's order.
func (s *Session) Summaries() []Summary {
	all := make([]Summary, 0, len(s.nodeRows))
	for _, index := range s.nodeRows {
		n := s.nodes[index]
		one := Summary{ID: n.id, Kind: n.kind.Title, KindName: n.kind.Name, State: n.stateWord(), Metrics: n.metrics.Rows}
		for i, g := range n.kind.Gauges {
			one.Gauges = append(one.Gauges, GaugeSummary{
				Name: g.Name, Unit: g.Unit, Now: n.gauge(i), Max: n.levels[i].Max, Mean: milli(n.levels[i].MeanMilli(s.now)),
			})
		}
		all = append(all, one)
	}
	return all
}

func (n *node) stateWord() string {
	switch {
	case n.crashed:
		return "crashed"
	case n.hung:
		return "hung"
	case n.slowed:
		return "slowed"
	}
	return ""
}

// FailureCount says how often something failed at a node, and by which rule.
type FailureCount struct {
	Node, Label, Why string
	Count            int64
}

// FailureList lists all that failed, the most frequent first.
func (s *Session) FailureList() []FailureCount {
	var all []FailureCount
	for _, index := range s.nodeRows {
		n := s.nodes[index]
		for _, f := range n.metrics.Failed {
			all = append(all, FailureCount{n.id, s.log.Texts()[f.Label], s.log.Why(f.Last, s.Name), f.Count})
		}
	}
	slices.SortStableFunc(all, func(a, b FailureCount) int { return int(b.Count - a.Count) })
	return all
}
