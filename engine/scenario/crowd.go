package scenario

import (
	"playground/engine/component"
	"playground/engine/value"
)

// crowd reports wires that exist twice and ports with more wires than they take.
func (c *checker) crowd(s *Scenario, find finder, pointer func(i int) value.Pointer) {
	seen := make(map[string]bool, len(s.Wires))
	used := map[end]int{}
	for i := range s.Wires {
		w := &s.Wires[i]
		if key := w.Key(); seen[key] {
			c.add(pointer(i), "there is already a wire %s", key)
			continue
		}
		seen[w.Key()] = true
		c.occupy(w.From, w.FromPort, find, used, pointer(i))
		c.occupy(w.To, w.ToPort, find, used, pointer(i))
	}
}

func (c *checker) occupy(node, port string, find finder, used map[end]int, at value.Pointer) {
	n, _ := find(node)
	if n == nil {
		return
	}
	p, ok := n.kind.Port(port)
	if !ok || p.Limit == 0 {
		return
	}
	e := end{node, port}
	used[e]++
	if used[e] == p.Limit+1 {
		c.add(at, "%s takes %s at most", e, wires(p))
	}
}

func wires(p *component.Port) string {
	if p.Limit == 1 {
		return "one wire"
	}
	return value.Int(int64(p.Limit)).String() + " wires"
}
