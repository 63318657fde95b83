package engine

import (
	"playground/engine/component"
	"playground/engine/value"
)

// State is what is wrong with a node, in a word: "crashed", "hung" or "slowed"; "" while it is well.
func (s *Session) State(id string) string {
	if n := s.findNode(id); n != nil {
		return n.stateWord()
	}
	return ""
}

// Failures lists what failed at a node, the most frequent first: label, count and the rule that fired.
func (s *Session) Failures(id string) value.Value {
	var rows []value.Value
	for _, f := range s.FailureList() {
		if f.Node != id {
			continue
		}
		b := value.NewObject(3)
		b.Set("label", value.Text(f.Label))
		b.Set("count", value.Int(f.Count))
		b.Set("why", value.Text(f.Why))
		rows = append(rows, b.Value())
	}
	return value.ArrayOf(rows)
}

// Captions renders a few words for each node whose picture has room for them and that has any, by id.
func (s *Session) Captions() value.Value {
	b := value.NewObject(0)
	for i, row := range s.nodeRows {
		if c, ok := s.nodes[row].component.(component.Captioner); ok {
			if words := c.Caption(); words != "" {
				b.Set(s.scenario.Nodes[i].ID, value.Text(words))
			}
		}
	}
	return b.Value()
}

// Peek renders a message that rests in a node whole; null when it is not there. The run is the same whether or not
// anybody looks.
func (s *Session) Peek(id string, number uint64) value.Value {
	if n := s.findNode(id); n != nil {
		if p, ok := n.component.(component.Peeker); ok {
			return p.Peek(number)
		}
	}
	return value.Null
}

// Judge holds a filter policy that is being written against the messages that a node passed on lately; null where it
// passes none on. The run is the same whether or not anybody asks.
func (s *Session) Judge(id, policy, scope string) value.Value {
	if n := s.findNode(id); n != nil {
		if j, ok := n.component.(component.Judge); ok {
			return j.Judge(policy, scope)
		}
	}
	return value.Null
}
