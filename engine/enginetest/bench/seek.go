package bench

import (
	"sort"

	"playground/engine"
	"playground/engine/kernel"
	"playground/engine/scenario"
)

// tenMinutes has about 100,000 events in ten minutes.
const tenMinutes = `{"format": 1, "title": "Ten minutes", "seed": 7, "nodes": [
	{"id": "shop", "kind": "traffic", "Pattern": "poisson", "Rate": "22/s"},
	{"id": "orders", "kind": "sqs"},
	{"id": "kitchen", "kind": "service", "Workers": 20, "WorkTime": "exponential 500ms"}],
	"wires": [{"from": "shop", "to": "orders"}, {"from": "kitchen.poll", "to": "orders"}]}`

// seeks is how many random moments are sought.
const seeks = 100

// Seek measures how long it takes to go to a random moment of a ten-minute run of 100,000 events: the 95th percentile
// as seeks a second, compared with running to the end from the beginning.
func Seek(clock Clock, kinds scenario.Kinds) Figure {
	sc, problems := scenario.Decode([]byte(tenMinutes), kinds)
	if len(problems) > 0 {
		panic("bench: " + problems[0].Message)
	}
	const end = kernel.Time(600e9)
	line := engine.NewTimeline(sc, kinds)
	straight := measured(clock, func() { line.Advance(end, 1<<30) })
	r := kernel.NewRand(1, "seek")
	took := make([]int64, seeks)
	for i := range took {
		to := kernel.Time(r.Below(int64(end)))
		took[i] = measured(clock, func() { line.Seek(to, 1<<30) })
	}
	sort.Slice(took, func(i, j int) bool { return took[i] < took[j] })
	p95 := float64(max(took[seeks*95/100], 1)) / 1e9
	return Figure{"seek in 100,000 events, p95", 1 / p95, float64(straight) / 1e9 / p95}
}

// measured is how long one run takes, in nanoseconds.
func measured(clock Clock, run func()) int64 {
	begin := clock()
	run()
	return clock() - begin
}
