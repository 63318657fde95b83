package sqs

import "playground/engine/kernel"

// heap orders messages by an instant, for the few that no list has in order. Entries are not removed when their
// message leaves; whoever looks at the top drops those whose stamp is no longer right.
type heap struct {
	entries []entry
	stale   int
}

type entry struct {
	at    kernel.Time
	slot  uint32
	stamp uint32
}

func (e entry) before(o entry) bool { return e.at < o.at || e.at == o.at && e.stamp < o.stamp }

func (h *heap) push(e entry) {
	h.entries = append(h.entries, e)
	i := len(h.entries) - 1
	for i > 0 {
		parent := (i - 1) / 2
		if !e.before(h.entries[parent]) {
			break
		}
		h.entries[i] = h.entries[parent]
		i = parent
	}
	h.entries[i] = e
}

func (h *heap) pop() {
	last := len(h.entries) - 1
	e := h.entries[last]
	h.entries = h.entries[:last]
	if last > 0 {
		h.down(0, e)
	}
}

// down puts e at i or below it.
func (h *heap) down(i int, e entry) {
	for {
		child := 2*i + 1
		if child >= len(h.entries) {
			break
		}
		if child+1 < len(h.entries) && h.entries[child+1].before(h.entries[child]) {
			child++
		}
		if !h.entries[child].before(e) {
			break
		}
		h.entries[i] = h.entries[child]
		i = child
	}
	h.entries[i] = e
}

// staled notes that one entry is void. Where the void ones are the most, all for which gone answers true are dropped.
func (h *heap) staled(gone func(entry) bool) {
	h.stale++
	if h.stale <= 64 || h.stale <= len(h.entries)/2 {
		return
	}
	kept := h.entries[:0]
	for _, e := range h.entries {
		if !gone(e) {
			kept = append(kept, e)
		}
	}
	h.entries, h.stale = kept, 0
	for i := len(kept)/2 - 1; i >= 0; i-- {
		h.down(i, kept[i])
	}
}

func (h *heap) clone() heap {
	return heap{append([]entry(nil), h.entries...), h.stale}
}
