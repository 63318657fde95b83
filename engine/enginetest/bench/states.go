package bench

import (
	_ "embed" // the workloads
	"runtime"
	"strconv"

	"playground/engine/asl"
	"playground/engine/value"
)

// stateWorkloads are state machines, which peers of the interpreter run as well: each with how many states one
// execution enters and how many executions make a turn.
//
//go:embed states.json
var stateWorkloads []byte

const (
	stateTurns = 20
	openMax    = 100_000
	openTurns  = 200 // executions of one turn beside the open ones
	yearOfWait = `{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":31536000,"End":true}}}`
)

// States measures state transitions a second of the interpreter of the Amazon States Language, its history on: a
// transition is a state entered. Each execution is run whole, with tasks that fail twice where they are tried three
// times. The ratio is to the bare appending of as many events to a slice.
func States(clock Clock) []Figure {
	var figures []Figure
	for _, w := range workloads() {
		figures = append(figures, w.measure(clock))
	}
	return append(figures, beside(clock)...)
}

// workload is a state machine and what a run of it amounts to.
type workload struct {
	name        string
	transitions int64
	runs        int64
	machine     *asl.Machine
}

func workloads() []workload {
	listed, bad := value.Parse(stateWorkloads, value.Limits{})
	if bad != nil {
		panic("bench: " + bad.Error())
	}
	var all []workload
	for _, one := range listed.Elements() {
		w := workload{name: textOf(one, "name"), transitions: intOf(one, "transitions"), runs: intOf(one, "runs")}
		definition, _ := one.Get("definition")
		w.machine = machine(definition)
		all = append(all, w)
	}
	return all
}

func (w *workload) measure(clock Clock) Figure {
	d := &director{}
	events := d.run(w.machine) // beyond the first growth of tables
	var ours, theirs turns
	for range stateTurns {
		ours.take(clock, func() {
			for range w.runs {
				d.run(w.machine)
			}
		})
		theirs.take(clock, func() { appendEvents(w.runs, events) })
	}
	return compare("states: "+w.name, w.runs*w.transitions, ours.best, theirs.best)
}

// beside measures executions of ten states while 1 and 100,000 others wait for a year, and what an open one takes: its
// figure is the bytes of one, its ratio that of 4,000 bytes to them.
func beside(clock Clock) []Figure {
	ten, d := workloads()[0], &director{}
	few := ten.besides(clock, d)
	before := heap()
	d.open(machineOf(yearOfWait), openMax)
	each := float64(heap()-before) / openMax
	many := ten.besides(clock, d)
	runtime.KeepAlive(d)
	return []Figure{
		few, many,
		{Name: "states: kept at most open", PerSecond: many.PerSecond / few.PerSecond, Ratio: many.PerSecond / few.PerSecond},
		{Name: "states: bytes of an open one", PerSecond: each, Ratio: 4_000 / each},
	}
}

// besides runs the workload beside what is open.
func (w *workload) besides(clock Clock, d *director) Figure {
	var ours, theirs turns
	for range stateTurns {
		ours.take(clock, func() {
			for range openTurns {
				d.run(w.machine)
			}
		})
		theirs.take(clock, func() { appendEvents(openTurns, 2*w.transitions+2) })
	}
	return compare("states: beside "+strconv.Itoa(len(d.waiting))+" open", openTurns*w.transitions, ours.best, theirs.best)
}

// heap counts the bytes that are in use after a full collection.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// bareEvent is as much as an event must tell: when, what, after which, and two references.
type bareEvent struct {
	at             int64
	kind, previous int32
	state, data    *int64
}

var bareEvents []bareEvent // keeps the compiler from leaving out the work

func appendEvents(executions, events int64) {
	for range executions {
		var all []bareEvent
		for i := range events {
			all = append(all, bareEvent{at: i, previous: int32(i)})
		}
		bareEvents = all
	}
}

func textOf(v value.Value, name string) string {
	member, _ := v.Get(name)
	text, _ := member.AsText()
	return text
}

func intOf(v value.Value, name string) int64 {
	member, _ := v.Get(name)
	i, _ := member.AsInt()
	return i
}
