package engine

// Clone returns an independent copy of this moment: it continues as the original would. Only the copy's listener,
// breakpoints and way to the outside, if any, are lost.
func (s *Session) Clone() *Session {
	c := *s
	c.watch, c.outside, c.outgoing = nil, nil, nil
	c.calendar = *s.calendar.Clone()
	c.log = s.log.Clone()
	c.wires = append([]liveWire(nil), s.wires...)
	c.calls = s.calls.clone()
	c.spans = s.spans.clone()
	c.journal = s.journal[:len(s.journal):len(s.journal)]
	c.answers = append([]Answer(nil), s.answers...)
	c.replies = append([]Reply(nil), s.replies...)
	c.tokens, c.contents.Items, c.places = nil, nil, nil
	c.nodes = make([]*node, len(s.nodes))
	for i, n := range s.nodes {
		c.nodes[i] = n.clone(&c)
	}
	return &c
}
