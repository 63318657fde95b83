package account

import (
	"playground/engine/scenario"
	"playground/engine/value"
)

// A subscription outlives its queue: what it led to is not there then, until there is a queue of that name again.

// goAway lets the subscriptions to a queue lead to a node that stands for a queue which is not there.
func (d *draft) goAway(name, id string) {
	d.topics.refresh(d.Account)
	if !d.leadsTo(id) {
		return
	}
	d.redirect(id, d.sink(d.queueARN(name), false), "sqs")
}

// comeBack lets the subscriptions to a queue that was not there lead to it.
func (d *draft) comeBack(name, id string) {
	d.topics.refresh(d.Account)
	sc := d.session.Scenario()
	for i := range sc.Nodes {
		n := &sc.Nodes[i]
		if n.Kind != kindSink || n.Settings.Bool("Exists") {
			continue
		}
		if was, own := d.ownName(n.Settings.Text("Arn")); own && was == name {
			d.redirect(n.ID, id, portIn)
			d.add([]scenario.Edit{{Part: "node", ID: n.ID}})
		}
	}
}

// queueARN names a queue where the account is being called.
func (a *Account) queueARN(name string) string {
	return "arn:aws:sqs:" + a.at.Region + ":" + a.options.ID + ":" + name
}

// leadsTo reports whether a topic has a wire to a node.
func (d *draft) leadsTo(id string) bool {
	sc := d.session.Scenario()
	for i := range sc.Wires {
		if w := &sc.Wires[i]; w.To == id && d.topics.byID[w.From] != nil {
			return true
		}
	}
	return false
}

// redirect lets what topics have for one node go to another. Subscriptions keep their ARNs.
func (d *draft) redirect(from, to, port string) {
	sc := d.session.Scenario()
	for row := range sc.Wires {
		w := &sc.Wires[row]
		h := d.topics.byID[w.From]
		if h == nil {
			continue
		}
		v, s := w.Value(), h.at(row)
		if w.To == from {
			v = v.With("to", value.Text(to+"."+port))
			if s != nil {
				v = v.With("SubscriptionId", value.Text(s.ID))
			}
		}
		follows := s != nil && w.Settings.Text("DeadLetterQueue") == from
		if follows {
			v = v.With("DeadLetterQueue", value.Text(to))
		}
		if follows || w.To == from {
			d.put(w, v)
		}
	}
}
