package kernel

// Event is pending work as data: who is woken, for what, and two words whose meaning belongs to the owner.
type Event struct {
	Owner uint32
	Kind  uint32
	A, B  int64
}

// Ticket names one scheduled event, to cancel it; the zero Ticket names none.
type Ticket uint64
