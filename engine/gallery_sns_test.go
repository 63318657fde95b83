package engine_test

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/action"
	"playground/engine/catalog"
	"playground/engine/kernel"
	"playground/engine/trace"
	"playground/engine/value"
)

// deeds tell how often something happened to each message at a node: deeds["shipping finished"][lineage].
type deeds map[string]map[uint64]int

// watched gathers what happens from now on.
func (p play) watched() deeds {
	d := deeds{}
	p.Log().Listen(func(r trace.Record) {
		name := p.Name(r.Node) + " " + p.Log().Verb(r.Verb).Name
		if d[name] == nil {
			d[name] = map[uint64]int{}
		}
		if r.Lineage != 0 {
			d[name][r.Lineage]++
		}
	})
	return d
}

// once is every lineage to which something happened, as if it had happened once.
func (d deeds) once(name string) map[uint64]int {
	all := map[uint64]int{}
	for lineage := range d[name] {
		all[lineage] = 1
	}
	return all
}

// do gives a command that must be taken.
func (p play) do(command string) {
	p.t.Helper()
	v, bad := value.Parse(command, value.Limits{})
	require.Nil(p.t, bad)
	require.Empty(p.t, p.Do(v))
}

// tap subscribes a queue to all that a topic publishes, for the test to read.
func (p play) tap(topic string) {
	p.t.Helper()
	p.do(`{"do": "edit", "edits": [
		{"part": "node", "id": "tap", "value": {"id": "tap", "kind": "sqs"}},
		{"part": "wire", "id": "` + topic + `.subscriptions>tap.in", "value": {"from": "` + topic + `.subscriptions", "to": "tap.in", "RawMessageDelivery": true}}]}`)
}

// tapped empties the tap: what was published, by lineage.
func (p play) tapped() map[uint64]action.Message {
	p.t.Helper()
	all := map[uint64]action.Message{}
	at, _ := p.Index("tap")
	for {
		p.Ask(at, "in", &action.ReceiveMessage{MaxNumberOfMessages: 10, VisibilityTimeout: action.Unset})
		replies := p.Replies()
		require.Len(p.t, replies, 1)
		messages := replies[0].Result.Out.(*action.ReceiveMessageResult).Messages
		if len(messages) == 0 {
			return all
		}
		for i := range messages {
			all[messages[i].Message.Token.Lineage] = messages[i].Message
		}
	}
}

// attribute is the value of a message's attribute; "" when it has none of that name.
func attribute(m *action.Message, name string) string {
	for i := range m.Attributes {
		if m.Attributes[i].Name == name {
			return m.Attributes[i].Value
		}
	}
	return ""
}

// chosen is what was published and fits, each once.
func chosen(published map[uint64]action.Message, fits func(*action.Message) bool) map[uint64]int {
	all := map[uint64]int{}
	for lineage, m := range published {
		if fits(&m) {
			all[lineage] = 1
		}
	}
	return all
}

func everything(*action.Message) bool { return true }

func TestOneEventThreeQueues(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "4-video-uploaded.json", seed)
		did := p.watched()
		p.tap("VideoUploaded")
		p.until(119 * time.Second)
		require.Greater(t, p.sum("thumbnails", "ApproximateNumberOfMessagesVisible"), int64(10), "seed %d: the copies of the one that is down wait", seed)
		require.Less(t, p.sum("library", "ApproximateNumberOfMessagesVisible"), int64(5), "seed %d: those of the others do not", seed)
		p.until(10 * time.Minute)
		for _, queue := range []string{"render", "thumbnails", "library"} {
			p.drained(queue)
		}
		videos := p.tapped()
		require.Len(t, videos, 150, "seed %d", seed)
		films := chosen(videos, func(m *action.Message) bool { return attribute(m, "length") == "film" })
		require.Equal(t, films, did.once("renderers finished"), "seed %d: films are rendered, clips are not", seed)
		require.Equal(t, chosen(videos, everything), did.once("thumbnailer finished"), "seed %d: each has its picture in the end", seed)
		require.Equal(t, chosen(videos, everything), did.once("catalogue finished"), "seed %d: and its record", seed)
		require.EqualValues(t, 150-len(films), p.sum("VideoUploaded", "NumberOfNotificationsFilteredOut"), "seed %d", seed)
	}
}

