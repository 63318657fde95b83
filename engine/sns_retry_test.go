package engine_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
)

// phased are the pauses of four phases: at once, after least each, ten from least to most, of which every step is twice
// the one before, and after most each.
func phased(atOnce, least, most int, shortest, longest time.Duration) []time.Duration {
	pauses := append(make([]time.Duration, atOnce), slices.Repeat([]time.Duration{shortest}, least)...)
	for i := range 10 {
		doubled := time.Duration(1)<<i - 1
		pauses = append(pauses, shortest+((longest-shortest)*doubled/511).Truncate(time.Millisecond))
	}
	return append(pauses, slices.Repeat([]time.Duration{longest}, most)...)
}

var (
	toAWS  = phased(3, 2, 100_000, time.Second, 20*time.Second)
	byMail = phased(0, 2, 38, 10*time.Second, 10*time.Minute)
	byHTTP = slices.Repeat([]time.Duration{20 * time.Second}, 3)
)

// unlucky is a subscriber that takes nothing: each attempt is on the wire for latency there and back, and takes work there.
type unlucky struct {
	node, wire, verb string
	latency, work    time.Duration
	pauses           []time.Duration
}

var unluckies = []unlucky{
	{"queue", "queue.in", "refused", 30 * time.Millisecond, 0, toAWS},
	{"function", "function.in", "refused", 7 * time.Millisecond, 0, toAWS},
	{"stream", "stream.firehose", "refused", 0, 0, toAWS},
	{"slow-stream", "slow-stream.firehose", "refused", 3 * time.Millisecond, 0, byMail},
	{"server", "server.https", "received", 25 * time.Millisecond, 150 * time.Millisecond, byHTTP},
	{"plain-server", "plain-server.http", "received", 0, time.Second, byHTTP},
	{"phone", "phone.sms", "refused", 2 * time.Second, 0, byMail},
	{"app", "app.application", "refused", time.Millisecond, 0, byMail},
	{"letterbox", "letterbox.email", "refused", 40 * time.Millisecond, 0, byMail},
	{"archive", "archive.email-json", "refused", 0, 0, byMail},
}

// silence is a topic whose subscribers take nothing, each with a dead-letter queue if letters are wanted.
func silence(letters bool) string {
	text := `{"format": 1, "seed": 7, "nodes": [{"id": "orders", "kind": "sns"},
		{"id": "queue", "kind": "sqs"}, {"id": "function", "kind": "service"}, {"id": "stream", "kind": "sink"},
		{"id": "slow-stream", "kind": "sink", "Throttles": true, "Arn": "arn:aws:firehose:us-east-1:123456789012:deliverystream/slow"},
		{"id": "server", "kind": "endpoint", "Answers": "500 Internal Server Error", "ResponseTime": "150ms"},
		{"id": "plain-server", "kind": "endpoint", "Answers": "429 Too Many Requests", "ResponseTime": "1s"},
		{"id": "phone", "kind": "phone", "InCoverage": false}, {"id": "app", "kind": "phone", "InCoverage": false},
		{"id": "letterbox", "kind": "inbox"}, {"id": "archive", "kind": "inbox"}`
	wires := ""
	for _, u := range unluckies {
		more := ""
		if letters {
			text += `, {"id": "letters-` + u.node + `", "kind": "sqs"}`
			more = `, "DeadLetterQueue": "letters-` + u.node + `"`
			wires += `, {"from": "orders.dead-letter", "to": "letters-` + u.node + `.in", "latency": "11ms"}`
		}
		wires += `, {"from": "orders.subscriptions", "to": "` + u.wire + `", "latency": "` + u.latency.String() + `"` + more + `}`
	}
	text += `], "wires": [` + wires[2:] + `], "faults": [`
	for i, node := range []string{"queue", "function", "stream", "letterbox", "archive"} {
		text += []string{"", ", "}[min(i, 1)] + `{"at": "0s", "fault": "crash", "node": "` + node + `"}`
	}
	return text + "]}"
}

// happenings are when something was recorded, by node and verb.
func (p play) happenings() map[string][]kernel.Time {
	at := map[string][]kernel.Time{}
	p.Log().Listen(func(r trace.Record) {
		name := p.Name(r.Node) + " " + p.Log().Verb(r.Verb).Name
		at[name] = append(at[name], r.At)
	})
	return at
}

