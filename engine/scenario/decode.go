package scenario

import (
	"playground/engine/component"
	"playground/engine/value"
)

var documentMembers = []string{"format", "title", "summary", "seed", "nodes", "wires", "notes", "faults"}

// Decode reads a document. It answers with a scenario or with everything that is wrong with the text, never both.
func Decode(text []byte, kinds Kinds) (*Scenario, []component.Problem) {
	c := newChecker(kinds)
	if len(text) > bytesMax {
		c.add("", "%d bytes are more than the %d that a scenario may have", len(text), bytesMax)
		return nil, c.list()
	}
	doc, err := value.Parse(text, value.Limits{Depth: depthMax, Bytes: bytesMax})
	if err != nil {
		c.add(err.Pointer, "%s", err.Error())
		return nil, c.list()
	}
	return DecodeValue(doc, kinds)
}

// DecodeValue reads a document that is already parsed.
func DecodeValue(doc value.Value, kinds Kinds) (*Scenario, []component.Problem) {
	d := decoder{checker: newChecker(kinds), next: New(), known: map[string]int{}}
	d.brokenNodes = map[string]bool{}
	if d.format(doc) {
		d.members(doc)
	}
	if d.bad() {
		return nil, d.list()
	}
	return d.next, nil
}

// decoder reads one document.
type decoder struct {
	checker
	next  *Scenario
	known map[string]int // where a node stands in next, or -1 where it has problems
}

// format refuses what is not a scenario that this program can read, before the rest is looked at.
func (d *decoder) format(doc value.Value) bool {
	if doc.Kind() != value.KindObject {
		d.add("", `%s is not a scenario: an object with "format", "nodes" and "wires"`, preview(doc))
		return false
	}
	v, ok := doc.Get("format")
	n, whole := v.AsInt()
	switch {
	case !ok:
		d.add("", `this is not a scenario: it has no "format": %d`, Format)
	case !whole || n < 1:
		d.add("/format", "format: %s is not a format of scenarios; they begin at 1", preview(v))
	case n > Format:
		d.add("/format", "this scenario is of format %d, newer than the %d that this playground reads; open it in a newer playground", n, Format)
	default:
		return true
	}
	return false
}

func (d *decoder) members(doc value.Value) {
	d.object(doc, "", "a scenario", documentMembers...)
	for _, w := range d.next.words() {
		if text, ok := d.text(doc, w.name, ""); ok && d.words(w, text, value.Pointer("").Append(w.name)) {
			*w.text = text
		}
	}
	d.next.Seed = uint64(d.integer(doc, "seed", "", 0, seedMax, defaultSeed))
	d.nodes(d.array(doc, "nodes", nodesMax))
	d.wires(d.array(doc, "wires", wiresMax))
	d.notes(d.array(doc, "notes", notesMax))
	for i, v := range d.array(doc, "faults", faultsMax).Elements() {
		if f, ok := d.fault(v, element("faults", i), d.next); ok {
			d.next.Faults = append(d.next.Faults, f)
		}
	}
}

func element(list string, i int) value.Pointer { return value.Pointer("").Append(list).AppendIndex(i) }

func (d *decoder) nodes(list value.Value) {
	for i, v := range list.Elements() {
		at := element("nodes", i)
		n, ok := d.node(v, at)
		if _, twice := d.known[n.ID]; twice && n.ID != "" {
			d.add(at.Append("id"), "id: %s is the id of an earlier node", n.ID)
			continue
		}
		d.known[n.ID], d.brokenNodes[n.ID] = -1, !ok
		if ok {
			n.birth = d.next.family.next()
			d.known[n.ID] = len(d.next.Nodes)
			d.next.Nodes = append(d.next.Nodes, n)
		}
	}
}

func (d *decoder) find(id string) (*Node, bool) {
	i, known := d.known[id]
	if !known || i < 0 {
		return nil, known
	}
	return &d.next.Nodes[i], true
}

func (d *decoder) wires(list value.Value) {
	place := make([]int, 0, list.Len())
	for i, v := range list.Elements() {
		if w, ok := d.wire(v, element("wires", i), d.find); ok {
			w.birth = d.next.family.next()
			d.next.Wires = append(d.next.Wires, w)
			place = append(place, i)
		} else {
			d.brokenWires = true
		}
	}
	d.crowd(d.next, d.find, func(i int) value.Pointer { return element("wires", place[i]) })
}

func (d *decoder) notes(list value.Value) {
	seen := map[string]bool{}
	for i, v := range list.Elements() {
		at := element("notes", i)
		n, ok := d.note(v, at)
		if seen[n.ID] && n.ID != "" {
			d.add(at.Append("id"), "id: %s is the id of an earlier note", n.ID)
		}
		seen[n.ID] = true
		if ok {
			d.next.Notes = append(d.next.Notes, n)
		}
	}
}
