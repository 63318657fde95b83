package scenario

import (
	"slices"
	"strconv"
)

// RemoveNode lists the edits that remove nodes, and wires by their keys, with everything that hangs on them: the faults
// of nodes and wires, the wires, then the nodes. Use it for the Delete key.
func RemoveNode(s *Scenario, ids ...string) []Edit {
	gone := func(id string) bool { return slices.Contains(ids, id) }
	return s.removal(gone, func(w *Wire) bool { return gone(w.From) || gone(w.To) || gone(w.Key()) })
}

// RemoveWire lists the edits that remove wires, by their keys, with their faults.
func RemoveWire(s *Scenario, keys ...string) []Edit {
	return s.removal(func(string) bool { return false }, func(w *Wire) bool { return slices.Contains(keys, w.Key()) })
}

func (s *Scenario) removal(node func(id string) bool, wire func(*Wire) bool) []Edit {
	var faults, wires, nodes []Edit
	var keys []string
	for i := range s.Wires {
		if wire(&s.Wires[i]) {
			keys = append(keys, s.Wires[i].Key())
			wires = append(wires, Edit{Part: "wire", ID: s.Wires[i].Key()})
		}
	}
	for i := len(s.Faults) - 1; i >= 0; i-- { // the last first, so that the indices of the others stay
		if f := &s.Faults[i]; f.Node != "" && node(f.Node) || slices.Contains(keys, f.Wire) {
			faults = append(faults, Edit{Part: "fault", ID: strconv.Itoa(i)})
		}
	}
	for i := range s.Nodes {
		if node(s.Nodes[i].ID) {
			nodes = append(nodes, Edit{Part: "node", ID: s.Nodes[i].ID})
		}
	}
	return slices.Concat(faults, wires, nodes)
}
