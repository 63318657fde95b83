// Command harness lives random histories and prints what came of them, so that the same program can be compared
// natively, in Node and in a browser:
//
//	harness traces N      a line each: seed, hash of the whole trace, number of records
//	harness trace SEED    every record of one history, as lines
//	harness walks N       a line each: seed, hash of every moment seen on a walk through time and futures, events, futures left
//	harness bench         figures of the hot paths, a line each
//	harness queue         those of queues
//	harness topic         those of topics
//	harness states        those of state machines
//	harness lives N       how many nanoseconds so many life cycles of messages in a queue take
//	harness profile       where the hot paths spend their time, as the compiler reads it (on unix)
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"

	"playground/engine/catalog"
	"playground/engine/enginetest"
	benchmarks "playground/engine/enginetest/bench"
	"playground/engine/trace"
)

var commands = map[string]func(out *bufio.Writer, n uint64){
	"traces": traces,
	"trace":  oneTrace,
	"walks":  walks,
	"bench":  bench,
	"queue":  queue,
	"topic":  topic,
	"states": states,
	"lives":  lives,
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "harness: traces N, trace SEED, walks N, bench, queue, topic, states, lives N or profile")
		os.Exit(2)
	}
	var n uint64
	if len(os.Args) > 2 {
		n, _ = strconv.ParseUint(os.Args[2], 10, 64)
	}
	commands[os.Args[1]](out, n)
}

func traces(out *bufio.Writer, n uint64) {
	kinds := catalog.Kinds()
	for seed := range n {
		s := enginetest.NewHistory(seed, kinds).Run()
		fmt.Fprintf(out, "%d %016x %d\n", seed, s.Log().Hash(), s.Log().Total())
	}
}

func oneTrace(out *bufio.Writer, seed uint64) {
	h := enginetest.NewHistory(seed, catalog.Kinds())
	h.Session.Log().Listen(func(r trace.Record) { fmt.Fprintln(out, h.Session.Line(r)) })
	h.Run()
}

func walks(out *bufio.Writer, n uint64) {
	kinds := catalog.Kinds()
	for seed := range n {
		w := enginetest.NewWander(seed, kinds)
		seen := uint64(0)
		for more := true; more; {
			more = w.Step()
			now := w.Line.Now()
			for _, word := range []uint64{w.Line.Present().Log().Hash(), now.Events, uint64(now.At)} {
				seen = (seen ^ word) * 0x100000001b3
			}
		}
		fmt.Fprintf(out, "%d %016x %d %d\n", seed, seen, w.Line.End().Events, len(w.Line.Branches()))
	}
}

func bench(out *bufio.Writer, _ uint64) {
	figures := append(benchmarks.Kernel(clock), benchmarks.Scene(clock, catalog.Kinds()), benchmarks.Frame(clock, catalog.Kinds()), benchmarks.Seek(clock, catalog.Kinds()))
	figures = append(figures, benchmarks.Queue(clock, catalog.Kinds())...)
	show(out, append(figures, benchmarks.FanOut(clock, catalog.Kinds())...))
}

func queue(out *bufio.Writer, _ uint64) { show(out, benchmarks.Queue(clock, catalog.Kinds())) }

func topic(out *bufio.Writer, _ uint64) { show(out, benchmarks.FanOut(clock, catalog.Kinds())) }

func states(out *bufio.Writer, _ uint64) { show(out, benchmarks.States(clock)) }

func lives(out *bufio.Writer, n uint64) { fmt.Fprintln(out, benchmarks.Lives(clock, int(n))) }

func show(out *bufio.Writer, figures []benchmarks.Figure) {
	for _, f := range figures {
		fmt.Fprintf(out, "%-34s %12.0f/s  ratio %.3f\n", f.Name, f.PerSecond, f.Ratio)
	}
}