// Whether the thumbnailer is down makes no difference to the trace of anybody else.
func TestNobodyElseNoticesThatAConsumerIsDown(t *testing.T) {
	others := func(seed uint64, faults bool) (lines []string) {
		sc := drawing(t, "4-video-uploaded.json", seed)
		if !faults {
			sc.Faults = nil
		}
		p := play{t, engine.New(sc, catalog.Kinds())}
		p.Log().Listen(func(r trace.Record) {
			switch p.Name(r.Node) {
			case "studio", "render", "renderers", "library", "librarian", "catalogue":
				lines = append(lines, p.Line(r))
			}
		})
		p.until(10 * time.Minute)
		return lines
	}
	for _, seed := range seeds {
		require.Equal(t, others(seed, false), others(seed, true), "seed %d", seed)
	}
}

func TestACheckoutThatNobodyConducts(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "17-choreography.json", seed)
		did := p.watched()
		p.tap("OrderPlaced")
		p.until(89 * time.Second)
		require.Greater(t, p.sum("to-charge", "ApproximateNumberOfMessagesVisible"), int64(3), "seed %d: orders wait for the payment", seed)
		require.Zero(t, p.sum("shop", "Errors")+p.sum("stock", "Errors")+p.sum("shipping", "Errors"), "seed %d: nobody else notices", seed)
		p.until(10 * time.Minute)
		for _, queue := range []string{"to-reserve", "to-charge", "to-ship", "to-release"} {
			p.drained(queue)
		}
		orders := p.tapped()
		require.Len(t, orders, 60, "seed %d", seed)
		stolen := func(m *action.Message) bool { return attribute(m, "card") == "stolen" }
		books := func(m *action.Message) bool { return !stolen(m) && attribute(m, "goods") == "book" }
		require.Equal(t, chosen(orders, everything), did["stock finished"], "seed %d: every order is reserved once", seed)
		require.Equal(t, chosen(orders, stolen), did["stock-release finished"], "seed %d: the stock of each declined order is released once", seed)
		require.Equal(t, chosen(orders, books), did["shipping finished"], "seed %d: every paid book is shipped once, and nothing else", seed)
		require.NotEmpty(t, did["stock-release finished"], "seed %d", seed)
		twice := int64(0)
		for _, times := range did["payment finished"] {
			twice += int64(times) - 1
		}
		require.LessOrEqual(t, twice, int64(2), "seed %d: what the payment had in hand it may say twice", seed)
	}
}

// arrivals tell when something happened to each message at a node: times of the verbs, by lineage.
func (p play) arrivals(node string, verbs ...string) map[uint64][]kernel.Time {
	at := map[uint64][]kernel.Time{}
	for n := p.Log().Oldest(); n < p.Log().Total(); n++ {
		if r := p.Log().At(n); p.Name(r.Node) == node && slices.Contains(verbs, p.Log().Verb(r.Verb).Name) {
			at[r.Lineage] = append(at[r.Lineage], r.At)
		}
	}
	return at
}

func TestEachSubscriberIsTriedInTheWayOfItsProtocol(t *testing.T) {
	const wire = 400 * time.Millisecond
	post := func(int) time.Duration { return 20 * time.Second }
	text := func(failed int) time.Duration { // 2 after 10 s, then from 10 s to 600 s in 10 steps, each twice the one before
		doubled := time.Duration(1)<<max(failed-3, 0) - 1
		return 10*time.Second + (590 * time.Second * doubled / 511).Truncate(time.Millisecond)
	}
	for _, seed := range seeds {
		p := scene(t, "15-five-subscribers.json", seed).until(10 * time.Minute)
		published := p.arrivals("orders", "published")
		require.Len(t, published, 60, "seed %d", seed)
		for node, verb := range map[string]string{"kitchen-queue": "sent", "receipts": "accepted", "guest": "received"} {
			came := p.arrivals(node, verb)
			for lineage, at := range published {
				require.Equal(t, []kernel.Time{at[0].Add(wire)}, came[lineage], "seed %d: %s gets each at once, and once", seed, node)
			}
		}
		for node, pause := range map[string]func(failed int) time.Duration{"partner": post, "manager": text} {
			tried, again := p.arrivals(node, "refused", "received"), 0
			for lineage, at := range published {
				next := at[0].Add(wire)
				for i, came := range tried[lineage] {
					require.Equal(t, next, came, "seed %d: attempt %d at %s", seed, i+1, node)
					next = came.Add(wire + pause(i+1) + wire)
				}
				again = max(again, len(tried[lineage])-1)
			}
			require.GreaterOrEqual(t, again, 3, "seed %d: %s is tried again and again", seed, node)
			require.Len(t, p.arrivals(node, "received"), 60, "seed %d: and gets all in the end", seed)
		}
		require.EqualValues(t, 5*60, p.sum("orders", "NumberOfNotificationsDelivered"), "seed %d", seed)
		require.Zero(t, p.sum("orders", "NumberOfNotificationsFailed"), "seed %d", seed)
		require.Len(t, p.arrivals("kitchen", "finished"), 60, "seed %d", seed)
	}
}

