package sns_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/sns"
)

var subscriptionSettings = []string{
	"", `{"DeadLetterQueue":"morgue"}`, `{"DeadLetterQueue":"nobody","RawMessageDelivery":true}`, replays("00:00:10.000", "", ""), `{"RawMessageDelivery":true}`, `{"FilterPolicy":{"dish":["soup"]}}`, `{"FilterPolicy":{"dish":[{"exists":false}]},"RawMessageDelivery":true}`,
}

// lives are the topics whose random lives are lived: of either type, with and without an archive and a dead-letter queue.
var lives = []struct{ name, settings string }{
	{"standard", `{}`},
	{"FIFO", `{"FifoTopic":true,"ContentBasedDeduplication":true}`},
	{"FIFO by group, archived", `{"FifoTopic":true,"FifoThroughputScope":"MessageGroup","ArchivePolicy":"{\"MessageRetentionPeriod\":\"1\"}"}`},
}

// begun is a topic at the beginning of a life.
func begun(settings string) *enginetest.FakeEnv {
	e := enginetest.NewFakeEnv(sns.Kind(), settings)
	e.Connect("dead-letter", "morgue", "")
	e.Connect("subscriptions", "archive", "")
	return e
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
		publishAny(e, r)
	case 6, 7, 8, 9:
		if n := int64(len(e.Calls)); n > 0 {
			e.Return(e.Calls[max(0, n-1-r.Below(6))].ID, []component.Result{done, overload, overload, denied}[r.Below(4)])
		}
	default:
		e.Advance(time.Duration(r.Below(8e9)))
	}
}

// publishAny publishes a message that may be refused, or known to a FIFO topic already.
func publishAny(e *enginetest.FakeEnv, r *kernel.Rand) {
	in := &action.Publish{Message: message([]string{"one", "two", ""}[r.Below(3)], "dish", "String", []string{"soup", "cake"}[r.Below(2)])}
	if r.Below(3) == 0 {
		in.Message.Attributes = nil
	}
	in.Message.Token = component.Token{Lineage: e.NewLineage(), Attempt: 1}
	if arn, _ := e.Component.Inspect().Get("TopicArn"); strings.HasSuffix(arn.String(), `.fifo"`) {
		in.Message.GroupID = []string{"a", "b", "c"}[r.Below(3)]
		in.Message.DeduplicationID = []string{"", "1", "2", e.Now().String()}[r.Below(4)]
	}
	e.Deliver("in", "shop", in)
}

// tally counts the records of the trace by verb, and how many copies the messages should have
// had that were published or replayed.
func tally(e *enginetest.FakeEnv) (counts map[string]int64, copies int64) {
	counts = map[string]int64{}
	for n := e.Log.Oldest(); n < e.Log.Total(); n++ {
		r := e.Log.At(n)
		name := e.Kind.Verbs[r.Verb].Name
		counts[name]++
		switch name {
		case "published":
			copies += r.B
		case "replayed":
			copies++
		}
	}
	return counts, copies
}

// ends are the verbs with which the life of a copy ends.
var ends = []string{
	"filtered out", "delivered", "delivered again", "delivery failed", "dead-lettered", "not dead-lettered", "delivery dropped",
}

// Every copy of a message has been filtered out, delivered, has failed, was set aside or was dropped with its
// subscription, or else it is under way: after every event.
func TestNoCopyIsLostAndNoneIsMadeUp(t *testing.T) {
	for _, life := range lives {
		seen := map[string]int64{}
		for seed := range uint64(60) {
			e, r := begun(life.settings), kernel.NewRand(seed, "topic")
			for range 120 {
				live(e, &r)
				counts, copies := tally(e)
				ended := int64(0)
				for _, verb := range ends {
					ended += counts[verb]
				}
				require.Equal(t, copies, ended+e.Gauges[0], "%s, seed %d\n%s", life.name, seed, e.Text())
				require.LessOrEqual(t, e.Gauges[1], e.Gauges[0])
				require.LessOrEqual(t, e.Pending(), 1, "one timer, however many copies wait")
			}
			counts, _ := tally(e)
			for verb, n := range counts {
				seen[verb] += n
			}
		}
		for _, verb := range ends {
			if verb != "delivered again" || life.name == lives[2].name {
				require.NotZero(t, seen[verb], "%s: the lives see every end of a copy, %s", life.name, verb)
			}
		}
	}
}

// A copy under way always has something to wait for: it ends, whatever happens, once its endpoint answers.
func TestEveryCopyEndsOnceItsEndpointAnswers(t *testing.T) {
	for i := range uint64(120) {
		life, seed := lives[i%3], i/3
		e, r := begun(life.settings), kernel.NewRand(seed, "topic")
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
		require.Equal(t, []int64{0, 0}, e.Gauges, "%s, seed %d\n%s", life.name, seed, e.Text())
	}
}

func TestACloneLivesAsTheOriginalWould(t *testing.T) {
	for i := range uint64(120) {
		life, seed := lives[i%3], i/3
		e, r := begun(life.settings), kernel.NewRand(seed, "topic")
		for range 60 {
			live(e, &r)
		}
		c, again := e.Clone(), r
		before := e.Component.Inspect().String()
		for range 60 {
			live(c, &again)
		}
		require.Equal(t, before, e.Component.Inspect().String(), "%s, seed %d: the clone disturbed the original", life.name, seed)
		for range 60 {
			live(e, &r)
		}
		require.Equal(t, e.Text(), c.Text(), "%s, seed %d", life.name, seed)
		require.Equal(t, e.Component.Inspect().String(), c.Component.Inspect().String(), "%s, seed %d", life.name, seed)
		require.Equal(t, e.Gauges, c.Gauges)
	}
}
