package subscriber_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/endpoint"
	"playground/engine/enginetest"
	"playground/engine/inbox"
	"playground/engine/kernel"
)

// life is a random life of an endpoint or an inbox: what topics, callers that give up and a person do to it.
type life struct {
	*enginetest.FakeEnv
	port, via string
	r         kernel.Rand
	sent      []component.CallID
	refused   int
}

func newLife(seed uint64) *life {
	l := &life{r: kernel.NewRand(seed, "life"), port: "https", via: action.PostHTTPS}
	kind := endpoint.Kind()
	if seed%2 == 1 {
		kind, l.port, l.via = inbox.Kind(), "email", action.SendEmail
	}
	l.FakeEnv = enginetest.NewFakeEnv(kind, `{}`)
	l.ConnectFrom("news", l.port)
	return l
}

func (l *life) step() {
	switch l.r.Below(16) {
	case 0:
		l.Configure(fmt.Sprintf(`{"ConfirmsSubscriptions":%t,"ConfirmAfter":"%ds"}`, l.r.Below(2) == 0, l.r.Below(5)))
	case 1:
		if l.port == "https" {
			answers := []string{"200 OK", "503 Service Unavailable", "404 Not Found", "never"}
			l.Configure(fmt.Sprintf(`{"Answers":%q,"ResponseTime":"exponential 1s","FailureProbability":"%d%%"}`, answers[l.r.Below(4)], l.r.Below(50)))
		}
	case 2:
		l.Crash()
		l.Advance(time.Duration(l.r.Below(1e9)))
		l.Recover()
	case 3:
		w := l.ConnectFrom("other", l.port)
		l.send("other", confirmation(l.via))
		l.Advance(time.Duration(l.r.Below(2e9)))
		l.Disconnect(w)
	case 4:
		if n := len(l.sent); n > 0 {
			l.Hangup(l.sent[n-1-int(l.r.Below(int64(min(n, 5))))])
		}
	case 5, 6:
		l.send("news", confirmation(l.via))
	case 7:
		l.Order("ConfirmSubscription", `{}`)
	case 8:
		for _, c := range l.Calls[max(0, len(l.Calls)-3):] {
			l.Return(c.ID, []component.Result{confirmedAs("arn:1"), {Fault: &component.Fault{Code: "InvalidParameter"}}}[l.r.Below(2)])
		}
	default:
		l.send("news", note(l.via, "hello", uint64(1+l.r.Below(50))))
	}
	l.Advance(time.Duration(l.r.Below(2e9)))
}

func (l *life) send(peer string, in *action.Notify) {
	l.sent = append(l.sent, l.Deliver(l.port, peer, in))
}

// What was sent is answered, abandoned or open; a message waits for one thing at a time; and at most a hundred are kept
// beside those that are open.
func TestEveryMessageIsAccountedFor(t *testing.T) {
	for seed := range uint64(20) {
		l := newLife(seed)
		for range 150 {
			l.step()
			inside := l.Component.Inspect()
			open := 0
			for _, state := range rows(l.FakeEnv, "state") {
				if state == "open" {
					open++
				}
			}
			kept := len(rows(l.FakeEnv, "number"))
			require.LessOrEqual(t, kept-open, 100, "seed %d", seed)
			require.LessOrEqual(t, l.Pending(), kept, "seed %d", seed)
			require.EqualValues(t, len(l.sent), l.Gauges[0], "seed %d", seed)
			contents := component.Contents{Limit: component.ContentsMax}
			l.Component.Contents(&contents)
			require.LessOrEqual(t, len(contents.Items)+contents.More, 100+open, "seed %d", seed)
			if l.port == "https" {
				require.Equal(t, l.Gauges[1], int64(open), "seed %d: %s", seed, inside)
				ended := l.Metric("Latency").Count + l.Metric("Abandoned").Count
				require.EqualValues(t, len(l.sent), ended+int64(open), "seed %d", seed)
			}
		}
	}
}

// A copy lives as the original would, and neither disturbs the other.
func TestACopyLivesTheSameLife(t *testing.T) {
	for seed := range uint64(40) {
		l := newLife(seed)
		for range 40 {
			l.step()
		}
		twin := *l
		twin.FakeEnv, twin.sent = l.Clone(), append([]component.CallID(nil), l.sent...)
		hash := l.Log.Hash()
		for range 40 {
			twin.step()
		}
		require.Equal(t, hash, l.Log.Hash(), "seed %d: the copy disturbed the original", seed)
		for range 40 {
			l.step()
		}
		require.Equal(t, l.Log.Hash(), twin.Log.Hash(), "seed %d", seed)
		require.Equal(t, l.Component.Inspect().String(), twin.Component.Inspect().String(), "seed %d", seed)
	}
}
