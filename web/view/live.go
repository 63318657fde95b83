package view

import (
	"playground/engine/scenario"
	"playground/engine/value"
)

// phrase is a list of words with commas between them.
type phrase string

//go:noinline
func (p *phrase) add(comma, words string) {
	if *p != "" {
		words = comma + words
	}
	*p += phrase(words)
}

// count adds how many there are, if there are any.
func (p *phrase) count(v value.Value, member, words string) bool {
	n := Whole(v, member)
	if n > 0 {
		p.add(", ", Count(n)+words)
	}
	return n > 0
}

// trouble adds what is in flight, what was lost and what failed, with its label.
func (p *phrase) trouble(v value.Value) {
	p.count(v, "inFlight", " in flight")
	p.count(v, "lost", " lost")
	if p.count(v, "failures", " failed") {
		*p += phrase(": " + Text(v, "failure"))
	}
}

// WireCounts says what a wire has done, as notes count it: "12 calls, 10 answered, 2 in flight, 1 lost, 1 failed:
// ServiceUnavailable".
func WireCounts(wire value.Value) string {
	calls := Whole(wire, "calls")
	if calls == 0 {
		return "no calls yet"
	}
	p := phrase(Plural(calls, "call", "calls") + ", " + Count(Whole(wire, "answers")) + " answered")
	p.trouble(wire)
	return string(p)
}

// Live says a node's numbers of this moment, which the canvas draws, and those of the wires that leave it: "crashed,
// BusyWorkers 2, 3 failed: Timeout; to orders: 2 in flight". It is "" for what has none.
func (d *Document) Live(id string, outline value.Value) string {
	n, ok := d.Node(id)
	nodes, _ := outline.Get("nodes")
	now, told := nodes.Get(id)
	if !ok || !told {
		return ""
	}
	p := phrase(Text(now, "state"))
	p.gauges(n, now)
	p.trouble(now)
	wires, _ := outline.Get("wires")
	for i := range d.scenario.Wires {
		w := &d.scenario.Wires[i]
		if w.From != id {
			continue
		}
		if wire, ok := wires.Get(w.Key()); ok {
			of := phrase(Text(wire, "state"))
			of.trouble(wire)
			p.add("; ", "to "+d.peer(w.To, w.FromPort, id)+": "+string(of))
		}
	}
	return string(p)
}

func (p *phrase) gauges(n *scenario.Node, now value.Value) {
	list, _ := now.Get("gauges")
	for i := 0; n.Table() != nil && i < list.Len() && i < len(n.Table().Gauges); i++ {
		g := &n.Table().Gauges[i]
		v, _ := list.Index(i).AsInt()
		p.add(", ", g.Name+" "+gauge(v, g.Unit.String()))
	}
}

// gauge writes a gauge; the age of nothing is none.
func gauge(v int64, unit string) string {
	switch {
	case unit != "age":
		return Amount(v, unit)
	case v < 0:
		return "none"
	}
	return rounded(v)
}
