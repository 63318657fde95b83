package service_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/service"
)

// event is an asynchronous invocation with that identity and attributes.
func event(lineage uint64, attributes ...string) *action.Notify {
	return &action.Notify{Via: action.Invoke, Message: message(lineage, attributes...), Type: action.Notification}
}

// accepted reports whether an invocation was answered, and with no fault.
func accepted(e *enginetest.FakeEnv, id component.CallID) bool {
	reply, ok := e.ReplyTo(id)
	return ok && reply.Result.Fault == nil
}

// starts are the instants at which work began, as the trace has them.
func starts(e *enginetest.FakeEnv) (all []string) {
	for _, line := range strings.Split(story(e), "\n") {
		if at, rest, _ := strings.Cut(line, " "); strings.HasPrefix(rest, "service started") {
			all = append(all, at)
		}
	}
	return all
}

func TestAnEventIsAcceptedBeforeItIsWorkedOn(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":1,"WorkTime":"2s"}`)
	require.True(t, accepted(e, e.Deliver("in", "news", event(1))))
	require.Equal(t, int64(1), e.Gauges[0])
	e.Advance(time.Minute)
	require.Equal(t, `0s service accepted #1 from news
0s service started #1 worker 1, after waiting 0s
2s service finished #1 after 2s, worker 1
`, story(e))
	require.Zero(t, e.Pending())
}

func TestAnEventThatFailsIsTriedAfterOneAndTwoMinutes(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"WorkTime":"1s","FailWhen":{"card":["stolen"]}}`)
	e.Deliver("in", "news", event(7, "card", "stolen"))
	require.Equal(t, []string{"0s"}, starts(e))
	e.Advance(time.Second)
	require.Equal(t, int64(1), e.Gauges[4], "it is in the event queue")
	e.Advance(24 * time.Hour)
	require.Equal(t, []string{"0s", "1m01s", "3m02s"}, starts(e))
	require.Equal(t, `0s service accepted #7 from news
0s service started #7 worker 1, after waiting 0s
1s service failed #7 UnprocessableMessage after 1s, worker 1
1s service tried again #7 in 1m: UnprocessableMessage in attempt 1
1m01s service started #7 worker 1, after waiting 0s
1m02s service failed #7 UnprocessableMessage after 1s, worker 1
1m02s service tried again #7 in 2m: UnprocessableMessage in attempt 2
3m02s service started #7 worker 1, after waiting 0s
3m03s service failed #7 UnprocessableMessage after 1s, worker 1
3m03s service dropped #7 UnprocessableMessage in attempt 3
`, story(e))
	require.Equal(t, []int64{0, 0}, []int64{e.Gauges[0], e.Gauges[4]})
}

func TestTheSettingsOfAsynchronousInvocationDecide(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"WorkTime":"0s","FailureProbability":"100%","MaximumRetryAttempts":0}`)
	e.Deliver("in", "news", event(1))
	e.Advance(time.Hour)
	require.Equal(t, []string{"0s"}, starts(e))
	e = enginetest.NewFakeEnv(service.Kind(), `{"WorkTime":"0s","FailureProbability":"100%","MaximumEventAgeInSeconds":90}`)
	e.Deliver("in", "news", event(1))
	e.Advance(time.Hour)
	require.Equal(t, []string{"0s", "1m00s"}, starts(e))
	require.Contains(t, story(e), "1m30s service dropped #1 after 1m30s in the event queue\n")
}

// While no worker is free, an event is tried after 1, 2, 4 … seconds, at most 5 minutes apart, for six hours.
func TestAnEventThatFindsNoWorkerIsTriedForSixHours(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":1,"QueueLimit":5,"WorkTime":"24h"}`)
	e.Deliver("in", "shop", request(1))
	require.True(t, accepted(e, e.Deliver("in", "news", event(2))), "it does not stand in the line")
	e.Advance(7 * time.Hour)
	pauses := []time.Duration{}
	for _, line := range strings.Split(story(e), "\n") {
		if _, after, ok := strings.Cut(line, "tried again in "); ok {
			d, err := time.ParseDuration(after)
			require.NoError(t, err)
			pauses = append(pauses, d)
		}
	}
	want, sum := []time.Duration{}, time.Duration(0)
	for d := time.Second; sum < 6*time.Hour; d = min(2*d, 5*time.Minute) {
		want = append(want, min(d, 6*time.Hour-sum))
		sum += d
	}
	require.Equal(t, want, pauses)
	require.Contains(t, story(e), "6h00m00s service dropped #2 after 6h in the event queue\n")
	require.Zero(t, e.Gauges[4])
}

func TestAnEventIsWorkedOnOnceAWorkerIsFree(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":1,"WorkTime":"2500ms"}`)
	e.Deliver("in", "shop", request(1))
	e.Deliver("in", "news", event(2))
	e.Advance(time.Minute)
	require.Equal(t, []string{"0s", "3s"}, starts(e), "after pauses of 1s and 2s")
	e.Deliver("in", "news", event(3))
	require.Len(t, starts(e), 3)
}

// Lambda keeps its events when the program crashes; the attempts that were under way have failed.
func TestEventsOutlastACrash(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":1,"WorkTime":"10s"}`)
	e.Deliver("in", "news", event(1))
	e.Deliver("in", "news", event(2))
	e.Advance(500 * time.Millisecond)
	e.Crash()
	require.Equal(t, int64(2), e.Gauges[4])
	require.Zero(t, e.Pending())
	e.Advance(30 * time.Second)
	e.Recover()
	e.Advance(0)
	require.Equal(t, []string{"0s", "30.5s"}, starts(e), "the one whose pause is over")
	e.Advance(time.Minute)
	require.Equal(t, []string{"0s", "30.5s", "1m00.5s"}, starts(e), "the one that failed, a minute after the crash")
	require.Contains(t, story(e), "0.5s service tried again #1 in 1m: Crashed in attempt 1\n")
}

// What a service can do with a message it can do with one that came in an event: the whole text, whatever it shares.
func TestAnEventIsAMessageLikeAnyOther(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"WorkTime":"1s","RememberProcessed":"1h","RememberBy":"order"}`)
	e.Connect("calls", "store", `{"When":{"paid":["yes"]}}`)
	in := event(1, "order", "17", "paid", "yes")
	in.Message.Body, in.Message.Shared = "b", &action.Shared{Head: "a", Tail: "c"}
	e.Deliver("in", "news", in)
	require.Contains(t, e.Component.Inspect().String(), `"Body":"abc"`)
	e.Advance(time.Second)
	require.Len(t, e.Calls, 1)
	require.Equal(t, "abc", e.Calls[0].In.(*action.Request).Message.Text())
	e.Return(e.Calls[0].ID, fine)
	e.Deliver("in", "news", event(2, "order", "17"))
	require.Contains(t, story(e), "1s service skipped #2 a duplicate of what it has processed\n")
	require.Equal(t, []int64{0, 0}, []int64{e.Gauges[0], e.Gauges[4]})
}

func TestAFunctionHasSoManyEventsUnderWay(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":1,"WorkTime":"1h"}`)
	for i := range uint64(100_000) {
		e.Deliver("in", "news", event(i+1))
	}
	reply, _ := e.ReplyTo(e.Deliver("in", "news", event(100_001)))
	require.Equal(t, "TooManyRequestsException", reply.Result.Fault.Code)
	require.True(t, reply.Result.Fault.Server, "SNS tries again")
	require.Equal(t, int64(99_999), e.Gauges[4], "one is in work")
}
