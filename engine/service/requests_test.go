package service_test

import (
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/service"
	"playground/engine/value"
)

// story is the trace without its columns.
func story(e *enginetest.FakeEnv) string {
	return regexp.MustCompile(` +`).ReplaceAllString(e.Text(), " ")
}

// request is a message with that identity and attributes, pairs of name and value.
func request(lineage uint64, attributes ...string) *action.Request {
	return &action.Request{Message: message(lineage, attributes...)}
}

func message(lineage uint64, attributes ...string) action.Message {
	m := action.Message{Body: "order " + strconv.Itoa(int(lineage)), Token: component.Token{Lineage: lineage, Attempt: 1}}
	for i := 0; i < len(attributes); i += 2 {
		m.Attributes = append(m.Attributes, action.Attribute{Name: attributes[i], Type: "String", Value: attributes[i+1]})
	}
	return m
}

// code is how a request ended: "ok", the fault's code, or "open".
func code(e *enginetest.FakeEnv, id component.CallID) string {
	reply, ok := e.ReplyTo(id)
	switch {
	case !ok:
		return "open"
	case reply.Result.Fault != nil:
		return reply.Result.Fault.Code
	}
	return reply.Result.Out.(*action.Response).Body
}

func TestWorkersAreBusyTheLineFillsTheRestIsRefused(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":1,"QueueLimit":1,"WorkTime":"2s"}`)
	first := e.Deliver("in", "shop", request(1))
	e.Advance(time.Second)
	second := e.Deliver("in", "shop", request(2))
	third := e.Deliver("in", "shop", request(3))
	require.Equal(t, []int64{1, 1, 0, 0}, e.Gauges[:4])
	e.Advance(3 * time.Second)
	require.Equal(t, []string{"ok", "ok", "ServiceUnavailable"}, []string{code(e, first), code(e, second), code(e, third)})
	require.Equal(t, `0s service started #1 worker 1, after waiting 0s
1s service waiting #2 all 1 workers are busy, 1 in the line
1s service refused #3 a request from shop: all 1 workers are busy and 1 wait
2s service finished #1 after 2s, worker 1
2s service started #2 worker 1, after waiting 1s
4s service finished #2 after 2s, worker 1
`, story(e))
	require.Equal(t, []int64{0, 0, 0, 0}, e.Gauges[:4])
	require.EqualValues(t, 2, e.Metric("Invocations").Count)
	require.EqualValues(t, 1, e.Metric("Throttles").Count)
	require.EqualValues(t, 4*time.Second, e.Metric("Duration").Sum)
	require.EqualValues(t, time.Second, e.Metric("WaitingTime").Sum)
}

func TestAnAnswerBelongsToItsRequest(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{}`)
	id := e.Deliver("in", "shop", request(7))
	e.Advance(time.Second)
	reply, _ := e.ReplyTo(id)
	require.Equal(t, component.Token{Lineage: 7, Attempt: 1}, reply.Result.Out.(*action.Response).Token)
}

func TestWithoutALineNobodyWaits(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":2,"QueueLimit":0}`)
	var codes []string
	for i := range uint64(3) {
		id := e.Deliver("in", "shop", request(i+1))
		codes = append(codes, code(e, id))
	}
	require.Equal(t, []string{"open", "open", "ServiceUnavailable"}, codes)
}

// serving is a service that calls a store and a bank, one after the other.
func serving(settings string) *enginetest.FakeEnv {
	e := enginetest.NewFakeEnv(service.Kind(), settings)
	e.Connect("calls", "store", "")
	e.Connect("calls", "bank", `{"When":{"card":["visa"]}}`)
	return e
}

func last(e *enginetest.FakeEnv) enginetest.FakeCall { return e.Calls[len(e.Calls)-1] }

var (
	fine   = component.Result{Out: &action.Response{Body: "ok"}}
	broken = component.Result{Fault: &component.Fault{Code: "ConnectionRefused", Server: true}}
)

