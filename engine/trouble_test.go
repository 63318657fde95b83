package engine_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/kernel"
	"playground/engine/scenario"
)

// troubled runs ten messages a second through one wire for ten seconds, with one fault on it from the beginning.
func troubled(t *testing.T, fault string) *engine.Session {
	t.Helper()
	sc, problems := scenario.Decode([]byte(`{"format": 1, "seed": 7,
		"nodes": [{"id": "shop", "kind": "traffic", "Rate": "10/s", "Start": "1s", "Total": 100}, {"id": "kitchen", "kind": "service", "Workers": 50, "WorkTime": "10ms"}],
		"wires": [{"from": "shop", "to": "kitchen", "latency": "exponential 20ms"}], "faults": [`+fault+`]}`), catalog.Kinds())
	require.Empty(t, problems)
	s := engine.New(sc, catalog.Kinds())
	s.Advance(kernel.Time(time.Minute), 1<<30)
	return s
}

// timesTold counts the lines of the trace about a node that begin with a word.
func timesTold(s *engine.Session, node, what string) (n int) {
	for i := s.Log().Oldest(); i < s.Log().Total(); i++ {
		r := s.Log().At(i)
		if s.Name(r.Node) == node && s.Log().Verb(r.Verb).Name == what {
			n++
		}
	}
	return n
}

func TestOfADuplicatedRequestTheCallerHearsOneAnswer(t *testing.T) {
	s := troubled(t, `{"at": "0s", "fault": "duplicate", "wire": "shop.calls>kitchen.in", "probability": "100%"}`)
	require.Equal(t, 200, timesTold(s, "kitchen", "finished"))
	require.Equal(t, 100, timesTold(s, "shop", "duplicated"))
	require.Equal(t, 100, timesTold(s, "shop", "answered"))
	require.Zero(t, timesTold(s, "shop", "timed out"))
}

func TestChanceOnAWireIsAsGreatAsItSays(t *testing.T) {
	half := troubled(t, `{"at": "0s", "fault": "duplicate", "wire": "shop.calls>kitchen.in", "probability": "50%"}`)
	require.InDelta(t, 50, timesTold(half, "shop", "duplicated"), 20)
	held := troubled(t, `{"at": "0s", "fault": "reorder", "wire": "shop.calls>kitchen.in", "probability": "10%", "by": "1s"}`)
	require.InDelta(t, 20, timesTold(held, "shop", "held back"), 15, "requests and answers alike")
	require.Equal(t, 100, timesTold(held, "shop", "answered"))
}

// The chance of one fault leaves the draws of all else as they are: without it the run is the same.
func TestAFaultThatNeverStrikesChangesNothing(t *testing.T) {
	plain := troubled(t, "")
	for _, fault := range []string{
		`{"at": "0s", "fault": "duplicate", "wire": "shop.calls>kitchen.in", "probability": "0%"}`,
		`{"at": "0s", "fault": "reorder", "wire": "shop.calls>kitchen.in", "probability": "0%", "by": "1s"}`,
	} {
		s := troubled(t, fault)
		require.Equal(t, lineOf(plain, plain.Log().Total()-1), lineOf(s, s.Log().Total()-1))
		require.Equal(t, plain.Log().Total()+1, s.Log().Total(), "but for the record that tells of the fault")
	}
}

func TestADelayIsTakenOffAgain(t *testing.T) {
	s := troubled(t, `{"at": "0s", "fault": "delay", "wire": "shop.calls>kitchen.in", "by": "5s"}, {"at": "2s", "fault": "recover", "wire": "shop.calls>kitchen.in"}`)
	require.Equal(t, 100, timesTold(s, "shop", "answered"))
	require.Equal(t, 1, timesTold(s, "shop", "mended"))
}

func lineOf(s *engine.Session, n uint64) string { return s.Line(s.Log().At(n)) }
