package traffic

import (
	"unsafe"

	"playground/engine/component"
)

// textBytes estimates the texts of a message under way.
const textBytes = 200

// Bytes estimates how much memory the client takes; it shares nothing that would count with a clone.
func (c *client) Bytes(component.Component) int64 {
	n := int64(len(c.calls))*int64(unsafe.Sizeof(call{})) + int64(len(c.calls)-len(c.free))*textBytes
	return n + c.byID.Bytes() + c.waits.Bytes()
}

var _ component.Weigher = (*client)(nil)
