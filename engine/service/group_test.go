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

// fifo is what a FIFO queue answers a poll with: messages numbered from 1, each of the group named.
func fifo(groups ...string) component.Result {
	lineages := make([]uint64, len(groups))
	for i := range groups {
		lineages[i] = uint64(i + 1)
	}
	r := batch(lineages...)
	for i, m := 0, r.Out.(*action.ReceiveMessageResult).Messages; i < len(m); i++ {
		m[i].Sequence, m[i].Message.GroupID = uint64(i+1), groups[i]
	}
	return r
}

func TestAGroupIsWorkedOnInOrder(t *testing.T) {
	e := polling(`{"Workers":4,"WorkTime":"2s"}`, `{"MaxNumberOfMessages":10}`)
	e.Return(e.Calls[0].ID, fifo("a", "a", "b", "a"))
	require.Equal(t, []int64{2, 2, 3, 0}, e.Gauges[:4], "one of each group; the rest waits although workers are free")
	for range 2 {
		e.Advance(2 * time.Second)
		for _, c := range e.Calls {
			if c.In.Action() == "DeleteMessage" && !c.Returned {
				e.Return(c.ID, deleted)
			}
		}
	}
	require.Contains(t, story(e), `0s service started #1 worker 1, after waiting 0s
0s service waiting #2 behind one of its group, 1 in the line
0s service started #3 worker 2, after waiting 0s
0s service waiting #4 behind one of its group, 2 in the line
2s service finished #1 after 2s, worker 1
2s service finished #3 after 2s, worker 2
2s service started #2 worker 1, after waiting 2s
4s service finished #2 after 2s, worker 1
4s service started #4 worker 1, after waiting 4s
`)
}

func TestWhatIsBehindAFailureInItsGroupIsLeft(t *testing.T) {
	e := polling(`{"Workers":1,"WorkTime":"2s","FailureProbability":"100%"}`, `{"MaxNumberOfMessages":10}`)
	e.Return(last(e).ID, fifo("a", "b", "a", "a"))
	e.Advance(2 * time.Second)
	require.Contains(t, story(e), `2s service failed #1 InternalServerError after 2s, worker 1
2s service left #1 in orders
2s service left #3 in orders, behind one of its group that failed
2s service left #4 in orders, behind one of its group that failed
2s service started #2 worker 1, after waiting 2s
`)
	e.Advance(2 * time.Second)
	require.Equal(t, []int64{0, 0, 1, 0}, e.Gauges[:4])
}

func TestAStandardQueueHasNoGroupsToKeep(t *testing.T) {
	e := polling(`{"Workers":4,"WorkTime":"2s"}`, `{"MaxNumberOfMessages":10}`)
	r := fifo("a", "a", "a")
	for i, m := 0, r.Out.(*action.ReceiveMessageResult).Messages; i < len(m); i++ {
		m[i].Sequence = 0
	}
	e.Return(e.Calls[0].ID, r)
	require.EqualValues(t, 3, e.Gauges[0])
}

func TestWorkOutOfSequenceIsTold(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":1,"WorkTime":"1s","SequenceBy":"version"}`)
	for i, m := range []struct{ group, version string }{
		{"apples", "1"}, {"apples", "3"}, {"pears", "2"}, {"apples", "3"}, {"apples", "2"}, {"apples", "none"}, {"apples", "4"},
	} {
		r := request(uint64(i+1), "version", m.version)
		r.Message.GroupID = m.group
		e.Deliver("in", "shop", r)
		e.Advance(time.Second)
	}
	e.Deliver("in", "shop", request(9))
	e.Advance(time.Second)
	require.Equal(t, 1, strings.Count(story(e), "out of sequence"), "the same number again, another group and no number are fine")
	require.Contains(t, story(e), "5s service out of sequence #5 2 is done after 3\n")
}

func TestACrashForgetsTheSequence(t *testing.T) {
	e := enginetest.NewFakeEnv(service.Kind(), `{"Workers":1,"WorkTime":"1s","SequenceBy":"version"}`)
	e.Deliver("in", "shop", request(1, "version", "2"))
	e.Advance(time.Second)
	e.Crash()
	e.Recover()
	e.Deliver("in", "shop", request(2, "version", "1"))
	e.Advance(time.Second)
	require.NotContains(t, story(e), "out of sequence")
}
