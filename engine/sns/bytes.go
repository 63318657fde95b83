package sns

import (
	"unsafe"

	"playground/engine/action"
	"playground/engine/component"
)

// textBytes estimates the texts of a copy under way.
const textBytes = 200

// Bytes estimates how much memory the topic takes; it shares nothing that would count with a clone.
func (n *node) Bytes(component.Component) int64 {
	d := &n.deliveries
	each := int64(unsafe.Sizeof(action.SendMessage{})) + textBytes
	return int64(len(d.rows))*int64(unsafe.Sizeof(delivery{})) + int64(d.underWay)*each + d.calls.Bytes() + d.waits.Bytes()
}

var _ component.Weigher = (*node)(nil)