func TestAWorkerIsHeldUntilEachCallIsAnswered(t *testing.T) {
	e := serving(`{"Workers":1,"WorkTime":"1s"}`)
	id := e.Deliver("in", "shop", request(1, "card", "visa"))
	e.Advance(3 * time.Second)
	require.Len(t, e.Calls, 1, "the bank's turn comes later")
	require.Equal(t, message(1, "card", "visa"), last(e).In.(*action.Request).Message, "the same message goes on")
	e.Return(last(e).ID, fine)
	e.Advance(2 * time.Second)
	require.Equal(t, "open", code(e, id))
	e.Return(last(e).ID, fine)
	require.Equal(t, "ok", code(e, id))
	require.Equal(t, `0s service started #1 worker 1, after waiting 0s
1s service calls #1 store; worker 1 waits for the answer
3s service calls #1 bank; worker 1 waits for the answer
5s service finished #1 after 5s, worker 1
`, story(e))
}

func TestACallIsMadeOnlyWhenItsPolicyMatches(t *testing.T) {
	e := serving(`{"WorkTime":"0s"}`)
	id := e.Deliver("in", "shop", request(1, "card", "amex"))
	e.Advance(0)
	e.Return(last(e).ID, fine)
	require.Equal(t, "ok", code(e, id))
	require.Len(t, e.Calls, 1)
}

// One event leads to another: what a call takes along says what has happened, and of what kind it is remains.
func TestACallTakesItsOwnAttributesAlong(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"WorkTime":"0s"}`)
	e.Connect("calls", "events", `{"SetAttributes":"event=PaymentTaken\nattempt={{n}}"}`)
	e.Connect("calls", "store", "")
	e.Deliver("in", "shop", request(1, "event", "OrderPlaced", "order", "A1"))
	e.Advance(0)
	require.Equal(t, []action.Attribute{
		{Name: "event", Type: "String", Value: "PaymentTaken"}, {Name: "order", Type: "String", Value: "A1"}, {Name: "attempt", Type: "Number", Value: "1"},
	}, last(e).In.(*action.Request).Message.Attributes)
	require.EqualValues(t, 1, last(e).In.(*action.Request).Message.Token.Lineage, "it is the same story that goes on")
	e.Return(last(e).ID, fine)
	require.Equal(t, message(1, "event", "OrderPlaced", "order", "A1"), last(e).In.(*action.Request).Message, "the next call takes what came")
}

func TestAttributesThatNoMessageMayHaveAreRefused(t *testing.T) {
	calls, _ := service.Kind().Port("calls")
	settings := value.NewObject(1)
	settings.Set("SetAttributes", value.Text("event"))
	_, problems := component.ParseSettings(calls.Fields, settings.Value(), "/wires/0", nil)
	require.Equal(t, []component.Problem{{Pointer: "/wires/0/SetAttributes", Message: `attribute line 1: "event" has no =; write name=value`}}, problems)
}

func TestAFailedCallFailsTheRequest(t *testing.T) {
	e := serving(`{"WorkTime":"1s"}`)
	id := e.Deliver("in", "shop", request(1, "card", "visa"))
	e.Advance(2 * time.Second)
	e.Return(last(e).ID, broken)
	reply, _ := e.ReplyTo(id)
	require.Equal(t, component.Fault{Code: "DownstreamFailed", Message: "store answered ConnectionRefused", Server: true}, *reply.Result.Fault)
	require.Len(t, e.Calls, 1, "the bank is not asked any more")
	require.Contains(t, story(e), "2s service failed #1 store answered ConnectionRefused; 2s, worker 1\n")
	require.EqualValues(t, 1, e.Metric("Errors").Count)
	require.EqualValues(t, 2*time.Second, e.Metric("Duration").Sum)
}

func TestAnUnansweredCallTimesOut(t *testing.T) {
	e := serving(`{"Workers":1,"WorkTime":"1s","CallTimeout":"5s"}`)
	id := e.Deliver("in", "shop", request(1))
	e.Deliver("in", "shop", request(2))
	e.Advance(6 * time.Second)
	require.Equal(t, "DownstreamTimeout", code(e, id))
	require.True(t, e.Calls[0].Forgotten)
	require.Equal(t, []int64{1, 0, 0, 0}, e.Gauges[:4], "the worker goes on with the next one")
	require.Contains(t, story(e), "6s service failed #1 no answer from store: DownstreamTimeout after 6s, worker 1\n")
}

func TestARemovedWireEndsItsCalls(t *testing.T) {
	e := serving(`{"WorkTime":"0s"}`)
	bar := e.Connect("calls", "bar", "")
	lost := e.Deliver("in", "shop", request(1, "card", "amex"))
	e.Advance(0)
	e.Return(last(e).ID, fine)
	kept := e.Deliver("in", "shop", request(2, "card", "amex"))
	e.Advance(time.Second)
	e.Disconnect(bar)
	require.Equal(t, "DownstreamFailed", code(e, lost))
	e.Return(last(e).ID, fine)
	require.Equal(t, "ok", code(e, kept))
}

func TestFailuresOnPurpose(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":1000,"FailWhen":{"card":["stolen"]}}`)
	stolen, visa := e.Deliver("in", "shop", request(1, "card", "stolen")), e.Deliver("in", "shop", request(2, "card", "visa"))
	e.Advance(time.Second)
	require.Equal(t, []string{"UnprocessableMessage", "ok"}, []string{code(e, stolen), code(e, visa)})

	e.Configure(`{"Workers":1000,"FailureProbability":"25%"}`)
	failed := 0
	for i := range uint64(1000) {
		e.Deliver("in", "shop", request(i))
	}
	e.Advance(time.Second)
	for _, r := range e.Replies[2:] {
		if r.Result.Fault != nil {
			require.Equal(t, "InternalServerError", r.Result.Fault.Code)
			failed++
		}
	}
	require.InDelta(t, 250, failed, 42) // three standard deviations
}

