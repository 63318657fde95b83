package scenario

import (
	"fmt"
	"strings"

	"playground/engine/component"
	"playground/engine/value"
)

// join finds the first legal pair of ports between two ends: as written, or, for a port whose messages flow against
// its calls, the other way round.
func (c *checker) join(at value.Pointer, from, to joint) (pair, bool) {
	if p, ok := match(from, to, false); ok {
		return p, true
	}
	if p, ok := match(to, from, true); ok {
		return p, true
	}
	c.add(at, "%s", mismatch(from, to))
	return pair{}, false
}

func match(from, to joint, reverse bool) (pair, bool) {
	for _, out := range ports(from, component.Out) {
		for _, in := range ports(to, component.In) {
			if _, ok := component.Action(out, in); ok && (out.Reverse || !reverse) {
				return pair{from.Node, to.Node, out, in}, true
			}
		}
	}
	return pair{}, false
}

// ports lists the ports of a direction that an end may mean.
func ports(j joint, d component.Direction) []*component.Port {
	var found []*component.Port
	for i := range j.kind.Ports {
		p := &j.kind.Ports[i]
		if p.Direction == d && (j.port == "" || j.port == p.Name) {
			found = append(found, p)
		}
	}
	return found
}

// mismatch says why two ends cannot be joined.
func mismatch(from, to joint) string {
	outs, ins := ports(from, component.Out), ports(to, component.In)
	switch {
	case len(outs) == 0 && from.port != "":
		return fmt.Sprintf("no wire can leave %s.%s: calls arrive there; the ports they leave from are %s",
			from.ID, from.port, directed(from.Node, component.Out))
	case len(outs) == 0:
		return fmt.Sprintf("no wire can leave %s: a %s makes no calls", from.ID, from.kind.Title)
	case len(ins) == 0 && to.port != "":
		return fmt.Sprintf("no wire can end at %s.%s: calls leave from there; the ports they arrive at are %s",
			to.ID, to.port, directed(to.Node, component.In))
	case len(ins) == 0:
		return fmt.Sprintf("no wire can end at %s: a %s takes no calls", to.ID, to.kind.Title)
	}
	return fmt.Sprintf("%s makes %s, but %s takes %s: they have no action in common",
		side(from.Node, outs), actions(outs), side(to.Node, ins), actions(ins))
}

func side(n *Node, ports []*component.Port) string {
	if len(ports) == 1 {
		return n.ID + "." + ports[0].Name
	}
	return n.ID
}

// actions lists the actions of some ports, each once.
func actions(ports []*component.Port) string {
	var names []string
	for _, p := range ports {
		for _, a := range p.Actions {
			if !contains(names, a) {
				names = append(names, a)
			}
		}
	}
	return strings.Join(names, ", ")
}

func directed(n *Node, d component.Direction) string {
	var names []string
	for _, p := range ports(joint{n, ""}, d) {
		names = append(names, p.Name)
	}
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}
