package engine_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/action"
	"playground/engine/catalog"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// collector polls a queue, deletes all that it receives, and keeps what a test wants to see of it.
type collector struct {
	env      component.Env
	queue    component.Wire
	received []action.ReceivedMessage
}

// collecting is the kind of a collector, and where to find the one that a session made.
func collecting() (*component.Kind, *collector) {
	c := &collector{}
	return &component.Kind{
		Name: "collector", Title: "Collector", Group: "Compute", Glyph: "service", Picture: "workers", Help: "Keeps what it receives.",
		Ports: []component.Port{{Name: "poll", Direction: component.Out, Side: "left", Reverse: true, Actions: []string{"ReceiveMessage", "DeleteMessage"}}},
		New:   func(env component.Env) component.Component { c.env = env; return c },
	}, c
}

func (c *collector) Configure(component.Settings) {
	c.queue = c.env.Wires("poll")[0]
	c.poll()
}

func (c *collector) poll() {
	c.env.Call(c.queue, &action.ReceiveMessage{MaxNumberOfMessages: 10, WaitTimeSeconds: 20, VisibilityTimeout: action.Unset})
}

func (c *collector) Return(_ component.CallID, r component.Result) {
	result, receive := r.Out.(*action.ReceiveMessageResult)
	if !receive {
		return
	}
	for _, m := range result.Messages {
		c.received = append(c.received, m)
		c.env.Call(c.queue, &action.DeleteMessage{Handle: m.Handle, Token: m.Message.Token})
	}
	c.poll()
}

func (c *collector) Call(component.Call)                         {}
func (c *collector) Wake(kernel.Event)                           {}
func (c *collector) Trouble(component.Trouble)                   {}
func (c *collector) Contents(*component.Contents)                {}
func (c *collector) Inspect() value.Value                        { return value.Value{} }
func (c *collector) Clone(env component.Env) component.Component { d := *c; d.env = env; return &d }

// written is a session of a scenario that is written down, whose kinds are those of the catalog and more.
func written(t *testing.T, text string, more ...*component.Kind) play {
	kinds := append(catalog.Kinds(), more...)
	sc, problems := scenario.Decode([]byte(text), kinds)
	require.Empty(t, problems)
	return play{t, engine.New(sc, kinds)}
}

// Of 10,000 messages as many are delivered twice as the queue's stream says, each with the id of its twin and another
// receipt handle; deleting one leaves the other.
func TestDuplicatesComeAsOftenAsTheSeedSays(t *testing.T) {
	const messages = 10_000
	for _, seed := range seeds {
		for _, rate := range []string{"0%", "0.5%", "3%", "20%", "100%"} {
			kind, c := collecting()
			p := written(t, fmt.Sprintf(`{"format": 1, "seed": %d,
				"nodes": [{"id": "shop", "kind": "traffic", "Pattern": "poisson", "Rate": "100/s", "Total": %d},
				          {"id": "payments", "kind": "sqs", "duplicateProbability": %q}, {"id": "consumer", "kind": "collector"}],
				"wires": [{"from": "shop", "to": "payments"}, {"from": "consumer", "to": "payments"}]}`, seed, messages, rate), kind).until(5 * time.Minute)

			probability, err := kernel.ParseProbability(rate)
			require.NoError(t, err)
			stream, expected := kernel.NewRand(seed, "node", "payments", "duplicates"), int64(0)
			for range messages {
				if probability > 0 && stream.Hit(probability) {
					expected++
				}
			}
			require.Equal(t, expected, p.read("payments", "counts", "duplicated"), "seed %d, %s", seed, rate)
			require.EqualValues(t, messages+expected, len(c.received), "seed %d, %s", seed, rate)
			require.EqualValues(t, messages+expected, p.read("payments", "counts", "deleted"), "seed %d, %s", seed, rate)
			p.drained("payments")
			twins(t, c.received, messages, int(expected))
		}
	}
}

