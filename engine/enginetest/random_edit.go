package enginetest

import (
	"fmt"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// changes are the ways in which a random edit changes a scenario; each may find nothing to do.
var changes = []func(*kernel.Rand, *scenario.Scenario, scenario.Kinds) []scenario.Edit{
	addNode, addWire, addWire, addFault, addNote,
	redrawNode, redrawNode, redrawWire, moveNode, renameNode, reorderWire, removeNode, removeWire, removeFault, retitle,
}

// RandomEdits draws the edits of one command: what a person does with one gesture. They are sound for s.
func RandomEdits(r *kernel.Rand, s *scenario.Scenario, kinds scenario.Kinds) []scenario.Edit {
	for {
		if edits := changes[r.Below(int64(len(changes)))](r, s, kinds); len(edits) > 0 {
			return edits
		}
	}
}

// RandomFaults draws up to n disturbances of what s holds.
func RandomFaults(r *kernel.Rand, s *scenario.Scenario, n int) []scenario.Fault {
	var faults []scenario.Fault
	for i := r.Below(int64(n) + 1); i > 0; i-- {
		if f, ok := RandomFault(r, s); ok {
			faults = append(faults, f)
		}
	}
	return faults
}

// RandomFault draws a disturbance of one node or wire of s in the first two minutes; ok is false when nothing in s
// can be disturbed. For a command that disturbs now, leave "at" out of its value.
func RandomFault(r *kernel.Rand, s *scenario.Scenario) (f scenario.Fault, ok bool) {
	n := len(s.Nodes) + len(s.Wires)
	if n == 0 {
		return f, false
	}
	var list []component.Disturbance
	if i := int(r.Below(int64(n))); i < len(s.Nodes) {
		f.Node, list = s.Nodes[i].ID, s.Nodes[i].Table().Faults
	} else {
		w := &s.Wires[i-len(s.Nodes)]
		out, _ := s.Nodes[s.Find(w.From)].Table().Port(w.FromPort)
		f.Wire, list = w.Key(), scenario.WireDisturbances(out)
	}
	if len(list) == 0 {
		return f, false
	}
	f.At = kernel.Time(milliseconds(r, 0, 120_000))
	f.Disturbance = choose(r, list)
	for _, member := range scenario.Strengths(f.Disturbance) {
		strengths[member](r, &f)
	}
	return f, true
}

// strengths draws what some faults have beside a time and a target.
var strengths = map[string]func(*kernel.Rand, *scenario.Fault){
	"factor": func(r *kernel.Rand, f *scenario.Fault) { f.Factor = choose(r, []int64{2, r.Between(2, 20), 1_000_000}) },
	"probability": func(r *kernel.Rand, f *scenario.Fault) {
		f.Probability = kernel.Probability(r.Between(0, int64(kernel.Always)))
	},
	"by":    func(r *kernel.Rand, f *scenario.Fault) { f.By = milliseconds(r, 1, 10_000) },
	"count": func(r *kernel.Rand, f *scenario.Fault) { f.Count = choose(r, []int64{1, r.Between(2, 40), 200}) },
	"attributes": func(r *kernel.Rand, f *scenario.Fault) {
		f.Attributes = choose(r, []string{"card=stolen", "dish=soup\nprice:Number={{int 1 9}}"})
	},
}

// redrawNode gives a node other settings and another place.
func redrawNode(r *kernel.Rand, s *scenario.Scenario, _ scenario.Kinds) []scenario.Edit {
	if len(s.Nodes) == 0 {
		return nil
	}
	n := choose(r, s.Nodes)
	return []scenario.Edit{{Part: "node", ID: n.ID, Value: drawNode(r, n.ID, n.Table())}}
}

func redrawWire(r *kernel.Rand, s *scenario.Scenario, _ scenario.Kinds) []scenario.Edit {
	if len(s.Wires) == 0 {
		return nil
	}
	w := choose(r, s.Wires)
	out, _ := s.Nodes[s.Find(w.From)].Table().Port(w.FromPort)
	b := value.NewObject(2)
	drawFields(r, b, scenario.WireFields(out))
	return []scenario.Edit{{Part: "wire", ID: w.Key(), Value: b.Value()}}
}

func moveNode(r *kernel.Rand, s *scenario.Scenario, _ scenario.Kinds) []scenario.Edit {
	if len(s.Nodes) == 0 {
		return nil
	}
	n := choose(r, s.Nodes)
	v := n.Value().With("x", value.Int(8*r.Between(-100, 100)))
	return []scenario.Edit{{Part: "node", ID: n.ID, Value: v, Place: int(r.Below(int64(len(s.Nodes) + 1)))}}
}

func renameNode(r *kernel.Rand, s *scenario.Scenario, _ scenario.Kinds) []scenario.Edit {
	if len(s.Nodes) == 0 {
		return nil
	}
	id := freeName(r, "renamed", func(id string) bool { return s.Find(id) >= 0 })
	return []scenario.Edit{{Part: "node", ID: choose(r, s.Nodes).ID, Rename: id}}
}

func reorderWire(r *kernel.Rand, s *scenario.Scenario, _ scenario.Kinds) []scenario.Edit {
	if len(s.Wires) == 0 {
		return nil
	}
	w := choose(r, s.Wires)
	return []scenario.Edit{{Part: "wire", ID: w.Key(), Value: w.Value(), Place: int(r.Between(1, int64(len(s.Wires))))}}
}

// removeNode removes a node with all that hangs on it, often in an order in which the node comes first.
func removeNode(r *kernel.Rand, s *scenario.Scenario, _ scenario.Kinds) []scenario.Edit {
	if len(s.Nodes) < 2 {
		return nil
	}
	edits := scenario.RemoveNode(s, choose(r, s.Nodes).ID)
	if last := len(edits) - 1; r.Below(2) == 0 {
		edits = append(edits[last:], edits[:last]...)
	}
	return edits
}

func removeWire(r *kernel.Rand, s *scenario.Scenario, _ scenario.Kinds) []scenario.Edit {
	if len(s.Wires) == 0 {
		return nil
	}
	w := choose(r, s.Wires)
	return scenario.RemoveWire(s, w.Key())
}

func removeFault(r *kernel.Rand, s *scenario.Scenario, _ scenario.Kinds) []scenario.Edit {
	if len(s.Faults) == 0 {
		return nil
	}
	return []scenario.Edit{{Part: "fault", ID: fmt.Sprint(r.Below(int64(len(s.Faults))))}}
}

func retitle(r *kernel.Rand, _ *scenario.Scenario, _ scenario.Kinds) []scenario.Edit {
	return []scenario.Edit{{Part: "scenario", ID: "title", Value: drawText(r, nil)}}
}
