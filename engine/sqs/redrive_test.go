package sqs_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
)

// exhaust receives a message as often as maxReceiveCount allows and lets each timeout of a second go by.
func (w world) exhaust(times int) {
	for range times {
		w.receive()
		w.Advance(time.Second)
	}
}

func TestTheReceiveThatWouldBeOneTooManyMovesTheMessage(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":1,"maxReceiveCount":3}`)
	w.Connect("dead-letter", "orders-dlq", "")
	w.send("poison")
	w.exhaust(3)
	require.Empty(t, w.Calls, "nothing moves before somebody asks for a fourth time")
	w.empty(w.poll(0))
	require.Len(t, w.Calls, 1)
	require.EqualValues(t, 1, w.Gauges[1], "it is in flight until the dead-letter queue has it")

	moved := w.Calls[0].In.(*action.SendMessage)
	require.Equal(t, "poison", moved.Message.Body)
	require.EqualValues(t, 3, moved.Moved.Receives)
	require.EqualValues(t, 1, moved.Message.Token.Lineage)
	w.Return(w.Calls[0].ID, component.Result{Out: action.Empty{}})
	require.EqualValues(t, []int64{0, 0, 0, -1}, w.Gauges)
	require.Contains(t, w.story(), "3s sqs dead-lettered #1 to orders-dlq, receive count 3")
}

func TestTheDeadLetterQueueKeepsWhatTheMessageWas(t *testing.T) {
	source := newWorld(t, `{"VisibilityTimeout":1,"maxReceiveCount":1}`)
	source.Connect("dead-letter", "orders-dlq", "")
	source.send("poison")
	sent := source.receive()
	source.Advance(time.Second)
	source.empty(source.poll(0))

	target := newWorld(t, `{"MessageRetentionPeriod":60,"DelaySeconds":5,"maxReceiveCount":1}`)
	target.Connect("dead-letter", "nowhere", "")
	target.Advance(50 * time.Second)
	target.Deliver("in", "orders", source.Calls[0].In)
	require.EqualValues(t, 50*time.Second, target.Gauges[3], "the age of the oldest counts from the move")
	m := target.receive()
	require.Equal(t, sent.ID, m.ID)
	require.EqualValues(t, 2, m.ReceiveCount, "the count carries on")
	require.EqualValues(t, 0, m.Sent)
	require.Zero(t, target.Metric("NumberOfMessagesSent").Count, "a move is no send")
	require.Contains(t, target.story(), "moved in #1 from orders, 6 bytes, receive count 1")

	target.Advance(10 * time.Second)
	require.Contains(t, target.story(), "1m00s sqs expired #1 1m after it was sent", "retention counts from the first send")
}

func TestAnOlderMessageThatIsMovedInExpiresFirst(t *testing.T) {
	w := newWorld(t, `{"MessageRetentionPeriod":100}`)
	w.Advance(50 * time.Second)
	w.send("young")
	w.Deliver("in", "orders", &action.SendMessage{Message: action.Message{Body: "old"}, DelaySeconds: action.Unset, Moved: &action.Moved{Sent: 0, Receives: 3}})
	w.Advance(50 * time.Second)
	require.EqualValues(t, 1, w.Gauges[0])
	require.Equal(t, "young", w.receive().Message.Body)
}

func TestADeadLetterQueueThatRefusesLosesNothing(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":1,"maxReceiveCount":1}`)
	w.Connect("dead-letter", "orders-dlq", "")
	w.send("poison")
	w.exhaust(1)
	w.empty(w.poll(0))
	w.Return(w.Calls[0].ID, component.Result{Fault: &component.Fault{Code: "ConnectionRefused", Server: true}})
	require.Contains(t, w.story(), "not moved #1 to orders-dlq: ConnectionRefused; tried again after 1s")
	w.empty(w.poll(0))
	require.Len(t, w.Calls, 1, "not at once")
	w.Advance(time.Second)
	w.empty(w.poll(0))
	require.Len(t, w.Calls, 2)
	w.Advance(30 * time.Second)
	require.Contains(t, w.story(), "not moved #1 to orders-dlq: RequestTimeout")
	require.True(t, w.Calls[1].Forgotten)
}

func TestWithoutADeadLetterQueueAMessageComesBackForEver(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":1,"maxReceiveCount":1}`)
	w.send("poison")
	w.exhaust(50)
	require.EqualValues(t, 51, w.receive().ReceiveCount)
}

func TestALongPollOutlastsAMove(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":1,"maxReceiveCount":1}`)
	w.Connect("dead-letter", "orders-dlq", "")
	w.send("poison")
	w.exhaust(1)
	poll := w.poll(20)
	require.Len(t, w.Calls, 1)
	w.waits(poll)
	w.send("soup")
	require.Equal(t, "soup", w.got(poll)[0].Message.Body)
}
