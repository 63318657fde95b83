package bench

import (
	"strconv"
	"strings"
	"time"

	"playground/engine"
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/sqs"
	"playground/engine/trace"
)

// body is that of every message.
var body = strings.Repeat("a cup of coffee ", 4)

const (
	// between is the virtual time from one life cycle to the next: a FIFO queue takes 300 calls of an action a second.
	between = 10 * time.Millisecond
	// idCount is how many deduplication ids are used in turn: more than there are life cycles in five minutes.
	idCount = 1 << 15
	// groupCount is how many message groups a FIFO queue has.
	groupCount = 100
)

// typedQueue is a queue that is called as what it is, with the trace and the metrics of a session.
type typedQueue struct {
	queue   *sqs.Queue
	log     *trace.Log
	metrics trace.Metrics
	now     kernel.Time
	send    action.SendMessage
	receive action.ReceiveMessage
	remove  action.DeleteMessage
	groups  []string // of a FIFO queue
	ids     []string
	sent    int
}

// newTypedQueue makes one that holds so many messages already.
func newTypedQueue(fifo bool, holding int) *typedQueue {
	q := &typedQueue{log: trace.NewLog(trace.RingRecords)}
	from := q.log.AddVerbs(sqs.Kind().Verbs)
	q.metrics = q.log.MetricsOf(from, from+uint32(len(sqs.Kind().Verbs)))
	q.queue = sqs.NewQueue(1, sqs.Settings{
		VisibilityTimeout: 30 * time.Second, MessageRetentionPeriod: 14 * 24 * time.Hour, MaximumMessageSize: 1 << 20, FIFO: fifo,
	})
	q.send = action.SendMessage{Message: action.Message{Body: body}, DelaySeconds: action.Unset}
	q.receive = action.ReceiveMessage{MaxNumberOfMessages: 1, WaitTimeSeconds: action.Unset, VisibilityTimeout: action.Unset}
	if fifo {
		q.groups, q.ids = names("group-", groupCount), names("order-", idCount)
	}
	for range holding {
		q.sendOne()
	}
	return q
}

// names lists that many names.
func names(prefix string, n int) []string {
	all := make([]string, n)
	for i := range all {
		all[i] = prefix + strconv.Itoa(i)
	}
	return all
}

// live lets so many messages be sent, received and deleted.
func (q *typedQueue) live(cycles int) {
	for range cycles {
		q.sendOne()
		out, _ := q.queue.ReceiveMessage(q.now, 2, &q.receive)
		q.record()
		m := &out.Messages[0]
		q.remove.Handle, q.remove.Token = m.Handle, m.Message.Token
		if fault := q.queue.DeleteMessage(q.now, 2, &q.remove); fault != nil {
			panic("bench: " + fault.Message)
		}
		q.record()
	}
}

func (q *typedQueue) sendOne() {
	q.now = q.now.Add(between)
	q.sent++
	m := &q.send.Message
	m.Token = component.Token{Lineage: uint64(q.sent), Attempt: 1}
	if q.ids != nil {
		m.GroupID, m.DeduplicationID = q.groups[q.sent%groupCount], q.ids[q.sent%idCount]
	}
	if _, fault := q.queue.SendMessage(q.now, 1, &q.send); fault != nil {
		panic("bench: " + fault.Message)
	}
	q.record()
}

// record writes what happened into the trace and counts it, as a session does.
func (q *typedQueue) record() {
	all := q.queue.Records()
	for i := range all {
		r := &all[i]
		r.At = q.now
		q.log.Take(&q.metrics, r)
		q.log.Append(r)
	}
}

// askedQueue is the only node of a session that is asked from outside, as the AWS endpoint does.
type askedQueue struct {
	session *engine.Session
	node    uint32
	send    *action.SendMessage
	receive *action.ReceiveMessage
}

func newAskedQueue(kinds scenario.Kinds) *askedQueue {
	s := session(`{"format": 1, "title": "Asked", "nodes": [{"id": "orders", "kind": "sqs"}], "wires": []}`, kinds)
	node, _ := s.Index("orders")
	q := &askedQueue{session: s, node: node}
	q.send = &action.SendMessage{Message: action.Message{Body: body}, DelaySeconds: action.Unset}
	q.receive = &action.ReceiveMessage{MaxNumberOfMessages: 1, WaitTimeSeconds: action.Unset, VisibilityTimeout: action.Unset}
	return q
}

// live lets so many messages be sent, received and deleted.
func (q *askedQueue) live(cycles int) {
	for range cycles {
		q.send.Message.Token = component.Token{Lineage: q.session.NewLineage(), Attempt: 1}
		q.ask(q.send)
		m := &q.ask(q.receive).(*action.ReceiveMessageResult).Messages[0]
		q.ask(&action.DeleteMessage{Handle: m.Handle, Token: m.Message.Token})
		q.session.Advance(q.session.Now().Add(between), 1<<30)
	}
}

func (q *askedQueue) ask(in component.Request) component.Output {
	q.session.Ask(q.node, "in", in)
	r := q.session.Replies()[0].Result
	if r.Fault != nil {
		panic("bench: " + r.Fault.Message)
	}
	return r.Out
}

// wired has a client that sends a message every millisecond through a queue to a service; every call takes a
// millisecond each way.
const wired = `{"format": 1, "title": "Wired", "seed": 7, "nodes": [
	{"id": "shop", "kind": "traffic", "x": 0, "y": 0, "Rate": "1000/s", "Body": "a cup of coffee a cup of coffee a cup of coffee a cup of coffee "},
	{"id": "orders", "kind": "sqs", "x": 200, "y": 0},
	{"id": "kitchen", "kind": "service", "x": 400, "y": 0, "Workers": 10, "WorkTime": "1ms"}],
	"wires": [
	{"from": "shop", "to": "orders", "latency": "1ms"},
	{"from": "kitchen.poll", "to": "orders", "latency": "1ms"}]}`

// wiredQueue is that scenario, under way.
type wiredQueue struct{ session *engine.Session }

func newWiredQueue(kinds scenario.Kinds) *wiredQueue {
	q := &wiredQueue{session(wired, kinds)}
	q.live(1000) // until as many are deleted as are sent
	return q
}

// live lets so many messages go all the way.
func (q *wiredQueue) live(cycles int) {
	q.session.Advance(q.session.Now().Add(time.Duration(cycles)*time.Millisecond), 1<<30)
}
