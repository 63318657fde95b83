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

// started is a session of a scenario written as text.
func started(t *testing.T, text string) *engine.Session {
	sc, problems := scenario.Decode([]byte(text), catalog.Kinds())
	require.Empty(t, problems)
	return engine.New(sc, catalog.Kinds())
}

// A client that gives up and tries again reaches a node that hangs with ever more requests; it holds a hundred thousand.
func TestANodeThatHangsHoldsSoManyRequestsAndNoMore(t *testing.T) {
	s := started(t, `{"format": 1, "nodes": [
		{"id": "shop", "kind": "traffic", "Rate": "10000/s", "Timeout": "100ms", "Retries": 0},
		{"id": "kitchen", "kind": "service"}],
		"wires": [{"from": "shop", "to": "kitchen", "latency": "1ms"}],
		"faults": [{"at": "0s", "fault": "hang", "node": "kitchen"}]}`)
	weights := []int64{}
	for _, at := range []time.Duration{9, 12, 20, 30} {
		s.Advance(kernel.Time(at*time.Second), 1<<30)
		weights = append(weights, s.Bytes()-s.Log().Bytes(nil))
	}
	require.Less(t, weights[3], weights[1]*101/100, "after ten seconds nothing grows: %v", weights)
	require.Greater(t, weights[1], weights[0])
	refusals := s.Failures("kitchen").String()
	require.Contains(t, refusals, "ConnectionRefused")
	require.Contains(t, refusals, "holds so many requests")
	require.Empty(t, s.Do(mustParse(`{"do": "fault", "fault": "recover", "node": "kitchen"}`)))
	s.Advance(kernel.Time(60*time.Second), 1<<30)
	require.Less(t, s.Bytes()-s.Log().Bytes(nil), weights[1], "and it goes on afterwards")
}

// A removed queue takes its messages along, out of memory too.
func TestWhatIsRemovedLeavesOnlyItsName(t *testing.T) {
	s := started(t, `{"format": 1, "nodes": [{"id": "shop", "kind": "traffic", "Rate": "1000/s"}, {"id": "orders", "kind": "sqs"}],
		"wires": [{"from": "shop", "to": "orders"}]}`)
	s.Advance(kernel.Time(60*time.Second), 1<<30)
	before := s.Bytes()
	require.Empty(t, s.Do(mustParse(`{"do": "edit", "edits": [{"part": "wire", "id": "shop.calls>orders.in", "value": null}, {"part": "node", "id": "orders", "value": null}]}`)))
	require.Greater(t, before-s.Bytes(), int64(60_000*100))
	s.Advance(kernel.Time(61*time.Second), 1<<30)
	require.Equal(t, "orders", s.Name(1))
}