func TestSlowWorkTakesSoManyTimesAsLong(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"WorkTime":"1s"}`)
	e.Component.Trouble(component.Trouble{Disturbance: component.Slow, Factor: 10})
	id := e.Deliver("in", "shop", request(1))
	e.Recover()
	quick := e.Deliver("in", "shop", request(2))
	e.Advance(9 * time.Second)
	require.Equal(t, []string{"open", "ok"}, []string{code(e, id), code(e, quick)})
	e.Advance(time.Second)
	require.Equal(t, "ok", code(e, id))
}

func TestACrashForgetsWorkAndLine(t *testing.T) {
	e := serving(`{"Workers":2,"WorkTime":"1s"}`)
	for i := range uint64(5) {
		e.Deliver("in", "shop", request(i+1))
	}
	e.Advance(time.Second)
	e.Crash()
	require.Contains(t, story(e), "1s service forgot 2 in work and 3 waiting\n")
	require.Zero(t, e.Pending())
	require.Equal(t, []int64{0, 0, 0, 0}, e.Gauges[:4])
	e.Recover()
	id := e.Deliver("in", "shop", request(6))
	e.Advance(time.Second)
	e.Return(last(e).ID, fine)
	require.Equal(t, "ok", code(e, id))
}

func TestFewerWorkersFinishWhatTheyDo(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":3,"WorkTime":"1s"}`)
	for i := range uint64(6) {
		e.Deliver("in", "shop", request(i+1))
	}
	e.Configure(`{"Workers":1,"WorkTime":"1s"}`)
	require.Equal(t, []int64{3, 3, 0, 0}, e.Gauges[:4])
	e.Advance(time.Second)
	require.Equal(t, []int64{1, 2, 0, 0}, e.Gauges[:4])
	e.Configure(`{"Workers":3,"WorkTime":"1s"}`)
	require.Equal(t, []int64{3, 0, 0, 0}, e.Gauges[:4], "new workers take from the line at once")
	e.Advance(time.Second)
	require.Len(t, e.Replies, 6)
}
