package view

import (
	"strings"

	"playground/engine/scenario"
	"playground/engine/value"
)

// WireCounts says what a wire has done, as notes count it: "12 calls, 10 answered, 2 in flight, 1 lost, 1 failed:
// ServiceUnavailable".
func WireCounts(wire value.Value) string {
	calls := Whole(wire, "calls")
	if calls == 0 {
		return "no calls yet"
	}
	parts := []string{Plural(calls, "call", "calls"), Count(Whole(wire, "answers")) + " answered"}
	return strings.Join(append(parts, wireNow(wire)...), ", ")
}

// wireNow lists what the canvas shows on a wire: messages in flight, lost and failed.
func wireNow(wire value.Value) (parts []string) {
	for _, c := range [...][2]string{{"inFlight", " in flight"}, {"lost", " lost"}} {
		if n := Whole(wire, c[0]); n > 0 {
			parts = append(parts, Count(n)+c[1])
		}
	}
	return failed(parts, wire)
}

// failed adds how much failed, with the latest failure.
func failed(parts []string, v value.Value) []string {
	n := Whole(v, "failures")
	if n == 0 {
		return parts
	}
	text := Count(n) + " failed"
	if label := Text(v, "failure"); label != "" {
		text += ": " + label
	}
	return append(parts, text)
}

// Live says a node's numbers of this moment, which the canvas draws, and those of the wires that leave it: "crashed,
// BusyWorkers 2, 3 failed: Timeout; to orders: 2 in flight". It is "" for what has none.
func (d *Document) Live(id string, outline value.Value) string {
	n, ok := d.Node(id)
	if !ok || n.Table() == nil {
		return ""
	}
	nodes, _ := outline.Get("nodes")
	now, ok := nodes.Get(id)
	if !ok {
		return ""
	}
	var parts []string
	if state := Text(now, "state"); state != "" {
		parts = append(parts, state)
	}
	all := []string{strings.Join(failed(append(parts, gauges(n, now)...), now), ", ")}
	wires, _ := outline.Get("wires")
	for i := range d.scenario.Wires {
		w := &d.scenario.Wires[i]
		if w.From != id {
			continue
		}
		if wire, ok := wires.Get(w.Key()); ok {
			all = append(all, d.wireLive(w, wire))
		}
	}
	return strings.Join(all, "; ")
}

func gauges(n *scenario.Node, now value.Value) []string {
	list, _ := now.Get("gauges")
	table := n.Table().Gauges
	var parts []string
	for i, g := range list.Elements() {
		if i < len(table) {
			v, _ := g.AsInt()
			parts = append(parts, table[i].Name+" "+gauge(v, table[i].Unit.String()))
		}
	}
	return parts
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

func (d *Document) wireLive(w *scenario.Wire, wire value.Value) string {
	parts := wireNow(wire)
	if state := Text(wire, "state"); state != "" {
		parts = append([]string{state}, parts...)
	}
	return "to " + d.peer(w.To, w.FromPort, w.From) + ": " + strings.Join(parts, ", ")
}
