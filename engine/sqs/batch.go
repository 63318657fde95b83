package sqs

import (
	"playground/engine/component"
	"playground/engine/value"
)

// BatchResult answers a batch: a result for each entry, in their order. Some may have failed while others succeeded.
type BatchResult struct{ Results []component.Result }

// Value renders the result.
func (r *BatchResult) Value() value.Value {
	all := make([]value.Value, len(r.Results))
	for i, one := range r.Results {
		switch {
		case one.Fault != nil:
			b := value.NewObject(2)
			b.Set("Code", value.Text(one.Fault.Code))
			b.Set("Message", value.Text(one.Fault.Message))
			all[i] = b.Value()
		case one.Out != nil:
			all[i] = one.Out.Value()
		}
	}
	b := value.NewObject(1)
	b.Set("Results", value.ArrayOf(all))
	return b.Value()
}

// Tokens lists the messages that the answer speaks of.
func (r *BatchResult) Tokens(to []component.Token) []component.Token {
	for _, one := range r.Results {
		if c, ok := one.Out.(component.Carrier); ok {
			to = c.Tokens(to)
		}
	}
	return to
}

// entries renders the requests of a batch.
func entries[R component.Request](all []R) value.Value {
	rendered := make([]value.Value, len(all))
	for i, one := range all {
		rendered[i] = one.Value()
	}
	b := value.NewObject(1)
	b.Set("Entries", value.ArrayOf(rendered))
	return b.Value()
}

// batch answers a call with the results of its entries. A quota that is used up fails the whole.
func (n *node) batch(c component.Call, call, count, bytes int, do func(i int) component.Result) {
	if fault := n.queue.throttled(n.env.Now(), call); fault != nil {
		n.refuse(c, 0, fault)
		return
	}
	n.bill(bytes)
	out := &BatchResult{Results: make([]component.Result, count)}
	for i := range out.Results {
		out.Results[i] = do(i)
	}
	n.env.Reply(c.ID, component.Result{Out: out})
}
