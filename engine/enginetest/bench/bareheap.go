package bench

import "playground/engine/kernel"

// bareHeap is the yardstick: a 4-ary heap of whole events by time and sequence number and nothing else. It cannot
// cancel, clone or discard.
type bareHeap struct {
	items []bareItem
	seq   uint64
}

type bareItem struct {
	at    kernel.Time
	seq   uint64
	event kernel.Event
}

func (a *bareItem) before(b *bareItem) bool { return a.at < b.at || a.at == b.at && a.seq < b.seq }

func (h *bareHeap) push(at kernel.Time, e kernel.Event) {
	h.seq++
	item := bareItem{at, h.seq, e}
	h.items = append(h.items, item)
	s, i := h.items, len(h.items)-1
	for i > 0 {
		parent := (i - 1) / 4
		if !item.before(&s[parent]) {
			break
		}
		s[i] = s[parent]
		i = parent
	}
	s[i] = item
}

func (h *bareHeap) pop() (kernel.Time, kernel.Event) {
	s := h.items
	last := len(s) - 1
	at, event := s[0].at, s[0].event
	h.items = s[:last]
	if last > 0 {
		sink(s[:last], &s[last])
	}
	return at, event
}

// sink puts item at the root and lets it sink; item lies behind the end of s.
func sink(s []bareItem, item *bareItem) {
	i := 0
	for {
		first := 4*i + 1
		if first >= len(s) {
			break
		}
		children := s[first:min(first+4, len(s))]
		least := 0
		for k := 1; k < len(children); k++ {
			if children[k].before(&children[least]) {
				least = k
			}
		}
		if !children[least].before(item) {
			break
		}
		s[i] = children[least]
		i = first + least
	}
	s[i] = *item
}
