package service_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/service"
)

// polling is a service that polls a queue.
func polling(settings, wire string) *enginetest.FakeEnv {
	e := enginetest.NewFakeEnv(service.Kind(), settings)
	e.Connect("poll", "orders", wire)
	return e
}

// batch is what a queue answers a poll with: one message for each identity.
func batch(lineages ...uint64) component.Result {
	r := &action.ReceiveMessageResult{}
	for _, l := range lineages {
		handle := action.ReceiptHandle{ID: action.MessageID{Number: l}, Receive: 1}
		r.Messages = append(r.Messages, action.ReceivedMessage{ID: handle.ID, Handle: handle, Message: message(l), ReceiveCount: 1})
	}
	return component.Result{Out: r}
}

var deleted = component.Result{Out: action.Empty{}}

// openCalls lists the component's calls that nobody has answered yet, as "action peer".
func openCalls(e *enginetest.FakeEnv) (all []string) {
	for _, c := range e.Calls {
		if !c.Returned && !c.Forgotten {
			all = append(all, c.In.Action()+" "+c.Wire.Peer)
		}
	}
	return all
}

func TestAMessageIsWorkedOnAndDeleted(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"2s"}`, "")
	require.Equal(t, &action.ReceiveMessage{MaxNumberOfMessages: 1, WaitTimeSeconds: 20, VisibilityTimeout: action.Unset}, last(e).In)
	e.Advance(time.Second)
	e.Return(last(e).ID, batch(1))
	require.Empty(t, openCalls(e), "a worker who is busy does not poll")
	e.Advance(2 * time.Second)
	require.Equal(t, []string{"DeleteMessage orders"}, openCalls(e))
	require.Equal(t, &action.DeleteMessage{Handle: action.ReceiptHandle{ID: action.MessageID{Number: 1}, Receive: 1}, Token: component.Token{Lineage: 1, Attempt: 1}}, last(e).In)
	e.Advance(time.Second)
	require.Equal(t, []int64{1, 0, 0, 0}, e.Gauges[:4], "the worker waits until the delete is confirmed")
	e.Return(last(e).ID, deleted)
	require.Equal(t, []string{"ReceiveMessage orders"}, openCalls(e))
	require.Equal(t, "1s service started #1 worker 1, after waiting 0s\n3s service finished #1 after 2s, worker 1\n", story(e))
}

func TestAFailedMessageIsLeftToComeBack(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"2s","FailureProbability":"100%"}`, "")
	e.Advance(time.Second)
	e.Return(last(e).ID, batch(1))
	e.Advance(2 * time.Second)
	require.Equal(t, []string{"ReceiveMessage orders"}, openCalls(e))
	require.Contains(t, story(e), "3s service failed #1 InternalServerError after 2s, worker 1\n3s service left #1 in orders\n")
}

func TestAsManyPollsAsFreeWorkers(t *testing.T) {
	e := polling(`{"Workers":3,"WorkTime":"10s"}`, `{"MaxNumberOfMessages":10}`)
	require.Len(t, openCalls(e), 3)
	e.Advance(time.Second)
	e.Return(e.Calls[0].ID, batch(1, 2, 3, 4, 5))
	require.Len(t, openCalls(e), 2, "what other polls are under way stay so")
	require.Equal(t, []int64{3, 2, 2, 0}, e.Gauges[:4], "a batch goes to every free worker, the rest waits")
	e.Return(e.Calls[1].ID, batch())
	require.Len(t, openCalls(e), 1, "nobody is free, nothing is asked for")
}

