package engine

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/trace"
)

// become makes the running world follow a scenario: what is in both keeps its state, the rest comes or goes. Of the
// faults that are due at this very moment, those ordered now happen.
func (s *Session) become(next *scenario.Scenario, ordered ...scenario.Fault) {
	d := scenario.Diff(s.scenario, next)
	waiting := append(s.unplan(), ordered...)
	s.scenario = next
	for _, i := range d.GoneNodes {
		s.nodes[s.nodeRows[i]].remove()
	}
	for _, i := range d.GoneWires {
		s.wires[s.wireRows[i]].gone = true
	}
	s.nodeRows = s.placeNodes(d.Nodes)
	s.wireRows = s.placeWires(d.Wires)
	touched := func(o scenario.Origin) bool { return o.Before < 0 || o.Changed || o.Rewired }
	for i, o := range d.Nodes {
		if touched(o) {
			s.nodes[s.nodeRows[i]].rewire()
		}
	}
	for i, o := range d.Nodes {
		if touched(o) {
			s.configure(s.nodes[s.nodeRows[i]], next.Nodes[i].Settings, o.Before >= 0)
		}
	}
	s.plan(waiting)
}

// configure hands a node its settings; of a change the trace tells.
func (s *Session) configure(n *node, settings component.Settings, changed bool) {
	if changed {
		n.write(trace.Record{Verb: verbConfigured})
	}
	n.component.Configure(settings)
}

// remove takes the node out of the world; its name stays for the trace.
func (n *node) remove() {
	n.resume()
	n.gone = true
	n.write(trace.Record{Verb: verbRemoved})
	n.disconnect(verbReset, reset)
	n.component, n.out, n.streams = nobody{}, nil, nil
}

func (s *Session) placeNodes(origins []scenario.Origin) []uint32 {
	rows := make([]uint32, len(origins))
	for i, o := range origins {
		if o.Before < 0 {
			rows[i] = s.addNode(&s.scenario.Nodes[i]).index
			continue
		}
		rows[i] = s.nodeRows[o.Before]
		s.nodes[rows[i]].id = s.scenario.Nodes[i].ID
	}
	return rows
}

func (s *Session) addNode(d *scenario.Node) *node {
	kind, _ := s.kinds.Find(d.Kind)
	n := &node{session: s, kind: kind, id: d.ID, born: d.ID, index: uint32(len(s.nodes))}
	for _, b := range s.bases {
		if b.kind == kind {
			n.verbs, n.metrics = b.from, b.metricRows.Clone()
		}
	}
	n.levels = make([]trace.Level, len(kind.Gauges))
	for i, g := range kind.Gauges {
		if g.Unit == trace.Age {
			n.levels[i].Set(s.now, -1)
		}
	}
	s.nodes = append(s.nodes, n)
	n.component = kind.New(n)
	if s.revision > 0 {
		n.write(trace.Record{Verb: verbAdded})
	}
	return n
}

func (s *Session) placeWires(origins []scenario.Origin) []uint32 {
	rows := make([]uint32, len(origins))
	for i, o := range origins {
		d := &s.scenario.Wires[i]
		if o.Before < 0 {
			rows[i] = s.addWire(d)
		} else {
			rows[i] = s.wireRows[o.Before]
		}
		w := &s.wires[rows[i]]
		w.key, w.latency = d.Key(), d.Latency
	}
	return rows
}

func (s *Session) addWire(d *scenario.Wire) uint32 {
	from, to := s.findNode(d.From), s.findNode(d.To)
	w := liveWire{
		from: from.index, to: to.index, fromPort: d.FromPort, toPort: d.ToPort,
		delays:      kernel.NewRand(s.scenario.Seed, "wire", d.Key(), "latency"),
		wireTrouble: troubleOf(s.scenario.Seed, d.Key()),
	}
	out, _ := from.kind.Port(d.FromPort)
	in, _ := to.kind.Port(d.ToPort)
	w.reverse = out.Reverse
	if a, _ := component.Action(out, in); a != "Request" {
		w.shape = shapeEvent
	}
	s.wires = append(s.wires, w)
	return uint32(len(s.wires) - 1)
}

// rewire lists anew the wires that leave the node.
func (n *node) rewire() {
	s := n.session
	n.out = nil
	for i, row := range s.wireRows {
		d := &s.scenario.Wires[i]
		w := &s.wires[row]
		if w.from != n.index {
			continue
		}
		peer := s.nodes[w.to]
		out, _ := n.kind.Port(d.FromPort)
		in, _ := peer.kind.Port(d.ToPort)
		name, _ := component.Action(out, in)
		n.addOut(d.FromPort, component.Wire{Index: row, Action: name, Peer: peer.id, PeerNode: w.to + 1, Settings: d.Settings})
	}
}

func (n *node) addOut(port string, w component.Wire) {
	for i := range n.out {
		if n.out[i].port == port {
			n.out[i].wires = append(n.out[i].wires, w)
			return
		}
	}
	n.out = append(n.out, portWires{port, []component.Wire{w}})
}

func (s *Session) findNode(id string) *node {
	for _, index := range s.nodeRows {
		if n := s.nodes[index]; n.id == id {
			return n
		}
	}
	return nil
}

func (s *Session) findWire(key string) *liveWire {
	for _, index := range s.wireRows {
		if w := &s.wires[index]; w.key == key {
			return w
		}
	}
	return nil
}
