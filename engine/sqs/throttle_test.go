package sqs_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/kernel"
	"playground/engine/sqs"
)

// With high throughput each group has a quota of its own, which it also keeps while it has no message; what is too
// much is told, and the second that follows has room again.
func TestTheQuotaOfAGroup(t *testing.T) {
	s := settings()
	s.FIFO, s.ContentBased, s.ScopedToGroup, s.PerMessageGroupID = true, true, true, true
	q := sqs.NewQueue(1, s)
	number := 0
	send := func(now kernel.Time, group string) bool {
		number++
		in := &action.SendMessage{Message: action.Message{Body: string(rune('a'+number%26)) + string(rune('0'+number/26%64)) + string(rune('0'+number/26/64)), GroupID: group}, DelaySeconds: action.Unset}
		_, fault := q.SendMessage(now, 0, in)
		if fault != nil {
			require.Equal(t, "RequestThrottled", fault.Code)
			return false
		}
		out, fault := q.ReceiveMessage(now, 0, &action.ReceiveMessage{MaxNumberOfMessages: 1, WaitTimeSeconds: 0, VisibilityTimeout: action.Unset})
		require.Nil(t, fault)
		require.Len(t, out.Messages, 1)
		require.Nil(t, q.DeleteMessage(now, 0, &action.DeleteMessage{Handle: out.Messages[0].Handle}))
		return true
	}
	taken := 0
	for range 400 {
		if send(0, "busy") {
			taken++
		}
	}
	require.Equal(t, 300, taken)
	require.True(t, send(0, "calm"))
	for now := kernel.Time(0); now <= 1e9; now += 1e8 {
		for range 50 {
			if send(now, "busy") {
				taken++
			}
		}
	}
	require.InDelta(t, 600, taken, 1)
}
