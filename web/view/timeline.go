package view

import (
	"cmp"
	"slices"
	"strconv"

	"playground/engine/value"
)

// Between is a part of virtual time in nanoseconds, both ends included; a span that ends at zero is all of time.
type Between struct{ From, To int64 }

// BetweenOf reads the span that the strip tells; all of time when there is none.
func BetweenOf(v value.Value) Between {
	from, okFrom := Nanoseconds(Text(v, "from"))
	to, okTo := Nanoseconds(Text(v, "to"))
	if !okFrom || !okTo || from < 0 || to <= from {
		return Between{}
	}
	return Between{from, to}
}

// All reports whether the span leaves nothing out.
func (b Between) All() bool { return b.To == 0 }

// Value renders the span as the strip and the engine read it; null for all of time.
func (b Between) Value() value.Value {
	if b.All() {
		return value.Null
	}
	span := value.NewObject(2)
	span.Set("from", value.Text(strconv.FormatInt(b.From, 10)))
	span.Set("to", value.Text(strconv.FormatInt(b.To, 10)))
	return span.Value()
}

// Words says the span as a chip does: "12.5s to 15s".
func (b Between) Words() string { return Moment(b.From) + " to " + Moment(b.To) }

// ForkMenu lists what can be done with a future that was left, by its number.
func ForkMenu(future string) []Action {
	return []Action{
		{Name: "enter " + future, Title: "Go back to this future", Detail: "the present one is kept in its place"},
		{Name: "compare-there " + future, Title: "Compare it with the present one", Detail: "the first differences, and both in the charts"},
	}
}

// ChartsMost is how many nodes the charts show where none is selected.
const ChartsMost = 4

// Charted lists the nodes whose metrics are worth a look: those that are selected, else those where most failed so far,
// else the first of the drawing. They are in the order of the drawing, so that they keep their places.
func (d *Document) Charted(failures map[string]int64) []string {
	var selected, all []string
	for i := range d.scenario.Nodes {
		id := d.scenario.Nodes[i].ID
		all = append(all, id)
		if slices.Contains(d.selection, id) {
			selected = append(selected, id)
		}
	}
	if len(selected) > 0 {
		return selected[:min(len(selected), ChartsMost)]
	}
	worst := slices.Clone(all)
	slices.SortStableFunc(worst, func(a, b string) int { return cmp.Compare(failures[b], failures[a]) })
	worst = worst[:min(len(worst), ChartsMost)]
	return slices.DeleteFunc(all, func(id string) bool { return !slices.Contains(worst, id) })
}

// FailuresOf adds what an outline tells of failures to what is known; a large drawing is told in turns.
func FailuresOf(known map[string]int64, outline value.Value) {
	nodes, _ := outline.Get("nodes")
	for id, node := range nodes.Members() {
		known[id] = Whole(node, "failures")
	}
}