func TestAWorkerOnALongPollTakesARequestAtOnce(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"1s","QueueLimit":0}`, "")
	id := e.Deliver("in", "shop", request(1))
	require.Equal(t, []int64{1, 0, 1, 0}, e.Gauges[:4])
	e.Advance(200 * time.Millisecond)
	e.Return(e.Calls[0].ID, batch(2))
	require.Equal(t, []int64{1, 1, 0, 0}, e.Gauges[:4], "what the poll brought waits, whatever the limit for requests")
	e.Advance(800 * time.Millisecond)
	require.Equal(t, "ok", code(e, id))
	require.Contains(t, story(e), "1s service started #2 worker 1, after waiting 800ms\n")
}

func TestSeveralQueuesArePolledInTurn(t *testing.T) {
	e := polling(`{"Workers":1}`, `{"WaitTimeSeconds":1}`)
	e.Connect("poll", "returns", `{"WaitTimeSeconds":1}`)
	var asked []string
	for range 4 {
		asked = append(asked, last(e).Wire.Peer)
		e.Advance(1100 * time.Millisecond)
		e.Return(last(e).ID, batch())
	}
	require.Equal(t, []string{"orders", "returns", "orders", "returns"}, asked)
}

func TestPausesBetweenPolls(t *testing.T) {
	for _, c := range []struct {
		name, wire string
		took       time.Duration
		answer     component.Result
		pause      time.Duration
	}{
		{"empty long poll", `{"PollPause":"3s"}`, 20 * time.Second, batch(), 0},
		{"long poll answered too early", `{"PollPause":"3s"}`, 10 * time.Second, batch(), 3 * time.Second},
		{"empty short poll", `{"WaitTimeSeconds":0}`, time.Millisecond, batch(), time.Second},
		{"failed poll", `{"PollPause":"3s"}`, time.Second, broken, 3 * time.Second},
		{"poll that took no time", `{"WaitTimeSeconds":0,"PollPause":"10ms"}`, 0, batch(), 10 * time.Millisecond},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := polling(`{"Workers":1}`, c.wire)
			e.Advance(c.took)
			e.Return(last(e).ID, c.answer)
			if c.pause > 0 {
				require.Len(t, e.Calls, 1)
				e.Advance(c.pause - 1)
				require.Len(t, e.Calls, 1)
				e.Advance(1)
			}
			require.Len(t, e.Calls, 2)
		})
	}
}

// A queue, wires and work that take no time at all cannot stop the clock.
func TestTimeGoesOnWhereNothingTakesTime(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"0s"}`, "")
	for round := range uint64(3) {
		e.Return(last(e).ID, batch(round+1))
		e.Advance(0)
		e.Return(last(e).ID, deleted)
		require.Empty(t, openCalls(e))
		e.Advance(time.Millisecond)
		require.Len(t, openCalls(e), 1)
	}
}

func TestAnUnansweredPollIsGivenUp(t *testing.T) {
	e := polling(`{"Workers":1}`, `{"WaitTimeSeconds":10}`)
	e.Advance(15 * time.Second)
	require.True(t, e.Calls[0].Forgotten)
	require.Len(t, e.Calls, 2)
	require.Contains(t, story(e), "15s service poll unanswered by orders within 15s\n")
}

func TestADeleteThatIsNotConfirmedIsSaid(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"1s","CallTimeout":"4s"}`, "")
	for _, answer := range []component.Result{broken, {}} {
		e.Return(last(e).ID, batch(1))
		e.Advance(time.Second)
		if answer.Fault != nil {
			e.Return(last(e).ID, answer)
		}
		e.Advance(4 * time.Second)
		require.Equal(t, []string{"ReceiveMessage orders"}, openCalls(e))
	}
	require.Contains(t, story(e), "not deleted #1 orders: ConnectionRefused\n")
	require.Contains(t, story(e), "not deleted #1 orders: DownstreamTimeout\n")
}

func TestARemovedQueueIsPolledNoMore(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":2,"WorkTime":"1s"}`)
	w := e.Connect("poll", "orders", "")
	e.Advance(time.Second)
	e.Return(e.Calls[0].ID, batch(1))
	e.Disconnect(w)
	require.Empty(t, openCalls(e))
	e.Advance(time.Second)
	require.Contains(t, story(e), "2s service not deleted #1 orders: ConnectionRefused\n")
	require.Equal(t, []int64{0, 0, 0, 0}, e.Gauges[:4])
}

func TestAfterACrashItPollsAgainAndRemembersNothing(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"1s","RememberProcessed":"5m"}`, "")
	e.Return(last(e).ID, batch(1))
	e.Advance(time.Second)
	e.Return(last(e).ID, deleted)
	require.EqualValues(t, 1, e.Gauges[3])
	e.Crash()
	require.Empty(t, openCalls(e))
	e.Recover()
	require.Len(t, openCalls(e), 1)
	require.EqualValues(t, 0, e.Gauges[3])
	e.Return(last(e).ID, batch(1))
	e.Advance(time.Second)
	require.Contains(t, story(e), "2s service finished #1 after 1s, worker 1\n", "what was forgotten is done again")
}
