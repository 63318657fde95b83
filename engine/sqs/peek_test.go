package sqs_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/value"
)

// numberOf is the number of the first message of a lane, as the inspector tells it.
func (w world) numberOf(lane string) uint64 {
	v, ok := value.Pointer("/lanes/" + lane + "/0/number").Resolve(w.Component.Inspect())
	require.True(w.t, ok)
	text, _ := v.AsText()
	n, err := strconv.ParseUint(text, 10, 64)
	require.NoError(w.t, err)
	return n
}

func (w world) peek(number uint64) value.Value { return w.Component.(component.Peeker).Peek(number) }

func TestAPeekShowsAllOfAMessage(t *testing.T) {
	w := newWorld(t, `{"VisibilityTimeout":30}`)
	m := action.Message{Body: "soup", Token: component.Token{Lineage: w.NewLineage(), Attempt: 1}, GroupID: "table-7", Attributes: []action.Attribute{
		{Name: "course", Type: "String", Value: "first"}, {Name: "photo", Type: "Binary.png", Value: "\x00\xff"},
	}}
	id := w.Deliver("in", "shop", &action.SendMessage{Message: m, DelaySeconds: action.Unset})
	sent, _ := w.ReplyTo(id)
	w.Advance(1500 * time.Millisecond)
	w.receive()
	v := w.peek(w.numberOf("inFlight"))
	for pointer, want := range map[value.Pointer]string{
		"/MessageId":                                   `"` + sent.Result.Out.(*action.SendMessageResult).ID.String() + `"`,
		"/Body":                                        `"soup"`,
		"/MessageAttributes/0":                         `{"Name":"course","DataType":"String","StringValue":"first"}`,
		"/MessageAttributes/1":                         `{"Name":"photo","DataType":"Binary.png","BinaryValue":"AP8="}`,
		"/Attributes/SentTimestamp":                    `"0"`,
		"/Attributes/ApproximateReceiveCount":          `"1"`,
		"/Attributes/ApproximateFirstReceiveTimestamp": `"1500"`,
		"/Attributes/MessageGroupId":                   `"table-7"`,
		"/state":                                       `"in flight"`,
		"/due":                                         `"31500000000"`,
		"/expires":                                     `"345600000000000"`,
	} {
		got, ok := pointer.Resolve(v)
		require.True(t, ok, pointer)
		require.Equal(t, want, got.String(), pointer)
	}
}

func TestAPeekChangesNothing(t *testing.T) {
	w := newWorld(t, `{}`)
	w.send("soup")
	number := w.numberOf("visible")
	before, lines := w.Component.Inspect().String(), w.Text()
	first := w.peek(number)
	require.True(t, value.Equal(first, w.peek(number)))
	require.Equal(t, before, w.Component.Inspect().String())
	require.Equal(t, lines, w.Text(), "nothing is recorded")
	require.EqualValues(t, 1, w.receive().ReceiveCount, "no receive was counted")
}

func TestAPeekOfWhatIsNotThereShowsNothing(t *testing.T) {
	w := newWorld(t, `{}`)
	w.send("soup")
	number := w.numberOf("visible")
	w.delete(w.receive())
	w.send("salad")
	for _, n := range []uint64{number, 0, 1, 1 << 63, ^uint64(0)} {
		require.True(t, w.peek(n).IsNull(), n)
	}
}

func (w world) sendTo(group, body string) {
	m := action.Message{Body: body, GroupID: group, Token: component.Token{Lineage: w.NewLineage(), Attempt: 1}}
	w.Deliver("in", "shop", &action.SendMessage{Message: m, DelaySeconds: action.Unset})
}

func TestTheInspectorSaysForWhichMessageAGroupWaits(t *testing.T) {
	w := newWorld(t, `{"FifoQueue":true,"ContentBasedDeduplication":true}`)
	w.sendTo("a", "soup")
	w.sendTo("a", "salad")
	w.sendTo("b", "bread")
	require.Equal(t, "soup", w.receive().Message.Body)
	v := w.Component.Inspect()
	for pointer, want := range map[value.Pointer]string{
		"/groups/0":               `{"group":"b","waiting":1,"inFlight":0}`,
		"/groups/1/group":         `"a"`,
		"/groups/1/waiting":       `1`,
		"/groups/1/inFlight":      `1`,
		"/groups/1/blockedBy":     `"` + strconv.FormatUint(w.numberOf("inFlight"), 10) + `"`,
		"/lanes/inFlight/0/group": `"a"`,
	} {
		got, ok := pointer.Resolve(v)
		require.True(t, ok, pointer)
		require.Equal(t, want, got.String(), pointer)
	}
	sequence, _ := value.Pointer("/Attributes/SequenceNumber").Resolve(w.peek(w.numberOf("inFlight")))
	require.Regexp(t, `^"\d{20}"$`, sequence.String())
}

func TestTheInspectorLabelsACopy(t *testing.T) {
	w := newWorld(t, `{"duplicateProbability":"100%"}`)
	w.send("soup")
	w.receive()
	v := w.Component.Inspect()
	label, _ := value.Pointer("/lanes/visible/0/label").Resolve(v)
	require.Equal(t, `"delivered twice"`, label.String())
	_, labelled := value.Pointer("/lanes/inFlight/0/label").Resolve(v)
	require.False(t, labelled, "the first is as it was")
}

func TestTheInspectorTellsHowFarARedriveIs(t *testing.T) {
	w := newWorld(t, `{}`)
	w.send("soup")
	_, tasks := w.Component.Inspect().Get("tasks")
	require.False(t, tasks)
	w.Order("StartMessageMoveTask", `{}`)
	moved, ok := value.Pointer("/tasks/0/ApproximateNumberOfMessagesToMove").Resolve(w.Component.Inspect())
	require.True(t, ok)
	require.Equal(t, "1", moved.String())
}
