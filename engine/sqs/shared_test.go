package sqs_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/kernel"
	"playground/engine/sqs"
)

// A thousand queues hold a copy of one message: what the copies share is in memory once.
func TestCopiesInManyQueuesShareTheirText(t *testing.T) {
	shared := &action.Shared{Head: strings.Repeat("a", 200_000), Tail: "}"}
	var held int64
	for i := range 1000 {
		q := sqs.NewQueue(uint64(i), settings())
		in := &action.SendMessage{Message: action.Message{Body: "arn", Shared: shared}, DelaySeconds: action.Unset}
		_, fault := q.SendMessage(0, 0, in)
		require.Nil(t, fault)
		out, fault := q.ReceiveMessage(kernel.Time(1), 0, &action.ReceiveMessage{MaxNumberOfMessages: 1, VisibilityTimeout: action.Unset})
		require.Nil(t, fault)
		require.Same(t, shared, out.Messages[0].Message.Shared)
		require.Equal(t, shared.Head+"arn}", out.Messages[0].Message.Text())
		held += q.Bytes(nil)
	}
	require.Less(t, held/1000, int64(100_000), "a queue's first pages, and not the text")
}

// What is shared is looked at like a body: it counts against the size, and its characters must be allowed.
func TestSharedTextIsPartOfTheMessage(t *testing.T) {
	s := settings()
	s.MaximumMessageSize = 1024
	q := sqs.NewQueue(1, s)
	send := func(head, body, tail string) string {
		m := action.Message{Body: body, Shared: &action.Shared{Head: head, Tail: tail}}
		if _, fault := q.SendMessage(0, 0, &action.SendMessage{Message: m, DelaySeconds: action.Unset}); fault != nil {
			return fault.Code
		}
		return ""
	}
	require.Empty(t, send(strings.Repeat("h", 1000), "b", strings.Repeat("t", 23)))
	require.Equal(t, "InvalidParameterValue", send(strings.Repeat("h", 1000), "b", strings.Repeat("t", 24)))
	require.Equal(t, "InvalidMessageContents", send("a\x00", "b", ""))
	require.Equal(t, "InvalidMessageContents", send("", "b", "\uffff"))
	require.Equal(t, "MissingParameter", send("", "", ""))
	require.Empty(t, send("whole", "", ""))
}

// The deduplication of a FIFO queue by content sees the whole text.
func TestContentIsTheWholeText(t *testing.T) {
	s := settings()
	s.FIFO, s.ContentBased = true, true
	q := sqs.NewQueue(1, s)
	for _, m := range []action.Message{
		{Body: "{soup}"}, {Body: "soup", Shared: &action.Shared{Head: "{", Tail: "}"}}, {Body: "soup", Shared: &action.Shared{Head: "[", Tail: "]"}},
	} {
		m.GroupID = "table"
		_, fault := q.SendMessage(0, 0, &action.SendMessage{Message: m, DelaySeconds: action.Unset})
		require.Nil(t, fault)
	}
	require.Equal(t, int64(2), q.Counts().Arrived)
}
