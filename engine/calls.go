package engine

import "playground/engine/component"

// callState says where a call is.
type callState uint8

const (
	callFree      callState = iota
	callGoing               // on the wire towards the callee
	callHeld                // arrived at a node that hangs
	callServed              // the callee has it
	callReturning           // the answer is on the wire
	callHeldBack            // the answer arrived at a node that hangs
)

// call is one request under way, from Env.Call until the answer has been delivered or lost.
type call struct {
	in         component.Request
	out        component.Result
	caller     uint32 // index + 1 of the calling node; 0 for a person
	callee     uint32 // index of the called node
	wire       uint32 // index + 1 of the wire; 0 for a person
	spans      uint32 // first of the spans on the wire, as index + 1
	generation uint32
	order      uint32 // of a person's call: the revision of the command
	state      callState
	forgotten  bool // nobody waits for the answer
	lost       bool // it will not arrive
	back       bool // along the wire from its end to its beginning
	outside    bool // it came from outside the scenario
}

// calls is the table of calls under way. Slots are used again; a CallID tells generations apart.
type calls struct {
	rows []call
	free []uint32
}

func (t *calls) open() (component.CallID, *call) {
	var slot uint32
	if n := len(t.free); n > 0 {
		slot = t.free[n-1]
		t.free = t.free[:n-1]
	} else {
		slot = uint32(len(t.rows))
		t.rows = append(t.rows, call{})
	}
	c := &t.rows[slot]
	c.generation++
	return component.CallID(uint64(c.generation)<<32 | uint64(slot)), c
}

// find returns the call, or nil when it is over.
func (t *calls) find(id component.CallID) *call {
	slot := uint32(id)
	if int(slot) >= len(t.rows) {
		return nil
	}
	c := &t.rows[slot]
	if c.generation != uint32(id>>32) || c.state == callFree {
		return nil
	}
	return c
}

func (t *calls) close(id component.CallID) {
	c := &t.rows[uint32(id)]
	*c = call{generation: c.generation}
	t.free = append(t.free, uint32(id))
}

// each visits the calls under way in the order of their slots. Visiting may close calls and open new ones.
func (t *calls) each(visit func(component.CallID, *call)) {
	for slot := 0; slot < len(t.rows); slot++ {
		if c := &t.rows[slot]; c.state != callFree {
			visit(component.CallID(uint64(c.generation)<<32|uint64(slot)), c)
		}
	}
}

func (t *calls) clone() calls {
	return calls{append([]call(nil), t.rows...), append([]uint32(nil), t.free...)}
}