// publish hands a topic a message at this moment.
func (p play) publish(topic string) {
	at, _ := p.Index(topic)
	p.Ask(at, "in", &action.Publish{Message: action.Message{Body: "soup", Token: component.Token{Lineage: 1, Attempt: 1}}})
}

// Each attempt is there when the documents say, over 23 days: a phase's pause counts from when the topic hears that the
// attempt before has failed, so that the wire, twice, and the subscriber's own time come on top.
func TestOver23DaysEachAttemptIsMadeWhenTheDocumentsSay(t *testing.T) {
	const published = kernel.Time(time.Second)
	for _, letters := range []bool{false, true} {
		p := written(t, silence(letters)).until(time.Duration(published))
		at := p.happenings()
		p.publish("orders")
		p.until(25 * 24 * time.Hour)
		for _, u := range unluckies {
			var want []kernel.Time
			sent, failed := published, kernel.Time(0)
			for i := range len(u.pauses) + 1 {
				want = append(want, sent.Add(u.latency))
				failed = sent.Add(u.latency + u.work + u.latency)
				if i < len(u.pauses) {
					sent = failed.Add(u.pauses[i])
				}
			}
			require.Equal(t, want, at[u.node+" "+u.verb], u.node)
			if letters {
				require.Equal(t, []kernel.Time{failed.Add(11 * time.Millisecond)}, at["letters-"+u.node+" sent"], "%s: set aside at once, and once", u.node)
			}
		}
		require.Len(t, at["queue refused"], 1+100_015)
		require.Len(t, at["phone refused"], 1+50)
		days := at["queue refused"][100_015].Sub(published) / (24 * time.Hour)
		require.EqualValues(t, 23, days)
		lost, moved := int64(len(unluckies)), int64(0)
		if letters {
			lost, moved = 0, lost
			require.Len(t, at["orders set aside"], len(unluckies))
		}
		require.Len(t, at["orders delivery failed"], int(lost))
		require.Equal(t, int64(len(unluckies)), p.sum("orders", "NumberOfNotificationsFailed"))
		require.Equal(t, moved, p.sum("orders", "NumberOfNotificationsRedrivenToDlq"))
		require.Zero(t, p.sum("orders", "DeliveriesUnderWay"))
	}
}

// early is when the first attempts arrive of a message that is published at 1 s, where each failure is known after so long.
func early(latency, known time.Duration, pauses []time.Duration) (at []kernel.Time) {
	sent := kernel.Time(time.Second)
	for _, pause := range pauses {
		at = append(at, sent.Add(latency))
		sent = sent.Add(known + pause)
	}
	return at
}

// No answer comes over a wire that is cut, or from a server that never gives one: that counts as a failure after 15
// seconds, and the pause from then on.
func TestAPauseAfterSilenceCountsFromTheEndOfThePatience(t *testing.T) {
	p := written(t, `{"format": 1, "seed": 7,
		"nodes": [{"id": "orders", "kind": "sns"}, {"id": "queue", "kind": "sqs"}, {"id": "server", "kind": "endpoint", "Answers": "never"}],
		"wires": [{"from": "orders.subscriptions", "to": "queue.in", "latency": "5ms"}, {"from": "orders.subscriptions", "to": "server.http", "latency": "80ms"}],
		"faults": [{"at": "0s", "fault": "cut", "wire": "orders.subscriptions>queue.in"}]}`).until(time.Second)
	at := p.happenings()
	p.publish("orders")
	p.until(time.Hour)
	require.Equal(t, early(5*time.Millisecond, 15*time.Second, toAWS[:30]), at["orders lost"][:30])
	require.Equal(t, early(80*time.Millisecond, 15*time.Second, append(byHTTP, 0)), at["server received"])
}

// A function whose event queue is full throttles at the door, and is tried again as one that has crashed.
func TestAFunctionThatThrottlesAtTheDoorIsTriedAgain(t *testing.T) {
	p := written(t, `{"format": 1, "seed": 7,
		"nodes": [{"id": "orders", "kind": "sns", "unthrottled": true}, {"id": "function", "kind": "service", "Workers": 1, "WorkTime": "24h"}],
		"wires": [{"from": "orders.subscriptions", "to": "function.in", "latency": "5ms"}]}`)
	for range 100_000 {
		p.publish("orders")
	}
	p.until(time.Second)
	at := p.happenings()
	p.publish("orders")
	p.until(30 * time.Second)
	require.Equal(t, early(5*time.Millisecond, 10*time.Millisecond, toAWS[:12]), at["function refused"][:12])
}
