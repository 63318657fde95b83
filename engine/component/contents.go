package component

import "playground/engine/kernel"

// Lane says where in a node's picture an item rests.
type Lane uint8

// The lanes; 0 and 1 belong to messages moving on wires, forth and back.
const (
	LaneVisible  Lane = 2
	LaneInFlight Lane = 3
	LaneDelayed  Lane = 4
	LaneWorker   Lane = 5
	LaneWaiting  Lane = 6
	LanePending  Lane = 7 // no message, but a subscription that is not confirmed
)

// Item is a message at rest in a node: in a lane of a queue, or in a worker's cell.
type Item struct {
	Token Token
	Lane  Lane
	Slot  uint32      // position in the lane, or the worker's number
	Since kernel.Time // when it came to rest
	Until kernel.Time // when it will move on; kernel.Forever when nobody knows
}

// ContentsMax is how many items of one node are drawn; what is beyond is a number.
const ContentsMax = 64

// Contents collects a node's items for one picture.
type Contents struct {
	Items []Item
	Limit int  // room left for this node
	Busy  bool // the node glows
	More  int  // items beyond those listed
}

// Add lists one item, or counts it among those beyond the limit.
func (c *Contents) Add(i Item) {
	if c.Limit <= 0 {
		c.More++
		return
	}
	c.Limit--
	c.Items = append(c.Items, i)
}
