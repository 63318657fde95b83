package engine_test

import (
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/enginetest/script"
	"playground/engine/kernel"
	"playground/engine/scenario"
)

func TestGalleryScripts(t *testing.T) { script.Run(t, "testdata/gallery", catalog.Kinds()) }

// play is a gallery scene under way.
type play struct {
	t *testing.T
	*engine.Session
}

func scene(t *testing.T, file string, seed uint64) play {
	return play{t, engine.New(drawing(t, file, seed), catalog.Kinds())}
}

// drawing is a gallery scene before it begins.
func drawing(t *testing.T, file string, seed uint64) *scenario.Scenario {
	text, err := os.ReadFile("../static/gallery/" + file)
	require.NoError(t, err)
	sc, problems := scenario.Decode(text, catalog.Kinds())
	require.Empty(t, problems)
	sc.Seed = seed
	return sc
}

func (p play) until(d time.Duration) play {
	_, short := p.Advance(kernel.Time(d), 1<<30)
	require.False(p.t, short)
	return p
}

// sum is a counter, or a gauge's present value.
func (p play) sum(node, metric string) int64 {
	p.t.Helper()
	for _, n := range p.Summaries() {
		if n.ID != node {
			continue
		}
		for i := range n.Metrics {
			if n.Metrics[i].Name == metric {
				return n.Metrics[i].Sum
			}
		}
		for _, g := range n.Gauges {
			if g.Name == metric {
				return g.Now
			}
		}
	}
	p.t.Fatalf("%s has no %s", node, metric)
	return 0
}

var seeds = []uint64{1, 2, 3, 7, 42}

func TestTheTicketWindow(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "2-ticket-window.json", seed).until(30 * time.Second)
		for _, guests := range []string{"hungry", "thirsty", "hungry-too", "thirsty-too"} {
			require.Zero(t, p.sum(guests, "Errors"), "seed %d: all is well before the kitchens hang", seed)
		}

		p.until(58 * time.Second)
		require.EqualValues(t, 5, p.sum("waiter", "BusyWorkers"), "seed %d: every waiter stands at the window", seed)
		require.Positive(t, p.sum("hungry", "Errors"), "seed %d", seed)
		require.Positive(t, p.sum("thirsty", "Errors"), "seed %d: guests who need no kitchen fail too", seed)
		require.Greater(t, p.sum("tickets", "ApproximateNumberOfMessagesVisible"), int64(10), "seed %d: the tickets wait", seed)

		p.until(5 * time.Minute)
		require.Zero(t, p.sum("hungry-too", "Errors"), "seed %d: with the queue nobody fails", seed)
		require.Zero(t, p.sum("thirsty-too", "Errors"), "seed %d", seed)
		require.Less(t, p.sum("tickets", "ApproximateNumberOfMessagesVisible"), int64(10), "seed %d: the backlog has drained", seed)
		sent, deleted := p.sum("tickets", "NumberOfMessagesSent"), p.sum("tickets", "NumberOfMessagesDeleted")
		open := p.sum("tickets", "ApproximateNumberOfMessagesVisible") + p.sum("tickets", "ApproximateNumberOfMessagesNotVisible")
		require.Equal(t, sent, deleted+open, "seed %d: and no ticket is lost", seed)
	}
}

func TestTheCascade(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "3-cascade.json", seed).until(20 * time.Second)
		require.Zero(t, p.sum("customers", "Errors")+p.sum("browsers", "Errors"), "seed %d", seed)
		p.until(55 * time.Second)
		for node, workers := range map[string]int64{"ledger": 4, "payment": 6, "checkout": 8, "website": 12} {
			require.Equal(t, workers, p.sum(node, "BusyWorkers"), "seed %d: %s is full, although only the ledger is slow", seed, node)
		}
		require.Positive(t, p.sum("browsers", "Errors"), "seed %d: those who never needed the ledger are refused", seed)
		p.until(5 * time.Minute)
		failed := p.sum("browsers", "Errors") + p.sum("customers", "Errors")
		p.until(6 * time.Minute)
		require.Equal(t, failed, p.sum("browsers", "Errors")+p.sum("customers", "Errors"), "seed %d: it is over", seed)
	}
}

func TestThePoisonPill(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "1-poison-pill.json", seed).until(10*time.Minute + 30*time.Second)
		require.EqualValues(t, 11, p.sum("prankster", "Requests"), "seed %d", seed)
		require.EqualValues(t, 11, p.sum("orders-dlq", "ApproximateNumberOfMessagesVisible"), "seed %d: every poisoned order, and nothing else", seed)
		require.EqualValues(t, 33, p.sum("kitchen", "Errors"), "seed %d: three attempts each", seed)
		require.Zero(t, p.sum("shop", "Errors"), "seed %d: nobody else notices", seed)
		require.Less(t, p.sum("orders", "ApproximateNumberOfMessagesVisible"), int64(10), "seed %d", seed)
	}
}
