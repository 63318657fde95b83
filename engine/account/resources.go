package account

import (
	"strconv"
	"strings"
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/sqs"
	"playground/engine/sqs/api"
	"playground/engine/value"
)

// resources is the account as the operations see it.
type resources struct{ *Account }

// ID is the number of the account.
func (r resources) ID() string { return r.options.ID }

// Milliseconds is an instant since 1970.
func (r resources) Milliseconds(t kernel.Time) int64 {
	return (r.options.Epoch + int64(t)) / int64(time.Millisecond)
}

// Find returns the queue of that name, or nil.
func (r resources) Find(name string) *api.Queue {
	r.queues.refresh(r.session)
	return r.queues.byName[name]
}

// Queues lists the queues in the order of their names.
func (r resources) Queues() []*api.Queue {
	r.queues.refresh(r.session)
	return r.queues.sorted
}

// NameOf is what the queue at a node is or was called.
func (r resources) NameOf(node uint32) string {
	r.queues.refresh(r.session)
	if name, ok := r.queues.names[node]; ok {
		return name
	}
	return r.session.Name(node)
}

// Deleted is when the queue of that name was deleted last.
func (r resources) Deleted(name string) (at kernel.Time, ok bool) {
	at, ok = r.queues.deleted[name]
	return at, ok
}

// NewLineage gives birth to the identity of a message.
func (r resources) NewLineage() uint64 { return r.session.NewLineage() }

// Create makes a node of a new queue. Nodes are not named as one that is gone was: their random streams go by the id, and
// receipt handles of the one would be good for the other.
func (r resources) Create(name string, c api.Change) *component.Fault {
	r.queues.refresh(r.session)
	sc := r.session.Scenario()
	id := r.queues.freeID(strings.TrimSuffix(name, fifoSuffix))
	x, y := freePlace(sc)
	b := value.NewObject(5 + c.Settings.Len())
	b.Set("id", value.Text(id))
	b.Set("kind", value.Text(kindQueue))
	b.Set("x", value.Int(int64(x)))
	b.Set("y", value.Int(int64(y)))
	fifo, _ := c.Settings.Get("FifoQueue")
	if isFifo, _ := fifo.AsBool(); sqs.DefaultName(id, isFifo) != name {
		b.Set("QueueName", value.Text(name))
	}
	for setting, v := range c.Settings.Members() {
		b.Set(setting, v)
	}
	edits := []scenario.Edit{{Part: "node", Value: b.Value()}}
	if c.DeadLetter != nil {
		edits = append(edits, wire(id, portDeadLetter, r.id(c.DeadLetter)))
	}
	return r.edit(edits)
}

// Configure changes the settings of a queue's node, and the wire to its dead-letter queue. That may be the queue itself,
// which AWS takes: then its messages stay where they are. A wire joins two nodes, so this one thing is not in the scenario.
func (r resources) Configure(q *api.Queue, c api.Change) *component.Fault {
	sc, h := r.session.Scenario(), r.queues.byNode[q.Node]
	n := &sc.Nodes[h.row]
	v := n.Value()
	for setting, content := range c.Settings.Members() {
		v = v.With(setting, content)
	}
	edits := []scenario.Edit{{Part: "node", ID: n.ID, Value: v}}
	if c.Rewire && c.DeadLetter != q.DeadLetter {
		edits = append(edits, r.rewire(n.ID, q, c.DeadLetter)...)
		h.self = c.DeadLetter == q
	}
	fault := r.edit(edits)
	if fault == nil {
		q.Modified = r.session.Now()
	}
	return fault
}

func (r resources) rewire(id string, q, after *api.Queue) (edits []scenario.Edit) {
	if before := q.DeadLetter; before != nil && before != q {
		w := scenario.Wire{From: id, FromPort: portDeadLetter, To: r.id(before), ToPort: portIn}
		edits = scenario.RemoveWire(r.session.Scenario(), w.Key())
	}
	if after != nil && after != q {
		edits = append(edits, wire(id, portDeadLetter, r.id(after)))
	}
	return edits
}

// Remove takes the queue's node out of the scenario, with its wires.
func (r resources) Remove(q *api.Queue) *component.Fault {
	fault := r.edit(scenario.RemoveNode(r.session.Scenario(), r.id(q)))
	if fault == nil {
		r.queues.deleted[q.Name] = r.session.Now()
	}
	return fault
}

// Redrive draws the wire along which a dead-letter queue's messages are moved to another queue, if there is none.
func (r resources) Redrive(from, to *api.Queue) *component.Fault {
	w := scenario.Wire{From: r.id(from), FromPort: portRedrive, To: r.id(to), ToPort: portIn}
	if r.session.Scenario().FindWire(w.Key()) >= 0 {
		return nil
	}
	return r.edit([]scenario.Edit{wire(w.From, portRedrive, w.To)})
}

// id is that of the queue's node.
func (r resources) id(q *api.Queue) string { return r.session.Name(q.Node) }

// wire is the edit that draws a wire between queues, which takes no time: AWS moves messages within the service.
func wire(from, port, to string) scenario.Edit {
	b := value.NewObject(3)
	b.Set("from", value.Text(from+"."+port))
	b.Set("to", value.Text(to+"."+portIn))
	b.Set("latency", value.Text("0s"))
	return scenario.Edit{Part: "wire", Value: b.Value()}
}

// edit changes the scenario. What a client may ask for was checked before; what is left is that a scenario has bounds.
func (r resources) edit(edits []scenario.Edit) *component.Fault {
	b := value.NewObject(2)
	b.Set("do", value.Text("edit"))
	b.Set("edits", scenario.EncodeEdits(edits))
	if problems := r.session.Do(b.Value()); len(problems) > 0 {
		return &component.Fault{Code: "OverLimit", Message: "The scenario cannot hold this: " + problems[0].Message + "."}
	}
	r.queues.refresh(r.session)
	return nil
}

// idBytesMax is how long the id of a node may be.
const idBytesMax = 80

// freeID returns an id that no node has or had: the name, or the name and a number.
func (q *queues) freeID(name string) string {
	id := name
	for n := 2; q.ids[id]; n++ {
		number := "-" + strconv.Itoa(n)
		id = name[:min(len(name), idBytesMax-len(number))] + number
	}
	return id
}

// New nodes stand on a grid, row by row.
const (
	columns   = 5
	stepRight = 240
	stepDown  = 160
)

// freePlace finds the first place on the grid where no node is near.
func freePlace(s *scenario.Scenario) (x, y int) {
	taken := make(map[[2]int]bool, 4*len(s.Nodes))
	for i := range s.Nodes {
		left, top := floor(s.Nodes[i].X, stepRight), floor(s.Nodes[i].Y, stepDown)
		right, bottom := -floor(-s.Nodes[i].X, stepRight), -floor(-s.Nodes[i].Y, stepDown)
		for _, column := range [...]int{left, right} {
			taken[[2]int{column, top}], taken[[2]int{column, bottom}] = true, true
		}
	}
	for place := 0; ; place++ {
		if cell := [2]int{place % columns, place / columns}; !taken[cell] {
			return cell[0] * stepRight, cell[1] * stepDown
		}
	}
}

// floor divides downwards.
func floor(a, b int) int {
	if a < 0 {
		return -((b - 1 - a) / b)
	}
	return a / b
}
