package bench

import (
	"slices"
	"strconv"

	"playground/engine/asl"
	"playground/engine/value"
)

const taskFailures = 2 // of each task, before it succeeds

// director runs executions to their end: time jumps from timer to timer, and every task fails twice.
type director struct {
	now, drawn int64
	failures   int
	todo       []asl.Effect
	timers     []asl.Effect // that are set
	waiting    []*asl.Execution
}

var _ asl.Host = (*director)(nil)

// Now is the virtual time, milliseconds of Unix time.
func (d *director) Now() int64 { return d.now }

// UUID counts.
func (d *director) UUID() string { d.drawn++; return strconv.FormatInt(d.drawn, 16) }

// RandomInt is the least that may be.
func (d *director) RandomInt(lo, _ int64) int64 { return lo }

// Token counts.
func (d *director) Token() string { return d.UUID() }

// run runs one execution and counts its events.
func (d *director) run(m *asl.Machine) int64 {
	x := d.whole(m)
	if x.Status() != asl.Succeeded {
		panic("bench: the execution is " + x.Status().String())
	}
	return int64(x.History().Len())
}

// whole runs one execution.
func (d *director) whole(m *asl.Machine) *asl.Execution {
	x := asl.New(m, executionInfo, d)
	d.failures, d.timers = 0, d.timers[:0]
	d.todo = append(d.todo[:0], x.Start(noInput)...)
	for i := 0; i < len(d.todo) || len(d.timers) > 0; {
		if i == len(d.todo) {
			d.todo, i = append(d.todo[:0], x.Resume(d.jump(), asl.Result{Kind: asl.Due})...), 0
			continue
		}
		d.todo = d.take(x, d.todo[i], d.todo)
		i++
	}
	return x
}

// take does what an effect asks for and notes what is asked for next.
func (d *director) take(x *asl.Execution, e asl.Effect, todo []asl.Effect) []asl.Effect {
	switch e.Kind {
	case asl.SetTimer:
		d.timers = append(d.timers, e)
		return todo
	case asl.Cancel:
		d.timers = slices.DeleteFunc(d.timers, func(t asl.Effect) bool { return t.Token == e.Token })
		return todo
	case asl.More:
		return append(todo, x.Resume(e.Token, asl.Result{Kind: asl.GoOn})...)
	}
	if d.failures++; d.failures <= taskFailures {
		return append(todo, x.Resume(e.Token, asl.Result{Kind: asl.Threw, Error: &taskError})...)
	}
	return append(todo, x.Resume(e.Token, asl.Result{Kind: asl.Returned, Value: noInput})...)
}

// jump lets time pass until the next timer is due.
func (d *director) jump() asl.Token {
	next := 0
	for i := range d.timers {
		if d.timers[i].At < d.timers[next].At {
			next = i
		}
	}
	e := d.timers[next]
	d.timers = slices.Delete(d.timers, next, next+1)
	d.now = max(d.now, e.At)
	return e.Token
}

// open starts executions that wait.
func (d *director) open(m *asl.Machine, n int) {
	for range n {
		x := asl.New(m, executionInfo, d)
		if effects := x.Start(noInput); len(effects) != 1 || effects[0].Kind != asl.SetTimer {
			panic("bench: the execution does not wait")
		}
		d.waiting = append(d.waiting, x)
	}
}

var (
	noInput       = value.NewObject(0).Value()
	taskError     = "Busy"
	executionInfo = asl.Info{
		ExecutionARN:  "arn:aws:states:us-east-1:000000000000:execution:bench:one",
		ExecutionName: "one",
		MachineARN:    "arn:aws:states:us-east-1:000000000000:stateMachine:bench",
		MachineName:   "bench",
	}
)

func machineOf(definition string) *asl.Machine {
	v, bad := value.Parse(definition, value.Limits{})
	if bad != nil {
		panic("bench: " + bad.Error())
	}
	return machine(v)
}

func machine(definition value.Value) *asl.Machine {
	m, problems := asl.Compile(definition)
	if len(problems) > 0 {
		panic("bench: a definition has problems")
	}
	return m
}
