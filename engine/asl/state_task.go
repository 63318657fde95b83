package asl

import (
	"strings"

	"playground/engine/value"
)

// task is a Task state's own part.
type task struct {
	kind         CallKind
	resourceType string // of a service: "sqs", "aws-sdk:dynamodb"
	resource     string // of a service: "sendMessage.waitForTaskToken"; else the whole ARN
	tokened      bool   // the task has a task token
	timeout      quantity
	heartbeat    quantity
	credentials  *template
}

func (c *compiler) task(v value.Value) *task {
	made := &task{timeout: c.quantity(v, "TimeoutSeconds"), heartbeat: c.quantity(v, "HeartbeatSeconds")}
	made.credentials = c.template(v, "Credentials")
	made.name(c.text(v, "Resource"))
	return made
}

// name reads the Resource: arn:aws:states:::sqs:sendMessage, or the ARN of an activity or a function.
func (m *task) name(resource string) {
	m.kind, m.resource = LambdaCall, resource
	parts := strings.SplitN(resource, ":", 6)
	if len(parts) < 6 || parts[2] != "states" {
		return
	}
	if strings.HasPrefix(parts[5], "activity:") {
		m.kind, m.tokened = ActivityCall, true
		return
	}
	m.kind = ServiceCall
	m.resourceType, m.resource, _ = strings.Cut(parts[5], ":")
	if m.resourceType == "aws-sdk" {
		service, action, _ := strings.Cut(m.resource, ":")
		m.resourceType, m.resource = m.resourceType+":"+service, action
	}
	_, pattern, _ := strings.Cut(m.resource, ".")
	m.tokened = pattern == "waitForTaskToken" || strings.HasPrefix(pattern, "sync")
}

// title is how a failure names the task.
func (m *task) title() string {
	if m.kind == ServiceCall {
		return m.resourceType
	}
	return m.resource
}

// taskEvents are the events that tell a task, by its kind.
var taskEvents = [...]struct{ scheduled, started, succeeded, failed, timedOut EventType }{
	ServiceCall:  {TaskScheduled, TaskStarted, TaskSucceeded, TaskFailed, TaskTimedOut},
	LambdaCall:   {LambdaFunctionScheduled, LambdaFunctionStarted, LambdaFunctionSucceeded, LambdaFunctionFailed, LambdaFunctionTimedOut},
	ActivityCall: {ActivityScheduled, ActivityStarted, ActivitySucceeded, ActivityFailed, ActivityTimedOut},
}

// performTask schedules an attempt.
func (x *Execution) performTask(t int32) {
	th := &x.threads[t]
	m := th.state.task
	if m.tokened {
		th.taskToken = x.host.Token()
	}
	call, bad := x.call(t)
	if bad != nil {
		x.raise(t, bad)
		return
	}
	events := &taskEvents[m.kind]
	th.previous = x.record(event{kind: events.scheduled, previous: th.previous, state: th.state, more: call})
	th.work.made = call
	th.work.call = x.ask(Effect{Kind: MakeCall, Call: call}, uint32(t))
	if m.kind != ActivityCall {
		th.previous = x.record(event{kind: events.started, previous: th.previous, state: th.state})
		x.beat(t)
	}
	if call.TimeoutSeconds > 0 {
		th.work.timeout = x.wakeAt(t, x.now+call.TimeoutSeconds*1000)
	}
}

// call makes the call of an attempt.
func (x *Execution) call(t int32) (*Call, *failure) {
	s, bad := x.begin(t)
	if bad != nil {
		return nil, bad
	}
	state := s.state()
	m := state.task
	call := &Call{Kind: m.kind, ResourceType: m.resourceType, Resource: m.resource, Parameters: s.input, TaskToken: x.threads[t].taskToken}
	if m.kind == ServiceCall {
		call.Region = x.info.Region
	}
	if state.parameters != nil {
		if call.Parameters, bad = state.parameters.fill(s); bad != nil {
			return nil, bad
		}
	}
	if state.jsonata {
		s.note("afterArguments", call.Parameters)
	} else {
		s.note("afterParameters", call.Parameters)
	}
	if m.credentials != nil {
		if call.Credentials, bad = m.credentials.fill(s); bad != nil {
			return nil, bad
		}
	}
	if call.TimeoutSeconds, _, bad = s.integer(&m.timeout); bad != nil {
		return nil, bad
	}
	if call.Heartbeat, _, bad = s.integer(&m.heartbeat); bad != nil {
		return nil, bad
	}
	return call, s.fits(call.Parameters)
}

// beat begins to wait for the next heartbeat.
func (x *Execution) beat(t int32) {
	w := &x.threads[t].work
	x.forget(&w.heartbeat)
	if w.made.Heartbeat > 0 {
		w.heartbeat = x.wakeAt(t, x.now+w.made.Heartbeat*1000)
	}
}

