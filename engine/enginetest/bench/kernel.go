// Package bench measures the engine by ratios to a yardstick that runs in turns with it, so that a figure means the
// same on a laptop, on a busy build machine and in a browser. The clock comes from outside: the engine has none.
//
//	figures := bench.Kernel(clock)   // clock answers nanoseconds
//
// The same functions run under go test and in Chromium.
package bench

import (
	"strconv"

	"playground/engine/kernel"
)

// Clock answers the machine's time in nanoseconds, counted from anywhere.
type Clock func() int64

// Figure is one line of a benchmark: what ran, how many events of it in a second, and how that compares to its yardstick.
type Figure struct {
	Name      string
	PerSecond float64
	Ratio     float64 // PerSecond over the yardstick's; above 1 is faster than it
}

// Customers is how many customers the M/M/1 benchmarks serve.
const Customers = 1_000_000

// pendings are how many events wait in the hold benchmarks.
var pendings = []int{1_000, 10_000, 100_000, 1_000_000}

const (
	rounds    = 9       // turns that each side takes
	parts     = 10      // turns that serve Customers together, so short that some are never interrupted
	holds     = 400_000 // events of one turn of the hold model
	drawCount = 1 << 14 // times drawn beforehand, so that a heap is measured and not a generator
	drawMask  = drawCount - 1
)

const (
	arrive = iota
	depart
)

// Kernel measures the kernel alone: M/M/1, with times drawn beforehand and with times drawn as it runs, and the hold
// model at 1,000 to 1,000,000 pending events. The last figure says how much of its speed the kernel keeps from the
// fewest to the most pending events; its ratio compares that with what the bare heap keeps.
func Kernel(clock Clock) []Figure {
	figures := []Figure{KernelMM1(clock), KernelMM1Drawing(clock)}
	for _, n := range pendings {
		figures = append(figures, KernelHold(clock, n))
	}
	fewest, most := figures[2], figures[len(figures)-1]
	return append(figures, Figure{
		Name: "kernel hold, kept at most pending", PerSecond: most.PerSecond / fewest.PerSecond, Ratio: most.Ratio / fewest.Ratio,
	})
}

// KernelMM1 measures events a second of an M/M/1 queue with Customers customers at a time, load 0.8.
func KernelMM1(clock Clock) Figure {
	m := newMM1Times(kernel.NewRand(1, "bench"))
	ours, bare := takeTurns(clock, rounds*parts, func() { m.onKernel(Customers / parts) }, func() { m.onBareHeap(Customers / parts) })
	return compare("kernel M/M/1", 2*Customers/parts, ours.best, bare.best)
}

// KernelMM1Drawing measures the same queue with its times drawn from two streams as it runs, on both sides.
func KernelMM1Drawing(clock Clock) Figure {
	ours, bare := takeTurns(clock, rounds*parts, func() { drawOnKernel(Customers / parts) }, func() { drawOnBareHeap(Customers / parts) })
	return compare("kernel M/M/1 drawing", 2*Customers/parts, ours.best, bare.best)
}

// KernelHold measures the hold model, events a second: with n events pending, the next is taken and another scheduled.
// All turns count, not the best: the kernel puts off work on far events, and no turn may leave it out.
func KernelHold(clock Clock, n int) Figure {
	m := newHold(n)
	ours, bare := takeTurns(clock, rounds, func() { m.onKernel(holds) }, func() { m.onBareHeap(holds) })
	return compare("kernel hold "+strconv.Itoa(n), rounds*holds, ours.total, bare.total)
}

// compare makes a figure of the nanoseconds that so many events took, and that they took the yardstick.
func compare(name string, events, nanoseconds, yardstick int64) Figure {
	return Figure{name, float64(events) * 1e9 / float64(nanoseconds), float64(yardstick) / float64(nanoseconds)}
}

// turns are the nanoseconds of one side: of its quickest turn, and of all.
type turns struct{ best, total int64 }

func (t *turns) take(clock Clock, run func()) {
	begin := clock()
	run()
	took := max(clock()-begin, 1)
	if t.total == 0 || took < t.best {
		t.best = took
	}
	t.total += took
}

func takeTurns(clock Clock, n int, a, b func()) (ofA, ofB turns) {
	for range n {
		ofA.take(clock, a)
		ofB.take(clock, b)
	}
	return ofA, ofB
}

// inTurns runs both by turns and returns the seconds of the quickest turn of each.
func inTurns(clock Clock, a, b func()) (secondsA, secondsB float64) {
	ofA, ofB := takeTurns(clock, rounds, a, b)
	return float64(ofA.best) / 1e9, float64(ofB.best) / 1e9
}
