package sns

import (
	"unsafe"

	"playground/engine/action"
	"playground/engine/component"
)

// requestBytes estimates the request of a copy under way, whose text it mostly shares.
const requestBytes = int64(unsafe.Sizeof(action.SendMessage{}))

// Bytes estimates how much memory the topic takes; of a clone it shares the archive and the latest messages.
func (n *node) Bytes(beside component.Component) int64 {
	d := &n.deliveries
	sum := int64(len(d.rows))*int64(unsafe.Sizeof(delivery{})) + int64(d.underWay)*requestBytes + d.calls.Bytes() + d.groups.Bytes() + d.waits.Bytes() +
		int64(len(n.subscriptions))*int64(unsafe.Sizeof(subscription{}))
	other, _ := beside.(*node)
	if other == nil {
		return sum + n.archive.bytes + n.topic.accepted.Bytes(&n.topic.accepted) + n.recent.bytes()
	}
	return sum + max(0, n.archive.bytes-other.archive.bytes) + n.topic.accepted.Bytes(&other.topic.accepted)
}

func (r *recent) bytes() (sum int64) {
	for _, p := range r.all {
		if p != nil {
			sum += weight(p)
		}
	}
	return sum
}

var _ component.Weigher = (*node)(nil)
