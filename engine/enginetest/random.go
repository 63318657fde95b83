package enginetest

import (
	"fmt"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// NodesMax is how many nodes a random scenario has at most.
const NodesMax = 12

// wiresPerNode bounds what one message can become: a node passes it on to so many others at most.
const wiresPerNode = 3

// Random draws a sound scenario of at most size nodes from the tables of the kinds: every type of field with values
// across its range, ports wired as their actions allow and never in a circle, a few notes and faults. Lively, but
// bounded: rates up to 20/s, small numbers of workers, short latencies.
func Random(r *kernel.Rand, kinds scenario.Kinds, size int) *scenario.Scenario {
	s := scenario.New()
	s = must(s, []scenario.Edit{
		{Part: "scenario", ID: "seed", Value: value.Int(r.Below(1 << 53))},
		{Part: "scenario", ID: "title", Value: drawText(r, nil)},
	}, kinds)
	nodes := int(r.Between(1, int64(max(1, min(size, NodesMax)))))
	for i := 0; i < nodes; i++ {
		s = must(s, addNode(r, s, kinds), kinds)
	}
	for i := 0; i < 2*nodes; i++ {
		s = must(s, addWire(r, s, kinds), kinds)
	}
	for i := r.Below(4); i > 0; i-- {
		s = must(s, addFault(r, s, kinds), kinds)
	}
	for i := r.Below(3); i > 0; i-- {
		s = must(s, addNote(r, s, kinds), kinds)
	}
	return s
}

// must applies edits that are sound by construction.
func must(s *scenario.Scenario, edits []scenario.Edit, kinds scenario.Kinds) *scenario.Scenario {
	next, _, problems := scenario.Apply(s, edits, kinds)
	if len(problems) > 0 {
		panic(fmt.Sprintf("enginetest: drew an edit with a problem: %s: %s: %s", problems[0].Pointer, problems[0].Message, scenario.EncodeEdits(edits)))
	}
	return next
}

// addNode draws a new node. The first is of a kind that nobody calls, where there is one, so that something happens.
func addNode(r *kernel.Rand, s *scenario.Scenario, kinds scenario.Kinds) []scenario.Edit {
	if len(s.Nodes) >= NodesMax {
		return nil
	}
	kind := kinds[r.Below(int64(len(kinds)))]
	if len(s.Nodes) == 0 {
		kind = source(kinds, kind)
	}
	id := freeName(r, kind.Name, func(id string) bool { return s.Find(id) >= 0 })
	return []scenario.Edit{{Part: "node", ID: id, Value: drawNode(r, id, kind)}}
}

func source(kinds scenario.Kinds, otherwise *component.Kind) *component.Kind {
	for _, k := range kinds {
		if _, called := k.DefaultPort(component.In); !called {
			return k
		}
	}
	return otherwise
}

func freeName(r *kernel.Rand, stem string, taken func(string) bool) string {
	for {
		if name := fmt.Sprintf("%s-%d", stem, r.Below(1000)); !taken(name) {
			return name
		}
	}
}

func drawNode(r *kernel.Rand, id string, kind *component.Kind) value.Value {
	b := value.NewObject(4 + len(kind.Fields))
	b.Set("id", value.Text(id))
	b.Set("kind", value.Text(kind.Name))
	b.Set("x", value.Int(8*r.Between(-100, 100)))
	b.Set("y", value.Int(8*r.Between(-100, 100)))
	drawFields(r, b, kind.Fields)
	return b.Value()
}

// drawFields draws about half of the settings; the others keep their defaults.
func drawFields(r *kernel.Rand, b *value.Builder, fields []component.Field) {
	for i := range fields {
		if r.Below(2) == 0 {
			if v, ok := drawField(r, &fields[i]); ok {
				b.Set(fields[i].Name, v)
			}
		}
	}
}

// addWire draws a new legal wire that closes no circle, if there is room for one.
func addWire(r *kernel.Rand, s *scenario.Scenario, _ scenario.Kinds) []scenario.Edit {
	places := joints(s)
	if len(places) == 0 {
		return nil
	}
	j := places[r.Below(int64(len(places)))]
	b := value.NewObject(4)
	b.Set("from", value.Text(j.from.ID+"."+j.out.Name))
	b.Set("to", value.Text(j.to.ID+"."+j.in.Name))
	drawFields(r, b, scenario.WireFields(j.out))
	return []scenario.Edit{{Part: "wire", Value: b.Value()}}
}

func addNote(r *kernel.Rand, s *scenario.Scenario, _ scenario.Kinds) []scenario.Edit {
	if len(s.Notes) >= NodesMax {
		return nil
	}
	id := freeName(r, "note", func(id string) bool {
		for _, n := range s.Notes {
			if n.ID == id {
				return true
			}
		}
		return false
	})
	b := value.NewObject(3)
	b.Set("x", value.Int(r.Between(-1000, 1000)))
	b.Set("text", drawText(r, nil))
	return []scenario.Edit{{Part: "note", ID: id, Value: b.Value()}}
}

func addFault(r *kernel.Rand, s *scenario.Scenario, _ scenario.Kinds) []scenario.Edit {
	f, ok := RandomFault(r, s)
	if !ok || len(s.Faults) >= NodesMax {
		return nil
	}
	return []scenario.Edit{{Part: "fault", Value: f.Value()}}
}