// wants is what each subscriber of the alerts is to get, said without a filter policy.
var wants = map[string]func(m *action.Message) bool{
	"on-call-phone received": func(m *action.Message) bool { return attribute(m, "severity") == "critical" },
	"on-call sent":           func(m *action.Message) bool { return attribute(m, "severity") != "info" },
	"archive sent":           func(m *action.Message) bool { return attribute(m, "severity") == "info" },
	"web-team received": func(m *action.Message) bool {
		return strings.HasPrefix(attribute(m, "host"), "web-") && measured(m, "latency") >= 1000
	},
	"database-team received": func(m *action.Message) bool {
		return attribute(m, "lag") != "" && (attribute(m, "severity") == "critical" || measured(m, "lag") > 45)
	},
	"disk-orders received": func(m *action.Message) bool {
		var body struct{ Disk struct{ Free int } }
		return json.Unmarshal([]byte(m.Text()), &body) == nil && body.Disk.Free < 10
	},
}

// measured is the number in an attribute; 0 when it has none.
func measured(m *action.Message, name string) int {
	n, _ := strconv.Atoi(attribute(m, name))
	return n
}

func TestEverySubscriberGetsWhatItsFilterSays(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "16-critical-or-info.json", seed)
		did := p.watched()
		p.tap("alerts")
		p.until(10 * time.Minute)
		p.drained("on-call")
		alerts := p.tapped()
		require.Len(t, alerts, 200, "seed %d", seed)
		got := 0
		for what, fits := range wants {
			want := chosen(alerts, fits)
			require.NotEmpty(t, want, "seed %d: %s", seed, what)
			require.Less(t, len(want), 200, "seed %d: %s", seed, what)
			require.Equal(t, want, did[what], "seed %d: %s", seed, what)
			got += len(want)
		}
		require.EqualValues(t, 200*len(wants)-got, p.sum("alerts", "NumberOfNotificationsFilteredOut"), "seed %d: the rest is filtered out", seed)
	}
}

// Whenever the shop and the relay crash: of two writes one may be missing, of one write nothing is, and what is done
// twice has the effect of once.
func TestTheOutboxLosesNothingThatTheTableHas(t *testing.T) {
	for _, seed := range seeds {
		for later := time.Duration(0); later < 700*time.Millisecond; later += 50 * time.Millisecond {
			sc := drawing(t, "18-outbox.json", seed)
			for i := range sc.Faults {
				sc.Faults[i].At = sc.Faults[i].At.Add(later)
			}
			p := play{t, engine.New(sc, catalog.Kinds())}
			did := p.watched()
			p.until(10 * time.Minute)
			p.drained("outbox")
			table, shipped := did["table finished"], did["shipping finished"]
			require.Subset(t, table, shipped, "seed %d, %s later", seed, later)
			require.Less(t, len(shipped), len(table), "seed %d, %s later: the table has orders of which nobody heard", seed, later)
			require.Equal(t, did.once("outbox sent"), did["table-too finished"], "seed %d, %s later", seed, later)
			require.Equal(t, did.once("outbox sent"), did["shipping-too finished"], "seed %d, %s later: with the outbox each is shipped, and once", seed, later)
			require.Positive(t, p.sum("shipping-too", "Duplicates"), "seed %d, %s later: although some events came twice", seed, later)
		}
	}
}
