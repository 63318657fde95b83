package asl

import (
	"playground/engine/asl/intrinsic"
	"playground/engine/value"
)

// Execution is one run of a Machine. Make one with New; it does nothing before Start.
type Execution struct {
	machine *Machine
	info    Info
	host    Host
	steps   int // that one call may take
	spent   int // of them in the present call

	now     int64 // of the present call
	status  Status
	started int64
	input   value.Value
	output  value.Value
	failure *failure

	threads  []thread // the first is the machine itself; others are branches and iterations
	free     []int32  // threads that are done and may be used again
	ready    []int32  // threads that can go on, in their order
	first    int      // of ready: those before it have been taken
	serial   uint32   // of the last token
	effects  []Effect // what the present call has asked for
	deadline Token    // the timer of the machine's TimeoutSeconds
	going    Token    // of the effect More that is not yet answered

	trial         *Trial // of one state alone; nil otherwise
	place         int32  // of a child execution among those of its parent
	history       History
	own           value.Value // Execution of the Context Object
	seen          scope
	sizes         sizes
	calls         intrinsic.Evaluator
	variableBytes int
	kept          int    // bytes of data that the history keeps, roughly
	lastCause     string // that was worded here: the next one is often the same
}

// thread is something that goes from state to state: the machine, a branch of a Parallel, an iteration of a Map.
type thread struct {
	state     *state
	phase     phase
	iterates  bool  // it is an iteration of a Map
	parent    int32 // -1: none
	index     int32 // which branch or iteration it is
	entered   int32 // id of the event that tells that the state was entered
	previous  int32 // id of the thread's last event, to which the next one points
	base      int32 // id of the last event before the thread got going again
	enteredAt int64
	input     value.Value // of the state, as it was entered
	item      value.Value // of an iteration
	key       string      // of an iteration over an object
	variables []variable

	retries   int32   // of the state
	attempts  []int32 // of the state, by Retrier
	taskToken string
	work      work
	block     *block // of a Parallel or a Map
}

// phase says what a thread does next.
type phase uint8

const (
	entering  phase = iota // enter its state
	again                  // try its state again
	spreading              // begin another child execution
	working                // nothing: it waits for a call, a timer or its children
	ended
)

// work is what a thread waits for.
type work struct {
	call      Token
	timer     Token // a Wait, or the pause before another attempt
	timeout   Token
	heartbeat Token
	made      *Call
}

// New makes an Execution of a Machine.
func New(m *Machine, info Info, h Host) *Execution {
	if info.Region == "" {
		info.Region = "us-east-1"
	}
	x := &Execution{machine: m, info: info, host: h, steps: stepsMost}
	x.history.role, x.history.states = info.RoleARN, m.states
	return x
}

// Start begins the execution. The effects are valid until the next call.
func (x *Execution) Start(input value.Value) []Effect {
	x.now = x.host.Now()
	x.started, x.input = x.now, input
	x.history.first = min(max(2*x.machine.size+2, pageEventsLeast), pageEvents)
	x.record(event{kind: ExecutionStarted, data: input})
	if seconds := x.machine.timeout; seconds > 0 {
		x.deadline = x.setTimer(x.started + seconds*1000)
	} else if x.info.Type == Express {
		x.deadline = x.setTimer(x.started + expressMost)
	}
	x.threads = append(x.threads, thread{state: x.machine.root.start, parent: -1, input: input})
	x.ready = append(x.ready, 0)
	return x.run()
}

// Resume tells what became of an effect. What nobody waits for any more is ignored. The effects are valid until the
// next call.
func (x *Execution) Resume(t Token, r Result) []Effect {
	x.effects, x.now = x.effects[:0], x.host.Now()
	switch {
	case x.status != Running:
		return nil
	case t == x.going:
		x.going = 0
	case t == x.deadline:
		x.deadline = 0
		x.timeOut()
	default:
		x.tell(t, r)
	}
	return x.run()
}

// Stop ends the execution as StopExecution does. An error or a cause that is nil was not given.
func (x *Execution) Stop(err, cause *string) []Effect {
	x.effects, x.now = x.effects[:0], x.host.Now()
	if x.status == Running {
		x.cut(Aborted, ExecutionAborted, &failure{err: err, cause: cause})
	}
	return x.effects
}

// timeOut ends an execution that takes longer than its TimeoutSeconds.
func (x *Execution) timeOut() {
	name := errorTimeout
	x.cut(TimedOut, ExecutionTimedOut, &failure{err: &name})
}

