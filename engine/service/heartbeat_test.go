package service_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
)

// beating is a service whose worker hides its message on every ten seconds.
const beating = `{"Heartbeat":10}`

func TestAWorkerHidesItsMessageOnWhileItWorks(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"25s"}`, beating)
	e.Return(last(e).ID, batch(1))
	e.Advance(10 * time.Second)
	require.Equal(t, &action.ChangeMessageVisibility{
		Handle: action.ReceiptHandle{ID: action.MessageID{Number: 1}, Receive: 1}, VisibilityTimeout: 20, Token: component.Token{Lineage: 1, Attempt: 1},
	}, last(e).In)
	e.Return(last(e).ID, deleted)
	e.Advance(10 * time.Second)
	require.Equal(t, []string{"ChangeMessageVisibility orders"}, openCalls(e))
	e.Advance(5 * time.Second)
	require.Equal(t, "DeleteMessage", last(e).In.Action())
	require.Len(t, e.Calls, 4, "two heartbeats in 25 seconds")
	e.Return(last(e).ID, deleted)
	require.Equal(t, []string{"ReceiveMessage orders"}, openCalls(e), "nobody waits for the heartbeat that was not answered")
	e.Advance(20 * time.Second)
	require.Len(t, e.Calls, 5, "a worker without a message has no heartbeat")
}

func TestAHeartbeatGoesOnWhileOthersAreCalled(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"5s"}`, beating)
	e.Connect("calls", "store", "")
	e.Return(last(e).ID, batch(1))
	e.Advance(12 * time.Second)
	require.Equal(t, []string{"Request store", "ChangeMessageVisibility orders"}, openCalls(e))
}

func TestARefusedHeartbeatIsSaidAndTheWorkGoesOn(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"15s"}`, beating)
	e.Return(last(e).ID, batch(1))
	e.Advance(10 * time.Second)
	e.Return(last(e).ID, broken)
	e.Advance(5 * time.Second)
	require.Contains(t, story(e), "10s service not hidden on #1 by orders: ConnectionRefused\n15s service finished #1 after 15s, worker 1\n")
}

func TestARequestHasNoHeartbeat(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"15s"}`, beating)
	before := len(e.Calls)
	e.Deliver("in", "shop", request(1))
	e.Advance(12 * time.Second)
	require.Len(t, e.Calls, before)
}

func TestACrashEndsTheHeartbeat(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"15s"}`, beating)
	e.Return(last(e).ID, batch(1))
	e.Advance(10 * time.Second)
	e.Crash()
	before := len(e.Calls)
	e.Advance(time.Minute)
	require.Len(t, e.Calls, before)
}