// twins asserts that so many ids came twice and the others once, and no receipt handle ever again.
func twins(t *testing.T, received []action.ReceivedMessage, messages, expected int) {
	t.Helper()
	ids, handles, twice := map[string]action.ReceivedMessage{}, map[string]bool{}, 0
	for _, m := range received {
		require.False(t, handles[m.Handle.String()], "a receipt handle names one receive")
		handles[m.Handle.String()] = true
		first, known := ids[m.ID.String()]
		if !known {
			ids[m.ID.String()] = m
			continue
		}
		twice++
		require.Equal(t, first.Message.Body, m.Message.Body)
		require.Equal(t, first.Sent, m.Sent, "the copy was sent when the message was")
		require.True(t, m.Message.Token.Duplicate && !first.Message.Token.Duplicate, "the second is drawn as a duplicate")
	}
	require.Equal(t, messages, len(ids))
	require.Equal(t, expected, twice, "nothing comes a third time")
}

// Whoever charges for what comes overcharges by exactly the duplicates; whoever remembers does not.
func TestAnIdempotentConsumerIsWorthItsDuplicates(t *testing.T) {
	const messages = 10_000
	for _, seed := range seeds {
		p := written(t, fmt.Sprintf(`{"format": 1, "seed": %d,
			"nodes": [{"id": "shop", "kind": "traffic", "Pattern": "poisson", "Rate": "100/s", "Total": %d, "Attributes": "order={{n}}"},
			          {"id": "payments", "kind": "sqs", "duplicateProbability": "3%%"}, {"id": "payments-too", "kind": "sqs", "duplicateProbability": "3%%"},
			          {"id": "careless", "kind": "service", "Workers": 20, "WorkTime": "exponential 100ms"}, {"id": "bank", "kind": "service", "Workers": 50},
			          {"id": "careful", "kind": "service", "Workers": 20, "WorkTime": "exponential 100ms", "RememberProcessed": "1h", "RememberBy": "order"}, {"id": "bank-too", "kind": "service", "Workers": 50}],
			"wires": [{"from": "shop", "to": "payments"}, {"from": "shop", "to": "payments-too"}, {"from": "careless.poll", "to": "payments"}, {"from": "careful.poll", "to": "payments-too"},
			          {"from": "careless.calls", "to": "bank"}, {"from": "careful.calls", "to": "bank-too"}]}`, seed, messages)).until(10 * time.Minute)
		copies, more := p.read("payments", "counts", "duplicated"), p.read("payments-too", "counts", "duplicated")
		require.InDelta(t, 300, copies, 90, "seed %d: five standard deviations", seed)
		require.InDelta(t, 300, more, 90, "seed %d", seed)
		require.Equal(t, messages+copies, p.sum("bank", "Invocations"), "seed %d", seed)
		require.EqualValues(t, messages, p.sum("bank-too", "Invocations"), "seed %d", seed)
		require.EqualValues(t, messages, p.sum("careful", "RememberedMessages"), "seed %d", seed)
		p.drained("payments")
		p.drained("payments-too")
	}
}

// A service keeps the order of a FIFO queue's groups, whatever fails, crashes, or comes in one batch: no work on a
// message succeeds before that on those before it in its group has.
func TestAServiceKeepsTheOrderOfEachGroup(t *testing.T) {
	for _, seed := range seeds {
		for _, most := range []int{1, 3, 10} {
			p := written(t, fmt.Sprintf(`{"format": 1, "seed": %d,
				"nodes": [{"id": "scanners", "kind": "traffic", "Pattern": "burst", "BurstSize": 20, "BurstPeriod": "4s", "Total": 600, "Attributes": "version={{n}}",
				           "MessageGroupId": "{{pick a b c d e}}", "MessageDeduplicationId": "{{n}}"},
				          {"id": "stock", "kind": "sqs", "FifoQueue": true, "VisibilityTimeout": 60},
				          {"id": "depot", "kind": "service", "Workers": 8, "WorkTime": "exponential 200ms", "FailureProbability": "2%%", "SequenceBy": "version"}],
				"wires": [{"from": "scanners", "to": "stock"}, {"from": "depot.poll", "to": "stock", "MaxNumberOfMessages": %d}],
				"faults": [{"at": "20s", "fault": "crash", "node": "depot"}, {"at": "25s", "fault": "recover", "node": "depot"}]}`, seed, most))
			p.until(2 * time.Hour)
			p.drained("stock")
			require.EqualValues(t, 600, p.read("stock", "counts", "deleted"), "seed %d, %d at once", seed, most)
			require.Positive(t, p.failed("depot", "InternalServerError"), "seed %d, %d at once", seed, most)
			require.Zero(t, p.failed("depot", "out of sequence"), "seed %d, %d at once", seed, most)
		}
	}
}