// tell passes what became of an effect on to the thread that waits for it.
func (x *Execution) tell(t Token, r Result) {
	i := int32(t.thread())
	if t == 0 || int(i) < 0 || int(i) >= len(x.threads) {
		return
	}
	th := &x.threads[i]
	w := &th.work
	th.base = th.previous
	switch t {
	case w.call:
		if th.state.kind == kindMap {
			x.exchanged(i, r)
			return
		}
		x.answer(i, r)
	case w.timer:
		w.timer = 0
		if th.state.kind == kindWait {
			x.waited(i)
		} else {
			x.wake(i, again)
		}
	case w.timeout:
		w.timeout = 0
		x.taskTimedOut(i, false)
	case w.heartbeat:
		w.heartbeat = 0
		x.taskTimedOut(i, true)
	default:
		if th.block != nil && th.block.run != nil {
			x.tellChild(i, t, r)
		}
	}
}

// answer takes what became of a task.
func (x *Execution) answer(t int32, r Result) {
	th := &x.threads[t]
	switch r.Kind {
	case Returned:
		th.work.call = 0
		x.returned(t, r.Value)
	case Threw:
		th.work.call = 0
		x.threw(t, r)
	case Submitted:
		th.previous = x.record(event{kind: TaskSubmitted, previous: th.previous, state: th.state, data: r.Value})
	case Started:
		th.previous = x.record(event{kind: taskEvents[th.state.task.kind].started, previous: th.previous, state: th.state, more: worker(r.Worker)})
		x.beat(t)
	case Heartbeat:
		x.beat(t)
	}
}

// returned ends an attempt that succeeded. A result that is too large is a failure of the task.
func (x *Execution) returned(t int32, result value.Value) {
	th := &x.threads[t]
	m := th.state.task
	x.drop(&th.work)
	if _, fits := x.sizes.measure(result, payloadBytesMost); !fits {
		x.failTask(t, taskEvents[m.kind].failed, tooLarge(m.title()))
		return
	}
	th.previous = x.record(event{kind: taskEvents[m.kind].succeeded, previous: th.previous, state: th.state, data: result})
	th.base = th.previous
	s := x.scope(t, result)
	s.note("result", result)
	x.complete(s)
}

// threw ends an attempt that failed.
func (x *Execution) threw(t int32, r Result) {
	kind := r.Event
	switch kind {
	case NoEvent:
		kind = taskEvents[x.threads[t].state.task.kind].failed
	case TaskStartFailed, LambdaFunctionScheduleFailed, LambdaFunctionStartFailed, ActivityScheduleFailed:
		x.notStarted(t)
	}
	x.failTask(t, kind, &failure{err: r.Error, cause: r.Cause})
}

// notStarted takes back that a task started, of which it now turns out that it did not, if nothing else has happened.
func (x *Execution) notStarted(t int32) {
	th := &x.threads[t]
	last := x.history.at(x.history.count - 1)
	if int(th.previous) == x.history.count && last.kind == taskEvents[th.state.task.kind].started {
		th.previous = last.previous
		th.base = th.previous
		x.history.takeBack()
	}
}

func (x *Execution) taskTimedOut(t int32, heartbeat bool) {
	name := errorTimeout
	x.failTask(t, taskEvents[x.threads[t].state.task.kind].timedOut, &failure{err: &name, heartbeat: heartbeat})
}

func (x *Execution) failTask(t int32, kind EventType, f *failure) {
	th := &x.threads[t]
	th.previous = x.record(event{kind: kind, previous: th.previous, state: th.state, more: f})
	th.base = th.previous
	x.raise(t, f)
}

// integer gives the value of a field that holds a whole number; is says whether there is such a field.
func (s *scope) integer(q *quantity) (n int64, is bool, bad *failure) {
	v, is, bad := q.of(s)
	if !is || bad != nil {
		return 0, is, bad
	}
	number := v
	if q.expr == nil {
		number = numeral(v)
	}
	if n, whole := number.AsInt(); whole {
		return n, true, nil
	}
	return 0, true, s.unsuited(q, "integer", v)
}

// numeral gives the number that a text spells, since variables and states often hold numbers as texts.
func numeral(v value.Value) value.Value {
	if text, is := v.AsText(); is {
		if number, bad := value.Parse(text, value.Limits{Bytes: 64}); bad == nil && number.Kind() == value.KindNumber {
			return number
		}
	}
	return v
}

// unsuited says that a field has a value of the wrong type.
func (s *scope) unsuited(q *quantity, expected string, v value.Value) *failure {
	if q.expr != nil {
		return s.unexpected(q.expr, expected, v)
	}
	shown, is := v.AsText()
	if !is {
		shown = v.String()
	}
	return s.runtime("The " + q.field + " field refers to value \"" + shown + "\" which is not a valid " + expected + ": " + q.text)
}
