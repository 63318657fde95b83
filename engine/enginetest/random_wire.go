package enginetest

import (
	"playground/engine/component"
	"playground/engine/scenario"
)

// joint is a place where a wire could be.
type joint struct {
	from, to *scenario.Node
	out, in  *component.Port
}

// joints lists every wire that could be added: legal, new, within the limits of its ports, closing no circle.
func joints(s *scenario.Scenario) []joint {
	g := flowOf(s)
	var found []joint
	for a := range s.Nodes {
		for b := range s.Nodes {
			if a != b {
				found = append(found, between(s, g, a, b)...)
			}
		}
	}
	return found
}

func between(s *scenario.Scenario, g flow, a, b int) []joint {
	from, to := &s.Nodes[a], &s.Nodes[b]
	var found []joint
	for o := range from.Table().Ports {
		for i := range to.Table().Ports {
			j := joint{from, to, &from.Table().Ports[o], &to.Table().Ports[i]}
			source, target := a, b
			if j.out.Reverse {
				source, target = b, a
			}
			if j.legal(s) && len(g[source]) < wiresPerNode && !g.reaches(target, source) {
				found = append(found, j)
			}
		}
	}
	return found
}

func (j joint) legal(s *scenario.Scenario) bool {
	if j.out.Direction != component.Out || j.in.Direction != component.In {
		return false
	}
	if _, ok := component.Action(j.out, j.in); !ok {
		return false
	}
	leaving, arriving := 0, 0
	for i := range s.Wires {
		w := &s.Wires[i]
		out := w.From == j.from.ID && w.FromPort == j.out.Name
		in := w.To == j.to.ID && w.ToPort == j.in.Name
		if out && in {
			return false
		}
		leaving, arriving = leaving+number(out), arriving+number(in)
	}
	return (j.out.Limit == 0 || leaving < j.out.Limit) && (j.in.Limit == 0 || arriving < j.in.Limit)
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// flow says to which nodes the messages of each node go: along its wires, and against the wires that poll it.
type flow [][]int

func flowOf(s *scenario.Scenario) flow {
	g := make(flow, len(s.Nodes))
	for i := range s.Wires {
		w := &s.Wires[i]
		from, to := s.Find(w.From), s.Find(w.To)
		if out, _ := s.Nodes[from].Table().Port(w.FromPort); out.Reverse {
			from, to = to, from
		}
		g[from] = append(g[from], to)
	}
	return g
}

// reaches reports whether a message at from can come to node to. The flow has no circles.
func (g flow) reaches(from, to int) bool {
	if from == to {
		return true
	}
	for _, next := range g[from] {
		if g.reaches(next, to) {
			return true
		}
	}
	return false
}
