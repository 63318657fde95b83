package scenario

import (
	"slices"

	"playground/engine/value"
)

// Difference says how a running world becomes another: what keeps its state, what comes and what goes.
type Difference struct {
	Nodes     []Origin // one for each node of the later scenario
	Wires     []Origin // one for each wire of the later scenario
	GoneNodes []int    // indices in the earlier scenario
	GoneWires []int
}

// Origin says where a node or wire of the later scenario comes from.
type Origin struct {
	Before  int  // its index in the earlier scenario; -1 when it is new
	Renamed bool // the node has another id, or the wire another key because one of its nodes has
	Changed bool // its settings differ
	Rewired bool // of a node: the wires that leave it, their settings, their order or their targets differ
}

// Diff compares two scenarios. Where b came of a by Apply, a renamed node is known again and a removed one that came
// back is new; otherwise elements are the same when their ids and kinds, or their keys, are.
func Diff(a, b *Scenario) Difference {
	kin := a.family != nil && a.family == b.family
	var d Difference
	d.Nodes, d.GoneNodes = compare(kin, a.Nodes, b.Nodes, nodeIdentity, (*Node).sameAs)
	d.Wires, d.GoneWires = compare(kin, a.Wires, b.Wires, wireIdentity, (*Wire).sameAs)
	d.rewired(a, b)
	return d
}

// Quiet reports whether a scenario runs as another that it came of: only places, notes and titles differ.
func Quiet(before, after *Scenario) bool {
	if before.Seed != after.Seed || len(before.Nodes) != len(after.Nodes) || len(before.Wires) != len(after.Wires) || !slices.Equal(before.Faults, after.Faults) {
		return false
	}
	d := Diff(before, after)
	for _, origins := range [][]Origin{d.Nodes, d.Wires} {
		for i, o := range origins {
			if o != (Origin{Before: i}) {
				return false
			}
		}
	}
	return true
}

// identity is what makes an element the same in two scenarios.
type identity struct {
	birth      uint64
	name, sort string
}

func nodeIdentity(n *Node, kin bool) identity {
	if kin {
		return identity{birth: n.birth}
	}
	return identity{name: n.ID, sort: n.Kind}
}

func wireIdentity(w *Wire, kin bool) identity {
	if kin {
		return identity{birth: w.birth}
	}
	return identity{name: w.Key()}
}

func (n *Node) sameAs(o *Node) (renamed, changed bool) {
	return n.ID != o.ID, !value.Equal(n.Object, o.Object)
}

func (w *Wire) sameAs(o *Wire) (renamed, changed bool) {
	return w.Key() != o.Key(), !value.Equal(w.Object, o.Object)
}

func compare[T any](kin bool, a, b []T, id func(*T, bool) identity, same func(*T, *T) (bool, bool)) ([]Origin, []int) {
	before := make(map[identity]int, len(a))
	for i := range a {
		before[id(&a[i], kin)] = i
	}
	origins := make([]Origin, len(b))
	kept := make([]bool, len(a))
	for i := range b {
		k, ok := before[id(&b[i], kin)]
		if !ok {
			origins[i].Before = -1
			continue
		}
		kept[k] = true
		origins[i].Before = k
		origins[i].Renamed, origins[i].Changed = same(&a[k], &b[i])
	}
	return origins, missing(kept)
}

func missing(kept []bool) []int {
	var gone []int
	for i, k := range kept {
		if !k {
			gone = append(gone, i)
		}
	}
	return gone
}

// rewired marks the nodes whose leaving wires are not what they were.
func (d *Difference) rewired(a, b *Scenario) {
	before, after := leaving(a), leaving(b)
	for i := range d.Nodes {
		o := &d.Nodes[i]
		if o.Before >= 0 {
			o.Rewired = !d.sameWires(a, b, before[a.Nodes[o.Before].ID], after[b.Nodes[i].ID])
		}
	}
}

// leaving lists the indices of the wires that leave each node, in order.
func leaving(s *Scenario) map[string][]int {
	out := make(map[string][]int, len(s.Nodes))
	for i := range s.Wires {
		out[s.Wires[i].From] = append(out[s.Wires[i].From], i)
	}
	return out
}

func (d *Difference) sameWires(a, b *Scenario, before, after []int) bool {
	if len(before) != len(after) {
		return false
	}
	for i, k := range after {
		o := d.Wires[k]
		if o.Before != before[i] || o.Changed || a.Wires[before[i]].To != b.Wires[k].To {
			return false
		}
	}
	return true
}
