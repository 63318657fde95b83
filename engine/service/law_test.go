package service_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/service"
)

func randomSettings(r *kernel.Rand) string {
	return fmt.Sprintf(`{"Workers":%d,"QueueLimit":%d,"WorkTime":%q,"CallTimeout":"%dms","FailureProbability":"%d%%","RememberProcessed":"%ds"}`,
		1+r.Below(5), r.Below(6), []string{"0s", "exponential 200ms", "uniform 0s 1s"}[r.Below(3)], r.Below(2000), r.Below(40), r.Below(2)*r.Below(20))
}

// world is a service with wires of both kinds.
func world(r *kernel.Rand) *enginetest.FakeEnv {
	e := enginetest.NewFakeEnv(service.Kind(), randomSettings(r))
	e.Connect("calls", "store", "")
	e.Connect("poll", "orders", fmt.Sprintf(`{"MaxNumberOfMessages":5,"WaitTimeSeconds":2,"Heartbeat":%d}`, r.Below(2)))
	return e
}

// live does one random thing to a service and its world.
func live(e *enginetest.FakeEnv, r *kernel.Rand) {
	switch r.Below(25) {
	case 0:
		e.Configure(randomSettings(r))
	case 1:
		e.Crash()
		e.Advance(time.Duration(r.Below(1e9)))
		e.Recover()
	case 2:
		w := e.Connect([]string{"calls", "poll"}[r.Below(2)], "other", "")
		e.Advance(time.Duration(r.Below(1e9)))
		e.Disconnect(w)
	case 3:
		e.Component.Trouble(component.Trouble{Disturbance: component.Slow, Factor: 1 + r.Below(5)})
	case 4, 5:
		e.Deliver("in", "news", event(uint64(1+r.Below(30))))
		e.Advance(time.Duration(r.Below(2) * r.Below(200e9)))
	case 6, 7, 8, 9, 10, 11:
		e.Deliver("in", "shop", request(uint64(1+r.Below(30))))
	}
	e.Advance(time.Duration(r.Below(3e8)))
	for _, c := range e.Calls[max(0, len(e.Calls)-10):] {
		if r.Below(3) > 0 {
			e.Return(c.ID, reply(c.In, r))
		}
	}
}

// reply draws an answer that fits the request.
func reply(in component.Request, r *kernel.Rand) component.Result {
	switch {
	case r.Below(8) == 0:
		return broken
	case in.Action() == "DeleteMessage":
		return deleted
	case in.Action() == "ReceiveMessage":
		return batch([]uint64{uint64(1 + r.Below(30)), uint64(1 + r.Below(30)), uint64(1 + r.Below(30))}[:r.Below(4)]...)
	}
	return fine
}

// What started has ended or is in somebody's hands, nobody waits while a worker is free, and timers are few: two for
// each worker at most, for its work and its heartbeat, one for deadlines and one for events.
func TestEveryMessageIsAccountedFor(t *testing.T) {
	for seed := range uint64(60) {
		r := kernel.NewRand(seed, "accounts")
		e := world(&r)
		for step := range 80 {
			live(e, &r)
			busy, waiting, polls := e.Gauges[0], e.Gauges[1], e.Gauges[2]
			workers, _ := e.Component.Inspect().Get("Workers")
			idle := int64(workers.Len()) - busy
			require.GreaterOrEqual(t, idle, int64(0), "seed %d step %d", seed, step)
			require.True(t, waiting == 0 || idle == 0, "seed %d step %d: %d wait although %d are idle", seed, step, waiting, idle)
			require.LessOrEqual(t, e.Pending(), 2*int(busy)+2, "seed %d step %d", seed, step)
			open := map[string]int64{}
			for _, c := range e.Calls {
				if !c.Returned && !c.Forgotten {
					open[c.In.Action()]++
				}
			}
			require.Equal(t, polls, open["ReceiveMessage"], "seed %d step %d", seed, step)
			require.LessOrEqual(t, open["Request"]+open["DeleteMessage"], busy, "seed %d step %d: a call holds a worker", seed, step)

			contents := component.Contents{Limit: 5}
			e.Component.Contents(&contents)
			require.EqualValues(t, busy+waiting+e.Gauges[4], len(contents.Items)+contents.More, "seed %d step %d", seed, step)
		}
	}
}

func TestEveryRequestIsAnsweredOnceItsWorkIsOver(t *testing.T) {
	for seed := range uint64(20) {
		r := kernel.NewRand(seed, "answers")
		e := enginetest.NewFakeEnv(service.Kind(), randomSettings(&r))
		sent := 0
		for range 200 {
			e.Deliver("in", "shop", request(uint64(1+r.Below(50))))
			sent++
			e.Advance(time.Duration(r.Below(2e8)))
		}
		e.Advance(time.Hour)
		require.Len(t, e.Replies, sent, "seed %d", seed)
		require.Equal(t, []int64{0, 0}, e.Gauges[:2], "seed %d", seed)
		ended := e.Metric("Duration").Count + e.Metric("Duplicates").Count
		require.Equal(t, e.Metric("Invocations").Count, ended, "seed %d", seed)
		require.EqualValues(t, sent, e.Metric("Invocations").Count+e.Metric("Throttles").Count, "seed %d", seed)
	}
}

// A copy lives as the original would, and neither disturbs the other.
func TestACopyLivesTheSameLife(t *testing.T) {
	for seed := range uint64(40) {
		r := kernel.NewRand(seed, "copies")
		e := world(&r)
		for range 30 {
			live(e, &r)
		}
		copied, same := e.Clone(), r
		hash := e.Log.Hash()
		for range 30 {
			live(copied, &same)
		}
		require.Equal(t, hash, e.Log.Hash(), "seed %d: the copy disturbed the original", seed)
		for range 30 {
			live(e, &r)
		}
		require.Equal(t, e.Log.Hash(), copied.Log.Hash(), "seed %d", seed)
		require.Equal(t, e.Component.Inspect().String(), copied.Component.Inspect().String(), "seed %d", seed)
	}
}
