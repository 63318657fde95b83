package jsonpath

import (
	"math"

	"playground/engine/value"
)

// functionRow is a function of paths. None has arguments.
type functionRow struct {
	name   string
	counts bool // behind "..", it counts what is in what was found
	call   func(v value.Value) (value.Value, bool)
}

// functions are Jayway's that need no arguments (its README, "Functions").
var functions = [...]functionRow{
	{"length", true, length},
	{"size", true, length},
	{"keys", false, keys},
	{"first", false, func(v value.Value) (value.Value, bool) { return at(v, 0) }},
	{"last", false, func(v value.Value) (value.Value, bool) { return at(v, -1) }},
	{"min", false, func(v value.Value) (value.Value, bool) { return sum(v, (*numbers).smallest) }},
	{"max", false, func(v value.Value) (value.Value, bool) { return sum(v, (*numbers).largest) }},
	{"sum", false, func(v value.Value) (value.Value, bool) { return sum(v, (*numbers).total) }},
	{"avg", false, func(v value.Value) (value.Value, bool) { return sum(v, (*numbers).mean) }},
	{"stddev", false, func(v value.Value) (value.Value, bool) { return sum(v, (*numbers).deviation) }},
}

func functionNamed(name string) *functionRow {
	for i := range functions {
		if functions[i].name == name {
			return &functions[i]
		}
	}
	return nil
}

// length counts elements and members; of anything else it is null.
func length(v value.Value) (value.Value, bool) {
	if v.Kind() == value.KindArray || v.Kind() == value.KindObject {
		return value.Int(int64(v.Len())), true
	}
	return value.Null, true
}

// keys lists the names of an object's members; of anything else it is null.
func keys(v value.Value) (value.Value, bool) {
	if v.Kind() != value.KindObject {
		return value.Null, true
	}
	names := make([]value.Value, 0, v.Len())
	for name := range v.Members() {
		names = append(names, value.Text(name))
	}
	return value.ArrayOf(names), true
}

// numbers are those of an array, added up.
type numbers struct {
	count                     int
	sum, squares, least, most float64
}

// sum looks at the numbers of an array; where there is none, there is no result.
func sum(v value.Value, of func(*numbers) float64) (value.Value, bool) {
	n := numbers{least: math.Inf(1), most: math.Inf(-1)}
	for _, e := range v.Elements() {
		f, ok := e.AsFloat()
		if !ok {
			continue
		}
		n.count++
		n.sum += f
		n.squares += float64(f * f)
		n.least, n.most = min(n.least, f), max(n.most, f)
	}
	result := of(&n)
	if n.count == 0 || math.IsNaN(result) || math.IsInf(result, 0) {
		return value.Null, false
	}
	return value.Float(result), true
}

func (n *numbers) smallest() float64 { return n.least }
func (n *numbers) largest() float64  { return n.most }
func (n *numbers) total() float64    { return n.sum }
func (n *numbers) mean() float64     { return n.sum / float64(n.count) }

func (n *numbers) deviation() float64 {
	mean := n.mean()
	return math.Sqrt(n.squares/float64(n.count) - float64(mean*mean))
}
