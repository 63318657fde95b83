package kernel_test

import (
	"strconv"
	"testing"
	"time"

	"playground/engine/enginetest/bench"
	"playground/engine/kernel"
)

func clock() int64 { return time.Now().UnixNano() }

// report shows a figure whose rounds measured themselves, in turns with their yardstick.
func report(b *testing.B, measure func() bench.Figure) {
	var f bench.Figure
	for b.Loop() {
		f = measure()
	}
	b.ReportMetric(f.PerSecond/1e6, "Mevents/s")
	b.ReportMetric(f.Ratio, "ratio")
}

// The ratio is events a second over those of a bare 4-ary heap of the same events in the same run.
func BenchmarkMM1(b *testing.B) {
	b.Run("heap", func(b *testing.B) { report(b, func() bench.Figure { return bench.KernelMM1(clock) }) })
	b.Run("drawing", func(b *testing.B) { report(b, func() bench.Figure { return bench.KernelMM1Drawing(clock) }) })
}

func BenchmarkHold(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) { report(b, func() bench.Figure { return bench.KernelHold(clock, n) }) })
	}
}

// One event is taken and another scheduled; allocs/op is 0.
func BenchmarkEvent(b *testing.B) {
	for _, n := range []int{2, 1_000, 1_000_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			var c kernel.Calendar
			r := kernel.NewRand(1, "bench")
			for range n {
				c.Schedule(kernel.Time(r.Exponential(time.Second)), kernel.Event{})
			}
			b.ReportAllocs()
			for b.Loop() {
				at, e, _ := c.Pop()
				c.Schedule(at.Add(r.Exponential(time.Second)), e)
			}
		})
	}
}

func BenchmarkSample(b *testing.B) {
	for _, text := range []string{"40ms", "uniform 10ms 50ms", "exponential 40ms", "erlang 3 40ms", "lognormal 40ms 200ms"} {
		b.Run(text, func(b *testing.B) {
			d, err := kernel.ParseDistribution(text)
			if err != nil {
				b.Fatal(err)
			}
			r := kernel.NewRand(1, text)
			b.ReportAllocs()
			for b.Loop() {
				d.Sample(&r)
			}
		})
	}
}
