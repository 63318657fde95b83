package sqs

import (
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
)

func TestAQueueThatHoldsTooMuchRefusesUntilItHoldsLess(t *testing.T) {
	require.EqualValues(t, unsafe.Sizeof(row{}), rowBytes)
	q := NewQueue(1, Settings{VisibilityTimeout: time.Minute, MessageRetentionPeriod: time.Hour, MaximumMessageSize: 1 << 20})
	send := func() bool {
		_, fault := q.SendMessage(0, 0, &action.SendMessage{Message: action.Message{Body: "0123456789"}, DelaySeconds: action.Unset})
		return fault == nil
	}
	require.True(t, send())
	require.True(t, send())
	require.EqualValues(t, 2*(rowBytes+10), q.store.held)
	q.store.held += queueBytes - rowBytes - 20 // as if there were many more
	require.False(t, send())
	out, _ := q.ReceiveMessage(0, 0, &action.ReceiveMessage{MaxNumberOfMessages: 1, VisibilityTimeout: action.Unset})
	require.Nil(t, q.DeleteMessage(0, 0, &action.DeleteMessage{Handle: out.Messages[0].Handle}))
	require.True(t, send(), "there is room again")
	require.Equal(t, Counts{Totals: Totals{Arrived: 3, Deleted: 1}, Visible: 2}, q.Counts(), "what was refused did not arrive")
}
