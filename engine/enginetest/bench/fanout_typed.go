package bench

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/sns"
	"playground/engine/sqs"
	"playground/engine/trace"
)

// typedFan is a topic and its queues without wires between them: the topic's node in a world that hands each request to
// its queue, and the answers back, once the publish is over. Topic and queues share a trace; each has its metrics.
type typedFan struct {
	topic   component.Component
	queues  []*sqs.Queue
	wires   []component.Wire
	calls   []fanCall // not answered yet
	log     *trace.Log
	verbs   uint32 // the first of queues
	own     trace.Metrics
	metrics []trace.Metrics // of each queue
	rand    map[string]*kernel.Rand
	gauges  []int64
	now     kernel.Time
	timer   kernel.Time // when the topic's timer is due
	lineage uint64
}

type fanCall struct {
	queue uint32
	in    *action.SendMessage
}

// newTypedFan makes one whose subscriptions have these settings beside their filter policy.
func newTypedFan(more ...string) *typedFan {
	f := &typedFan{log: trace.NewLog(trace.RingRecords), rand: map[string]*kernel.Rand{}, timer: kernel.Forever}
	kind, queue := sns.Kind(), sqs.Kind()
	from := f.log.AddVerbs(kind.Verbs)
	f.verbs = f.log.AddVerbs(queue.Verbs)
	f.own = f.log.MetricsOf(from, from+uint32(len(kind.Verbs)))
	f.gauges = make([]int64, len(kind.Gauges))
	port, _ := kind.Port("subscriptions")
	for i := range fanWidth {
		settings := fanPolicy(i)
		for _, text := range more {
			settings += "," + text
		}
		f.wires = append(f.wires, component.Wire{
			Index: uint32(i), Action: "SendMessage", Peer: "queue", PeerNode: uint32(i) + 2, Settings: enginetest.ParseSettings(port.Fields, "{"+settings+"}"),
		})
		f.queues = append(f.queues, sqs.NewQueue(uint64(i), sqs.Settings{
			VisibilityTimeout: 30 * time.Second, MessageRetentionPeriod: fanKept, MaximumMessageSize: 1 << 20,
		}))
		f.metrics = append(f.metrics, f.log.MetricsOf(f.verbs, f.verbs+uint32(len(queue.Verbs))))
	}
	f.topic = kind.New(f)
	f.topic.Configure(enginetest.ParseSettings(kind.Fields, `{"filterPoliciesMax":1000}`))
	return f
}

// live publishes so many messages and delivers their copies.
func (f *typedFan) live(publishes int) {
	for range publishes {
		f.now = f.now.Add(fanBetween)
		if f.timer <= f.now {
			f.timer = kernel.Forever
			f.topic.Wake(kernel.Event{})
		}
		f.lineage++
		f.topic.Call(component.Call{ID: 1 << 60, Port: "in", In: fanMessage(f.lineage)})
		for i := range f.calls {
			f.take(&f.calls[i])
			f.topic.Return(component.CallID(i+1), component.Result{Out: action.Empty{}})
		}
		f.calls = f.calls[:0]
	}
}

// take hands a copy to its queue.
func (f *typedFan) take(c *fanCall) {
	if _, fault := f.queues[c.queue].SendMessage(f.now, 1, c.in); fault != nil {
		panic("bench: " + fault.Message)
	}
	f.record(c.queue)
}

// record writes what happened at a queue into the trace and counts it.
func (f *typedFan) record(queue uint32) {
	all := f.queues[queue].Records()
	for i := range all {
		r := &all[i]
		r.At, r.Node, r.Verb = f.now, queue+1, r.Verb+f.verbs
		f.log.Take(&f.metrics[queue], r)
		f.log.Append(r)
	}
}

// expire lets time pass until the queues are empty.
func (f *typedFan) expire() {
	f.now = f.now.Add(fanKept)
	for i, q := range f.queues {
		q.Advance(f.now)
		f.record(uint32(i))
	}
}

// The topic's side: typedFan keeps the contract of component.Env.
var _ component.Env = (*typedFan)(nil)

// ID is the topic's name.
func (f *typedFan) ID() string { return "orders" }

// Now is the virtual time.
func (f *typedFan) Now() kernel.Time { return f.now }

// After notes when the topic's only timer is due.
func (f *typedFan) After(d time.Duration, _ kernel.Event) kernel.Ticket {
	f.timer = f.now.Add(d)
	return 1
}

// Cancel forgets the timer.
func (f *typedFan) Cancel(kernel.Ticket) { f.timer = kernel.Forever }

// Rand is the stream of that name.
func (f *typedFan) Rand(stream string) *kernel.Rand {
	if f.rand[stream] == nil {
		r := kernel.NewRand(1, stream)
		f.rand[stream] = &r
	}
	return f.rand[stream]
}

// Wires lists the subscriptions.
func (f *typedFan) Wires(port string) []component.Wire {
	if port == "subscriptions" {
		return f.wires
	}
	return nil
}

// Callers lists no wire.
func (f *typedFan) Callers(string) []component.Wire { return nil }

// Call notes a copy for its queue.
func (f *typedFan) Call(w component.Wire, in component.Request) component.CallID {
	f.calls = append(f.calls, fanCall{w.Index, in.(*action.SendMessage)})
	return component.CallID(len(f.calls))
}

// Forget is for calls without an answer, of which there is none.
func (f *typedFan) Forget(component.CallID) {}

// Reply drops the answer to the publish, unless it is a fault.
func (f *typedFan) Reply(_ component.CallID, r component.Result) {
	if r.Fault != nil {
		panic("bench: " + r.Fault.Message)
	}
}

// Record writes what happened into the trace and counts it.
func (f *typedFan) Record(r trace.Record) {
	r.At = f.now
	f.log.Take(&f.own, &r)
	f.log.Append(&r)
}

// Gauge keeps the gauge's value.
func (f *typedFan) Gauge(i int, v int64) { f.gauges[i] = v }

// Symbol interns a text.
func (f *typedFan) Symbol(text string) uint32 { return f.log.Symbol(text) }

// NewLineage gives birth to a message identity.
func (f *typedFan) NewLineage() uint64 {
	f.lineage++
	return f.lineage
}
