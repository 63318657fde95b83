package sqs_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/sqs"
)

// world is a queue and what a story does with it.
type world struct {
	*enginetest.FakeEnv
	t *testing.T
}

func newWorld(t *testing.T, settings string) world {
	return world{enginetest.NewFakeEnv(sqs.Kind(), settings), t}
}

func (w world) send(body string) {
	m := action.Message{Body: body, Token: component.Token{Lineage: w.NewLineage(), Attempt: 1}}
	id := w.Deliver("in", "shop", &action.SendMessage{Message: m, DelaySeconds: action.Unset})
	reply, ok := w.ReplyTo(id)
	require.True(w.t, ok, "SendMessage is answered at once")
	require.Nil(w.t, reply.Result.Fault)
}

// poll asks for one message and returns the call.
func (w world) poll(wait int64) component.CallID {
	return w.Deliver("in", "kitchen", &action.ReceiveMessage{MaxNumberOfMessages: 1, WaitTimeSeconds: wait, VisibilityTimeout: action.Unset})
}

// got is what a poll brought; it must be answered.
func (w world) got(id component.CallID) []action.ReceivedMessage {
	reply, ok := w.ReplyTo(id)
	require.True(w.t, ok, "the poll is answered")
	require.Nil(w.t, reply.Result.Fault)
	return reply.Result.Out.(*action.ReceiveMessageResult).Messages
}

func (w world) receive() action.ReceivedMessage {
	all := w.got(w.poll(0))
	require.Len(w.t, all, 1)
	return all[0]
}

func (w world) delete(m action.ReceivedMessage) {
	id := w.Deliver("in", "kitchen", &action.DeleteMessage{Handle: m.Handle, Token: m.Message.Token})
	reply, _ := w.ReplyTo(id)
	require.Nil(w.t, reply.Result.Fault)
}

func (w world) empty(id component.CallID) { require.Empty(w.t, w.got(id)) }

func (w world) waits(id component.CallID) {
	_, answered := w.ReplyTo(id)
	require.False(w.t, answered, "the poll waits")
}

