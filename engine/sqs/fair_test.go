package sqs_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/sqs"
)

func sendTo(t *testing.T, q *sqs.Queue, now kernel.Time, group, body string) {
	t.Helper()
	in := &action.SendMessage{Message: action.Message{Body: body, GroupID: group, Token: component.Token{Lineage: 1, Attempt: 1}}, DelaySeconds: action.Unset}
	_, fault := q.SendMessage(now, 0, in)
	require.Nil(t, fault)
}

func take(t *testing.T, q *sqs.Queue, now kernel.Time, most int64) []action.ReceivedMessage {
	t.Helper()
	out, fault := q.ReceiveMessage(now, 0, &action.ReceiveMessage{MaxNumberOfMessages: most, WaitTimeSeconds: action.Unset, VisibilityTimeout: action.Unset})
	require.Nil(t, fault)
	return out.Messages
}

func bodies(all []action.ReceivedMessage) (texts []string) {
	for i := range all {
		texts = append(texts, all[i].Message.Body)
	}
	return texts
}

func TestANoisyTenantLetsTheOthersGoFirst(t *testing.T) {
	q := sqs.NewQueue(1, settings())
	for i := range 100 {
		sendTo(t, q, 0, "noisy", fmt.Sprint("n", i))
	}
	for range 4 {
		require.Len(t, take(t, q, 0, 10), 10)
	}
	for i := range 5 {
		sendTo(t, q, 1, "quiet", fmt.Sprint("q", i))
	}
	sendTo(t, q, 1, "", "alone")
	got := bodies(take(t, q, 2, 10))
	require.Equal(t, []string{"q0", "q1", "q2", "q3", "q4", "alone", "n40", "n41", "n42", "n43"}, got, "then the noisy one's again, in order")
}

func TestATenantThatSendsNoMoreIsQuietAgain(t *testing.T) {
	q := sqs.NewQueue(1, settings())
	for i := range 60 {
		sendTo(t, q, 0, "noisy", fmt.Sprint("n", i))
	}
	for range 4 {
		take(t, q, 0, 10)
	}
	sendTo(t, q, 1, "quiet", "q0")
	later := kernel.Time(5 * time.Minute)
	q.Advance(later)
	require.Equal(t, "q0", bodies(take(t, q, later, 1))[0], "what waits goes on in order")
	got := take(t, q, later, 10)
	require.Len(t, got, 10)
}

func TestOfSeveralNoisyTenantsTheOneWithFewestInFlightGoesFirst(t *testing.T) {
	q := sqs.NewQueue(1, settings())
	for i := range 100 {
		sendTo(t, q, 0, "a", fmt.Sprint("a", i))
	}
	for range 5 {
		take(t, q, 0, 10)
	}
	for i := range 100 {
		sendTo(t, q, 0, "b", fmt.Sprint("b", i))
	}
	for range 4 {
		take(t, q, 0, 10)
	}
	require.Equal(t, "b40", bodies(take(t, q, 0, 1))[0])
}

// Whatever the tenants, every message is received once while nothing comes back.
func TestNoTenantLosesAMessage(t *testing.T) {
	long := settings()
	long.VisibilityTimeout = 12 * time.Hour
	q := sqs.NewQueue(1, long)
	sent, got := 0, map[string]bool{}
	for round := range 60 {
		now := kernel.Time(round) * kernel.Time(time.Second)
		for i := range 40 {
			sendTo(t, q, now, []string{"a", "a", "a", "b", "c", ""}[(i*7+round)%6], fmt.Sprint(round, "-", i))
			sent++
		}
		for range 3 {
			for _, m := range take(t, q, now, 10) {
				require.False(t, got[m.Message.Body])
				got[m.Message.Body] = true
				if len(got)%3 != 0 {
					require.Nil(t, q.DeleteMessage(now, 0, &action.DeleteMessage{Handle: m.Handle}))
				}
			}
		}
		require.EqualValues(t, sent-len(got), q.Counts().Visible)
		c := q.Clone()
		require.Equal(t, q.Counts(), c.Counts())
	}
}
