package jsonata_test

import (
	"math"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonata"
	"playground/engine/value"
)

// typical are expressions as state machines have them, and as the library's documentation does.
var typical = []struct{ name, text string }{
	{"member", `states.input.cost`},
	{"condition", `states.input.cost >= 20 and states.input.cost < 30`},
	{"object", `{"id": states.input.id, "total": states.input.cost * 1.2, "ok": true}`},
	{"sum", `$sum(Account.Order.Product.(Price * Quantity))`},
	{"filter", `Account.Order.Product[Price > 30].Description.Colour`},
	{"map", `$map(Account.Order.Product, function($p) { $p.Price * 2 })`},
	{"count", `$count(Account.Order.Product[Quantity = 2])`},
	{"group", `Account.Order.Product{` + "`Product Name`" + `: $sum(Price)}`},
	{"sort", `Account.Order.Product^(>Price).ProductID`},
	{"parent", `Account.Order.Product.{"order": %.OrderID, "price": Price}`},
	{"join", `$join(Account.Order.Product.$uppercase(Description.Colour), ", ")`},
	{"concat", `"order " & states.input.id & " costs " & $string(states.input.cost)`},
	{"replace", `$replace(states.input.text, /(\w+)@(\w+)/, "$2 at $1")`},
	{"split", `$split(states.input.text, " ")`},
	{"merge", `$merge([states.input, {"status": "done"}])`},
	{"reduce", `$reduce([1..100], function($a, $b) { $a + $b })`},
	{"recursion", `($f := function($n) { $n < 2 ? $n : $f($n - 1) + $f($n - 2) }; $f(10))`},
	{"transform", `Account ~> |Order.Product|{"Price": Price * 1.2}|`},
}

const typicalInput = `{"states": {"input": {"cost": 24.5, "id": "o-17", "text": "write to ann@example or bob@example today"}},
	"Account": {"Account Name": "Firefly", "Order": [
	{"OrderID": "order103", "Product": [
		{"Product Name": "Bowler Hat", "ProductID": 858383, "Description": {"Colour": "Purple", "Weight": 0.75}, "Price": 34.45, "Quantity": 2},
		{"Product Name": "Trilby hat", "ProductID": 858236, "Description": {"Colour": "Orange", "Weight": 0.6}, "Price": 21.67, "Quantity": 1}]},
	{"OrderID": "order104", "Product": [
		{"Product Name": "Bowler Hat", "ProductID": 858383, "Description": {"Colour": "Purple", "Weight": 0.75}, "Price": 34.45, "Quantity": 4},
		{"Product Name": "Cloak", "ProductID": 345664, "Description": {"Colour": "Black", "Weight": 2}, "Price": 107.99, "Quantity": 1}]}]}}`

// What typical expressions cost, compiled once; beside it what they cost in the library, where it is there: the least
// of many turns on either side, since other work of the machine disturbs some of them.
func BenchmarkExpressions(b *testing.B) {
	input, bad := value.Parse(typicalInput, value.Limits{})
	require.Nil(b, bad)
	theirs := libraryCosts(b, input)
	for n, one := range typical {
		b.Run(one.name, func(b *testing.B) {
			e, bad := jsonata.Compile(one.text, jsonata.Options{})
			require.Nil(b, bad)
			b.ReportAllocs()
			ours := math.Inf(1)
			for b.Loop() {
				start := time.Now()
				for range turn {
					_, _, bad = e.Eval(input, nil, host{}, jsonata.Limits{})
				}
				ours = min(ours, float64(time.Since(start).Nanoseconds())/turn)
			}
			require.Nil(b, bad)
			b.ReportMetric(ours, "least-ns")
			if theirs != nil {
				b.ReportMetric(theirs[n], "library-ns")
				b.ReportMetric(theirs[n]/ours, "times-faster")
			}
		})
	}
}

// turn is how many evaluations are measured at once.
const turn = 100

// What compiling costs.
func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		for _, one := range typical {
			_, bad := jsonata.Compile(one.text, jsonata.Options{})
			require.Nil(b, bad)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(typical)), "ns/expression")
}

// libraryCosts asks the library what the expressions cost, in nanoseconds.
func libraryCosts(b *testing.B, input value.Value) (costs []float64) {
	if !referenceThere(b) {
		return nil
	}
	var lines []byte
	for _, one := range typical {
		line := value.NewObject(2)
		line.Set("expr", value.Text(one.text))
		line.Set("input", input)
		lines = append(value.Append(lines, line.Value()), '\n')
	}
	for _, answer := range ask(b, "cost", lines) {
		cost, err := strconv.ParseFloat(string(answer), 64)
		require.NoError(b, err)
		costs = append(costs, cost)
	}
	return costs
}
