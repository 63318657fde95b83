package bridge

import (
	"strconv"

	"playground/engine"
	"playground/engine/component"
	"playground/engine/value"
	"playground/engine/wire"
)

// comparison is two futures that run beside the present one until both have reached a time.
type comparison struct {
	*engine.Comparison
	branch int
	told   int // differences that the page knows
	done   bool
}

// differencesMax is how many differences are told: one a node, the earliest first.
const differencesMax = 200

// compare begins, goes on with or ends a comparison.
func (e *exchange) compare(asked *wire.Compare, limit int) {
	b := e.bridge
	if asked != nil {
		e.beginComparison(*asked)
	}
	c := b.comparison
	if c == nil || c.done {
		return
	}
	c.done = c.Step(limit)
	if !c.done {
		e.tell("working", value.Bool(true))
	}
	if found := len(c.Differences()); c.done || found > c.told {
		c.told = found
		e.describeComparison(c)
	}
}

func (e *exchange) beginComparison(asked wire.Compare) {
	b := e.bridge
	b.comparison = nil
	if asked.Branch < 0 {
		return
	}
	kept := b.line.Branches()
	if asked.Branch >= len(kept) {
		e.tell("problems", problems([]component.Problem{{Pointer: "/compare/branch",
			Message: "there is no future number " + strconv.Itoa(asked.Branch) + "; " + strconv.Itoa(len(kept)) + " are kept, counted from 0"}}))
		return
	}
	to := asked.To
	if to == 0 {
		to = max(b.line.End().At, kept[asked.Branch].End.At)
	}
	b.comparison = &comparison{Comparison: b.line.Compare(asked.Branch, to), branch: asked.Branch, told: -1}
}

// describeComparison tells where the two futures part and, at the end, what each of them has come to.
func (e *exchange) describeComparison(c *comparison) {
	b := value.NewObject(6)
	b.Set("branch", value.Int(int64(c.branch)))
	b.Set("done", value.Bool(c.done))
	b.Set("atNs", nanoseconds(c.At()))
	found := c.Differences()
	rows := make([]value.Value, min(len(found), differencesMax))
	for i := range rows {
		row := value.NewObject(7)
		row.Set("node", value.Text(found[i].Node))
		row.Set("at", value.Text(found[i].At.String()))
		row.Set("atNs", nanoseconds(found[i].At))
		for run, side := range [...]string{"left", "right"} {
			row.Set(side, value.Text(c.Say(found[i], run)))
			if r := found[i].Records[run]; r != nil {
				row.Set(side+"Ns", nanoseconds(r.At))
			}
		}
		rows[i] = row.Value()
	}
	b.Set("differences", value.ArrayOf(rows))
	if c.done {
		sides := value.NewObject(2)
		left, right := c.Sides()
		sides.Set("left", metricsOf(left))
		sides.Set("right", metricsOf(right))
		b.Set("metrics", sides.Value())
	}
	e.tell("comparison", b.Value())
}

// metricsOf tells the metrics of every node of a session.
func metricsOf(s *engine.Session) value.Value {
	nodes := s.Scenario().Nodes
	all := value.NewObject(len(nodes))
	for i := range nodes {
		all.Set(nodes[i].ID, s.Metrics(nodes[i].ID))
	}
	return all.Value()
}
