package sns_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
)

var subscriptionSettings = []string{
	"", `{"RawMessageDelivery":true}`, `{"FilterPolicy":{"dish":["soup"]}}`, `{"FilterPolicy":{"dish":[{"exists":false}]},"RawMessageDelivery":true}`,
}

// live does one random thing to a topic: the same for the same stream.
func live(e *enginetest.FakeEnv, r *kernel.Rand) {
	switch r.Below(12) {
	case 0:
		e.Connect("subscriptions", "kitchen", subscriptionSettings[r.Below(int64(len(subscriptionSettings)))])
	case 1:
		if wires := e.Wires("subscriptions"); len(wires) > 2 {
			e.Disconnect(wires[r.Below(int64(len(wires)))])
		}
	case 2:
		e.Crash()
		e.Advance(time.Duration(r.Below(20e9)))
		e.Recover()
	case 3, 4, 5:
		published(e, []string{"one", "two", ""}[r.Below(3)], []string{"dish:String=soup", "dish:String=cake", "guests:Number=4"}[r.Below(3)])
	case 6, 7, 8, 9:
		if n := int64(len(e.Calls)); n > 0 {
			e.Return(e.Calls[max(0, n-1-r.Below(6))].ID, []component.Result{done, overload, overload, denied}[r.Below(4)])
		}
	default:
		e.Advance(time.Duration(r.Below(8e9)))
	}
}

// tally counts the records of the trace by verb, and how many copies the published messages should have had.
func tally(e *enginetest.FakeEnv) (counts map[string]int64, copies int64) {
	counts = map[string]int64{}
	for n := e.Log.Oldest(); n < e.Log.Total(); n++ {
		r := e.Log.At(n)
		name := e.Kind.Verbs[r.Verb].Name
		counts[name]++
		if name == "published" {
			copies += r.B
		}
	}
	return counts, copies
}

// Every copy of a published message has been filtered out, delivered, has failed or was dropped with its
// subscription, or else it is under way.
func TestNoCopyIsLostAndNoneIsMadeUp(t *testing.T) {
	for seed := range uint64(60) {
		e, r := topic(), kernel.NewRand(seed, "topic")
		e.Connect("subscriptions", "archive", "")
		for range 120 {
			live(e, &r)
			counts, copies := tally(e)
			ended := counts["filtered out"] + counts["delivered"] + counts["delivery failed"] + counts["delivery dropped"]
			require.Equal(t, copies, ended+e.Gauges[0], "seed %d\n%s", seed, e.Text())
			require.LessOrEqual(t, e.Gauges[1], e.Gauges[0])
			require.LessOrEqual(t, e.Pending(), 1, "one timer, however many copies wait")
		}
	}
}

// A copy under way always has something to wait for: it ends, whatever happens, once its endpoint answers.
func TestEveryCopyEndsOnceItsEndpointAnswers(t *testing.T) {
	for seed := range uint64(40) {
		e, r := topic(), kernel.NewRand(seed, "topic")
		for range 60 {
			live(e, &r)
		}
		e.Advance(25 * time.Second) // whatever waited has been tried by now
		for i := 0; i < len(e.Calls); i++ {
			e.Return(e.Calls[i].ID, done)
		}
		e.Advance(25 * time.Second)
		for i := 0; i < len(e.Calls); i++ {
			e.Return(e.Calls[i].ID, done)
		}
		require.Equal(t, []int64{0, 0}, e.Gauges, "seed %d\n%s", seed, e.Text())
	}
}

func TestACloneLivesAsTheOriginalWould(t *testing.T) {
	for seed := range uint64(40) {
		e, r := topic(), kernel.NewRand(seed, "topic")
		for range 60 {
			live(e, &r)
		}
		c, again := e.Clone(), r
		before := e.Component.Inspect().String()
		for range 60 {
			live(c, &again)
		}
		require.Equal(t, before, e.Component.Inspect().String(), "seed %d: the clone disturbed the original", seed)
		for range 60 {
			live(e, &r)
		}
		require.Equal(t, e.Text(), c.Text(), "seed %d", seed)
		require.Equal(t, e.Component.Inspect().String(), c.Component.Inspect().String(), "seed %d", seed)
		require.Equal(t, e.Gauges, c.Gauges)
	}
}
