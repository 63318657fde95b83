package engine_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/action"
	"playground/engine/catalog"
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
