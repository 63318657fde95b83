package story

import (
	"strconv"

	"playground/engine/kernel"
	"playground/engine/value"
)

// Value renders the story for a note to the page. Times in whole are virtual nanoseconds as decimal text.
func (s *Story) Value() value.Value {
	b := value.NewObject(18)
	b.Set("lineage", value.Int(int64(s.Lineage)))
	b.Set("id", value.Text(s.ID))
	b.Set("born", nanoseconds(s.Born))
	b.Set("ended", instant(s.Ended))
	b.Set("now", nanoseconds(s.Now))
	b.Set("outcome", value.Text(s.Outcome))
	b.Set("ending", value.Text(s.Ending))
	b.Set("total", nanoseconds(s.Total()))
	b.Set("waiting", nanoseconds(s.Waiting))
	b.Set("hidden", nanoseconds(s.Hidden))
	b.Set("work", nanoseconds(s.Work))
	b.Set("attempts", value.Int(s.Attempts))
	b.Set("leftOut", value.Int(int64(s.LeftOut)))
	b.Set("rows", list(s.Rows, (*Row).value))
	b.Set("copies", list(s.Copies, (*Copy).value))
	b.Set("spans", list(s.Spans, (*Span).value))
	b.Set("hops", list(s.Hops, (*Hop).value))
	b.Set("mermaid", value.Text(s.Mermaid()))
	return b.Value()
}

func list[T any](all []T, render func(*T) value.Value) value.Value {
	rows := make([]value.Value, len(all))
	for i := range all {
		rows[i] = render(&all[i])
	}
	return value.ArrayOf(rows)
}

func nanoseconds(t kernel.Time) value.Value { return value.Text(strconv.FormatInt(int64(t), 10)) }

// instant is a time that may not have come: "" then.
func instant(t kernel.Time) value.Value {
	if t < 0 {
		return value.Text("")
	}
	return nanoseconds(t)
}

func (r *Row) value() value.Value {
	b := value.NewObject(13)
	b.Set("n", value.Int(int64(r.N)))
	b.Set("at", value.Text(r.At.String()))
	b.Set("atNs", nanoseconds(r.At))
	b.Set("node", value.Text(r.Node))
	b.Set("peer", value.Text(r.Peer))
	b.Set("what", value.Text(r.What))
	b.Set("text", value.Text(r.Text))
	b.Set("why", value.Text(r.Why))
	b.Set("message", value.Int(int64(r.Message)))
	b.Set("attempt", value.Int(r.Attempt))
	b.Set("copy", value.Int(int64(r.Copy)))
	b.Set("note", value.Bool(r.Note))
	b.Set("failure", value.Bool(r.Failure))
	return b.Value()
}

func (c *Copy) value() value.Value {
	b := value.NewObject(8)
	b.Set("id", value.Int(int64(c.ID)))
	b.Set("node", value.Text(c.Node))
	b.Set("peer", value.Text(c.Peer))
	b.Set("message", value.Int(int64(c.Message)))
	b.Set("born", nanoseconds(c.Born))
	b.Set("ended", instant(c.Ended))
	b.Set("state", value.Text(c.State))
	b.Set("label", value.Text(c.Label))
	return b.Value()
}

func (p *Span) value() value.Value {
	b := value.NewObject(7)
	b.Set("copy", value.Int(int64(p.Copy)))
	b.Set("node", value.Text(p.Node))
	b.Set("from", nanoseconds(p.From))
	b.Set("to", nanoseconds(p.To))
	b.Set("state", value.Text(p.State))
	b.Set("label", value.Text(p.Label))
	b.Set("open", value.Bool(p.Open))
	return b.Value()
}

func (h *Hop) value() value.Value {
	b := value.NewObject(9)
	b.Set("n", value.Int(int64(h.n)))
	b.Set("from", value.Text(h.From))
	b.Set("to", value.Text(h.To))
	b.Set("at", nanoseconds(h.At))
	b.Set("arrive", nanoseconds(h.Arrive))
	b.Set("kind", value.Text(h.Kind))
	b.Set("label", value.Text(h.Label))
	b.Set("failure", value.Bool(h.Failure))
	b.Set("open", value.Bool(h.Open))
	return b.Value()
}