// story is the trace with single spaces.
func (w world) story() string {
	lines := strings.Split(strings.TrimSpace(w.Text()), "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	return strings.Join(lines, "\n")
}

func (w world) tells(lines ...string) {
	w.t.Helper()
	require.Equal(w.t, strings.Join(lines, "\n"), w.story())
}

func TestAMessageIsSentReceivedAndDeleted(t *testing.T) {
	w := newWorld(t, `{}`)
	w.send("soup")
	w.Advance(2 * time.Second)
	m := w.receive()
	require.Equal(t, "soup", m.Message.Body)
	require.EqualValues(t, 1, m.ReceiveCount)
	w.Advance(3 * time.Second)
	w.delete(m)
	w.empty(w.poll(0))
	w.tells(
		"0s sqs sent #1 by shop, 4 bytes",
		"2s sqs received #1 by kitchen, attempt 1; hidden for 30s",
		"5s sqs deleted #1 by kitchen, 5s after it was sent, after attempt 1",
		"5s sqs received nothing by kitchen after 0s",
	)
	require.EqualValues(t, 1, w.Metric("NumberOfMessagesSent").Count)
	require.EqualValues(t, 1, w.Metric("NumberOfMessagesReceived").Count)
	require.EqualValues(t, 1, w.Metric("NumberOfMessagesDeleted").Count)
	require.EqualValues(t, 1, w.Metric("NumberOfEmptyReceives").Count)
	require.EqualValues(t, 4, w.Metric("SentMessageSize").Sum)
}

func TestAMessageThatNobodyDeletesComesBackExactlyWhenItsTimeoutIsOver(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":30}`)
	w.send("soup")
	first := w.receive()
	w.Advance(30*time.Second - 1)
	w.empty(w.poll(0))
	w.Advance(1)
	second := w.receive()
	require.EqualValues(t, 2, second.ReceiveCount)
	require.EqualValues(t, 2, second.Message.Token.Attempt)
	require.Equal(t, first.ID, second.ID)
	require.NotEqual(t, first.Handle, second.Handle)

	w.delete(first) // an older handle: no fault and no effect
	require.EqualValues(t, 1, w.Gauges[1], "the message is still in flight")
	w.delete(second)
	require.Contains(t, w.story(), "visible again #1 not deleted within 30s, after attempt 1")
	require.Contains(t, w.story(), "delete found nothing #1 for kitchen")
}

func TestTheLatestHandleDeletesAfterTheTimeoutToo(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":1}`)
	w.send("soup")
	m := w.receive()
	w.Advance(time.Second)
	w.delete(m)
	w.empty(w.poll(0))
	require.EqualValues(t, []int64{0, 0, 0, -1}, w.Gauges)
}

func TestADelayedMessageAppearsWhenItsDelayIsOver(t *testing.T) {
	w := newWorld(t, `{"DelaySeconds":5}`)
	w.send("soup")
	require.EqualValues(t, []int64{0, 0, 1, 0}, w.Gauges)
	w.Advance(5*time.Second - 1)
	w.empty(w.poll(0))
	w.Advance(1)
	w.receive()
	require.Contains(t, w.story(), "0s sqs delayed #1 for 5s")
	require.Contains(t, w.story(), "5s sqs visible #1 after a delay of 5s")
}

func TestAMessageExpiresWhereverItIs(t *testing.T) {
	w := newWorld(t, `{"MessageRetentionPeriod":60,"DelaySeconds":0,"VisibilityTimeout":50}`)
	w.send("in flight")
	w.receive()
	w.send("visible")
	w.Deliver("in", "shop", &action.SendMessage{Message: action.Message{Body: "delayed"}, DelaySeconds: 900})
	w.Advance(60*time.Second - 1)
	require.EqualValues(t, []int64{2, 0, 1, 0}, w.Gauges)
	w.Advance(1)
	require.EqualValues(t, []int64{0, 0, 0, -1}, w.Gauges)
	require.Contains(t, w.story(), "1m00s sqs expired #1 1m after it was sent, receive count 1")
	require.Equal(t, 3, strings.Count(w.story(), " expired "))
}

func TestALowerRetentionPeriodExpiresWhatIsOlder(t *testing.T) {
	w := newWorld(t, `{"MessageRetentionPeriod":600}`)
	w.send("old")
	w.Advance(100 * time.Second)
	w.send("young")
	w.Configure(`{"MessageRetentionPeriod":60}`)
	require.EqualValues(t, 1, w.Gauges[0])
	require.Equal(t, "young", w.receive().Message.Body)
}

func TestLongPollsAreAnsweredInTheirOrder(t *testing.T) {
	w := newWorld(t, `{"ReceiveMessageWaitTimeSeconds":20}`)
	first, second := w.poll(action.Unset), w.poll(5)
	w.Advance(time.Second)
	w.send("soup")
	require.Equal(t, "soup", w.got(first)[0].Message.Body)
	w.waits(second)
	w.Advance(4*time.Second - 1)
	w.waits(second)
	w.Advance(1)
	w.empty(second)
	require.Contains(t, w.story(), "5s sqs received nothing by kitchen after 5s")
}

func TestWhatAppearsAtTheInstantAtWhichAPollEndsIsStillReceived(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":5}`)
	w.send("soup")
	w.receive()
	poll := w.poll(5)
	w.Advance(5 * time.Second)
	require.EqualValues(t, 2, w.got(poll)[0].ReceiveCount)
}

func TestAPollWhoseCallerHasGoneTakesNothing(t *testing.T) {
	w := newWorld(t, `{}`)
	dead, alive := w.poll(20), w.poll(20)
	w.Hangup(dead)
	w.send("soup")
	require.Len(t, w.got(alive), 1)
	w.Hangup(w.poll(20))
	w.send("bread")
	require.EqualValues(t, 1, w.Gauges[0])
	require.EqualValues(t, 1, w.Metric("NumberOfMessagesReceived").Count)
}

func TestOrderIsThatOfBecomingVisibleAndWhatComesBackIsStillOld(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":10}`)
	w.send("first")
	w.receive()
	w.send("second")
	w.Advance(10 * time.Second)
	w.send("third")
	order := []string{}
	for range 3 {
		order = append(order, w.receive().Message.Body)
	}
	require.Equal(t, []string{"first", "second", "third"}, order)
}

func TestAMessageReceivedThreeTimesGoesToTheBack(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":1}`)
	w.send("poison")
	for range 2 {
		w.receive()
		w.Advance(time.Second)
	}
	w.send("soup")
	require.Equal(t, "poison", w.receive().Message.Body, "received twice, it is as old as it was")
	w.Advance(time.Second)
	require.Equal(t, "soup", w.receive().Message.Body, "received three times, it is behind the others")
	require.Equal(t, "poison", w.receive().Message.Body)
}

func TestPollsThatEndTogetherEndInTheOrderOfTheirBeginning(t *testing.T) {
	w := newWorld(t, `{}`)
	w.poll(10)
	w.Advance(5 * time.Second)
	w.poll(5)
	w.Advance(5 * time.Second)
	w.tells(
		"10s sqs received nothing by kitchen after 10s",
		"10s sqs received nothing by kitchen after 5s",
	)
}

func TestASettingThatChangesDuringAnOutageWaitsForItsEnd(t *testing.T) {
	w := newWorld(t, `{"MessageRetentionPeriod":600}`)
	w.send("soup")
	w.Advance(100 * time.Second)
	w.Crash()
	w.Configure(`{"MessageRetentionPeriod":60}`)
	require.Zero(t, w.Pending())
	w.Advance(time.Second)
	w.Recover()
	require.Contains(t, w.story(), "1m41s sqs expired #1 1m after it was sent")
}

func TestChangeMessageVisibility(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":10}`)
	change := func(m action.ReceivedMessage, seconds int64) *component.Fault {
		reply, _ := w.ReplyTo(w.Deliver("in", "kitchen", &action.ChangeMessageVisibility{Handle: m.Handle, VisibilityTimeout: seconds, Token: m.Message.Token}))
		return reply.Result.Fault
	}
	w.send("soup")
	m := w.receive()
	w.Advance(9 * time.Second)
	require.Nil(t, change(m, 10), "counts from now")
	w.Advance(10*time.Second - 1)
	w.empty(w.poll(0))
	require.Nil(t, change(m, 0), "shows it at once")
	older := m
	m = w.receive()
	w.Advance(time.Hour - time.Minute)
	require.Nil(t, change(m, 5), "too late")
	require.Contains(t, w.story(), "sqs not hidden on #1 for kitchen: visible again since, after attempt 2")
	m = w.receive()
	require.Nil(t, change(older, 10), "by the handle of an older receive")
	w.Advance(9 * time.Second)
	require.Nil(t, change(m, 43_191), "12 hours in all")
	require.Equal(t, "Value 43192 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]",
		change(m, 43_192).Message)
	w.delete(m)
	require.Contains(t, change(m, 5).Message, "Reason: Message does not exist or is not available for visibility timeout change.")
}

func TestAReceiveWithoutVisibilityTimeoutShowsTheMessageAtOnceButNotTwice(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":0}`)
	w.send("soup")
	id := w.Deliver("in", "kitchen", &action.ReceiveMessage{MaxNumberOfMessages: 10, WaitTimeSeconds: 0, VisibilityTimeout: action.Unset})
	require.Len(t, w.got(id), 1)
	require.EqualValues(t, 2, w.receive().ReceiveCount)
}

func TestPurgeTakesEverythingAndOnceAMinute(t *testing.T) {
	w := newWorld(t, `{}`)
	w.send("visible")
	w.receive()
	w.send("another")
	require.Nil(t, w.fault(w.Order("PurgeQueue", `{}`)))
	require.EqualValues(t, []int64{0, 0, 0, -1}, w.Gauges)
	w.Advance(time.Minute - 1)
	fault := w.fault(w.Order("PurgeQueue", `{}`))
	require.Equal(t, "AWS.SimpleQueueService.PurgeQueueInProgress", fault.Code)
	require.Equal(t, "Only one PurgeQueue operation on sqs is allowed every 60 seconds.", fault.Message)
	w.Advance(1)
	require.Nil(t, w.fault(w.Order("PurgeQueue", `{}`)))
	require.Contains(t, w.story(), "purged by you: 2 messages")
}

func (w world) fault(id component.CallID) *component.Fault {
	reply, ok := w.ReplyTo(id)
	require.True(w.t, ok)
	return reply.Result.Fault
}

func TestAPersonSendsAMessage(t *testing.T) {
	w := newWorld(t, `{}`)
	require.Nil(t, w.fault(w.Order("SendMessage", `{"MessageBody":"order {{n}}"}`)))
	require.Nil(t, w.fault(w.Order("SendMessage", `{"MessageBody":"later","DelaySeconds":5}`)))
	require.Equal(t, "order 1", w.receive().Message.Body)
	require.EqualValues(t, 1, w.Gauges[2])
	require.Contains(t, w.story(), "sent #1 by you")
}

func TestAnOutageLosesNoMessage(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":10}`)
	w.send("in flight")
	w.receive()
	w.send("visible")
	poll := w.poll(20)
	require.Len(t, w.got(poll), 1)
	waiting := w.poll(20)
	w.Crash()
	w.Advance(time.Hour)
	w.waits(waiting)
	require.Zero(t, w.Pending())
	w.Recover()
	require.EqualValues(t, []int64{2, 0, 0, 0}, w.Gauges)
	require.EqualValues(t, 2, w.receive().ReceiveCount)
}

func TestOneTimerServesAnyNumberOfMessages(t *testing.T) {
	w := newWorld(t, `{}`)
	for range 100 {
		w.send("soup")
		w.receive()
	}
	require.Equal(t, 1, w.Pending())
}

// A long poll is one call, however often it looks again: the quota of a FIFO queue counts it once.
func TestALongPollCountsOnce(t *testing.T) {
	w := enginetest.NewFakeEnv(sqs.Kind(), `{"FifoQueue":true,"ContentBasedDeduplication":true,"ReceiveMessageWaitTimeSeconds":20}`)
	for i := range 250 {
		w.Deliver("in", fmt.Sprint("worker ", i), &action.ReceiveMessage{MaxNumberOfMessages: 1, WaitTimeSeconds: action.Unset, VisibilityTimeout: action.Unset})
	}
	for i := range 250 {
		w.Deliver("in", "shop", &action.SendMessage{Message: action.Message{Body: fmt.Sprint(i), GroupID: fmt.Sprint("g", i)}, DelaySeconds: action.Unset})
	}
	received := 0
	for _, r := range w.Replies {
		require.Nil(t, r.Result.Fault)
		if out, ok := r.Result.Out.(*action.ReceiveMessageResult); ok {
			received += len(out.Messages)
		}
	}
	require.Equal(t, 250, received)
}