// cut ends the execution from without, whatever it is at: the last event points to no other.
func (x *Execution) cut(s Status, kind EventType, f *failure) {
	x.end(s, event{kind: kind, more: f})
	x.failure = f
	x.release()
}

// run lets threads go on, one state at a time and each in its turn, until all of them wait or enough was done.
func (x *Execution) run() []Effect {
	for x.spent = 0; x.status == Running && x.first < len(x.ready); x.spent++ {
		if x.spent >= x.steps {
			if x.going == 0 {
				x.going = x.ask(Effect{Kind: More}, noThread)
			}
			break
		}
		t := x.ready[x.first]
		if x.first++; x.first == len(x.ready) {
			x.ready, x.first = x.ready[:0], 0
		}
		x.step(t)
	}
	return x.effects
}

// step lets one thread do what it does next.
func (x *Execution) step(t int32) {
	th := &x.threads[t]
	switch th.phase {
	case entering:
		x.enter(t)
	case again:
		th.phase, th.base = working, th.previous
	case spreading:
		x.spreadOn(t)
		return
	default:
		return
	}
	x.perform(t)
}

// wake puts a thread among those that can go on.
func (x *Execution) wake(t int32, p phase) {
	x.threads[t].phase = p
	x.ready = append(x.ready, t)
}

// perform does the work of a state that was entered or is tried again.
func (x *Execution) perform(t int32) {
	switch x.threads[t].state.kind {
	case kindPass:
		x.performPass(t)
	case kindTask:
		x.performTask(t)
	case kindChoice:
		x.performChoice(t)
	case kindWait:
		x.performWait(t)
	case kindSucceed:
		x.performSucceed(t)
	case kindFail:
		x.performFail(t)
	case kindParallel:
		x.performParallel(t)
	case kindMap:
		x.performMap(t)
	}
}

// enter records that a thread enters its state.
func (x *Execution) enter(t int32) {
	th := &x.threads[t]
	th.phase, th.base, th.enteredAt = working, th.previous, x.now
	if th.attempts != nil || th.taskToken != "" || th.retries > 0 {
		th.retries, th.attempts, th.taskToken = 0, nil, ""
	}
	th.entered = x.put(th.state.entered, th.previous, th.state, th.input)
	th.previous = th.entered
}

// leave records that a thread leaves its state with an output and what it assigned, and lets it go on to the next one.
func (x *Execution) leave(s *scope, output value.Value, a *assigned, next *state) {
	if bad := x.keep(s, a); bad != nil {
		x.raise(s.thread, bad)
		return
	}
	if x.trial != nil {
		x.trial.leave(output, next)
		return
	}
	if a == nil {
		x.exit(s.thread, output, next)
		return
	}
	th := &x.threads[s.thread]
	th.previous = x.record(event{kind: th.state.exited, previous: th.previous, state: th.state, data: output, more: a})
	x.goOn(s.thread, output, next)
}

// exit is leave where nothing is assigned.
func (x *Execution) exit(t int32, output value.Value, next *state) {
	th := &x.threads[t]
	th.previous = x.put(th.state.exited, th.previous, th.state, output)
	x.goOn(t, output, next)
}

func (x *Execution) goOn(t int32, output value.Value, next *state) {
	if next == nil {
		x.finish(t, output)
		return
	}
	th := &x.threads[t]
	th.state, th.input, th.phase = next, output, entering
	x.ready = append(x.ready, t)
}

// finish ends a thread that has come to its end.
func (x *Execution) finish(t int32, output value.Value) {
	th := &x.threads[t]
	th.phase = ended
	if th.parent >= 0 {
		x.childDone(t, output)
		return
	}
	if x.status == Running {
		x.output = output
		x.end(Succeeded, event{kind: ExecutionSucceeded, previous: th.previous, data: output})
	}
}

// end records the last event.
func (x *Execution) end(s Status, last event) {
	x.record(last)
	x.status = s
	x.forget(&x.deadline)
	x.ready, x.first, x.going = nil, 0, 0
}

// fall ends the execution with a failure.
func (x *Execution) fall(previous int32, f *failure) {
	x.end(Failed, event{kind: ExecutionFailed, previous: previous, more: f})
	x.failure = f
	x.release()
}

// Status says how far the execution has come.
func (x *Execution) Status() Status { return x.status }

// Output is what a Succeeded execution gave.
func (x *Execution) Output() value.Value { return x.output }

// Failure is the error and the cause of an execution that ended in any other way. Either may be nil.
func (x *Execution) Failure() (err, cause *string) {
	if x.failure == nil {
		return nil, nil
	}
	return x.failure.err, x.failure.cause
}

// History is what the execution did.
func (x *Execution) History() *History { return &x.history }
