package bench

// bareQueue is the yardstick of a queue: a ring of bodies that wait, and a map of those in flight by their handle. It
// checks nothing, tells nothing, and never gives a message twice.
type bareQueue struct {
	waiting     []bareMessage // a power of two long
	first, past uint64
	inFlight    map[uint64]bareMessage
	number      uint64
}

type bareMessage struct {
	number uint64
	body   string
}

// newBareQueue makes one with room for so many messages, a power of two.
func newBareQueue(room int) *bareQueue {
	return &bareQueue{waiting: make([]bareMessage, room), inFlight: map[uint64]bareMessage{}}
}

func (q *bareQueue) send(body string) uint64 {
	q.number++
	q.waiting[q.past&uint64(len(q.waiting)-1)] = bareMessage{q.number, body}
	q.past++
	return q.number
}

// receive takes the first message, which must be there. The number is its handle.
func (q *bareQueue) receive() bareMessage {
	m := q.waiting[q.first&uint64(len(q.waiting)-1)]
	q.first++
	q.inFlight[m.number] = m
	return m
}

func (q *bareQueue) delete(handle uint64) { delete(q.inFlight, handle) }

// live lets so many messages be sent, received and deleted.
func (q *bareQueue) live(cycles int) {
	for range cycles {
		q.send(body)
		q.delete(q.receive().number)
	}
}
