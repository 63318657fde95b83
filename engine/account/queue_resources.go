package account

import (
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/sqs/api"
	"playground/engine/value"
)

// queueResources is the account as the operations of SQS see it.
type queueResources struct{ *Account }

// Find returns the queue of that name, or nil.
func (r queueResources) Find(name string) *api.Queue {
	r.queues.refresh(r.session)
	return r.queues.byName[name]
}

// Queues lists the queues in the order of their names.
func (r queueResources) Queues() []*api.Queue {
	r.queues.refresh(r.session)
	return r.queues.sorted
}

// NameOf is what the queue at a node is or was called.
func (r queueResources) NameOf(node uint32) string {
	r.queues.refresh(r.session)
	if name, ok := r.queues.names[node]; ok {
		return name
	}
	return r.session.Name(node)
}

// Deleted is when the queue of that name was deleted last.
func (r queueResources) Deleted(name string) (at kernel.Time, ok bool) {
	at, ok = r.queues.deleted[name]
	return at, ok
}

// Create makes a node of a new queue, to which the subscriptions lead that were made for a queue of that name.
func (r queueResources) Create(name string, c api.Change) *component.Fault {
	d := r.draft()
	id := d.resource(kindQueue, "QueueName", name, c.Settings)
	if c.DeadLetter != nil {
		d.wire(id, portDeadLetter, r.id(c.DeadLetter), portIn, value.Null)
	}
	d.comeBack(name, id)
	return d.apply()
}

// Configure changes the settings of a queue's node, and the wire to its dead-letter queue. That may be the queue itself,
// which AWS takes: then its messages stay where they are. A wire joins two nodes, so this one thing is not in the scenario.
func (r queueResources) Configure(q *api.Queue, c api.Change) *component.Fault {
	d, h := r.draft(), r.queues.byNode[q.Node]
	d.configure(q.Node, c.Settings)
	if c.Rewire && c.DeadLetter != q.DeadLetter {
		r.rewire(d, q, c.DeadLetter)
		h.self = c.DeadLetter == q
	}
	fault := d.apply()
	if fault == nil {
		q.Modified = r.session.Now()
	}
	return fault
}

func (r queueResources) rewire(d *draft, q, after *api.Queue) {
	id := r.id(q)
	if before := q.DeadLetter; before != nil && before != q {
		w := scenario.Wire{From: id, FromPort: portDeadLetter, To: r.id(before), ToPort: portIn}
		d.add(scenario.RemoveWire(r.session.Scenario(), w.Key()))
	}
	if after != nil && after != q {
		d.wire(id, portDeadLetter, r.id(after), portIn, value.Null)
	}
}

// Remove takes the queue's node out of the scenario, with its wires. Subscriptions to it stay, and lead nowhere.
func (r queueResources) Remove(q *api.Queue) *component.Fault {
	id := r.id(q)
	d := r.draft()
	d.goAway(q.Name, id)
	if fault := d.apply(); fault != nil {
		return fault
	}
	d = r.draft()
	d.add(scenario.RemoveNode(r.session.Scenario(), id))
	fault := d.apply()
	if fault == nil {
		r.queues.deleted[q.Name] = r.session.Now()
	}
	return fault
}

// Redrive draws the wire along which a dead-letter queue's messages are moved to another queue, if there is none.
func (r queueResources) Redrive(from, to *api.Queue) *component.Fault {
	w := scenario.Wire{From: r.id(from), FromPort: portRedrive, To: r.id(to), ToPort: portIn}
	if r.session.Scenario().FindWire(w.Key()) >= 0 {
		return nil
	}
	d := r.draft()
	d.wire(w.From, portRedrive, w.To, portIn, value.Null)
	return d.apply()
}

// id is that of the queue's node.
func (r queueResources) id(q *api.Queue) string { return r.session.Name(q.Node) }
