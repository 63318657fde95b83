package engine_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
)

// Two variants of one scene with one seed: what differs first is what was changed, and the rest is how it spread.
func TestTwoVariantsPartWhereTheyDiffer(t *testing.T) {
	a := scene(t, "1-poison-pill.json", 7).Session
	b := a.Clone()
	require.Empty(t, engine.Compare(a, b, 10e9), "the same scene twice")

	problems := b.Do(mustParse(`{"do": "edit", "edits": [{"part": "node", "id": "kitchen", "value": {"id": "kitchen", "kind": "service", "Workers": 1}}]}`))
	require.Empty(t, problems)
	found := engine.Compare(a, b, 60e9)
	require.NotEmpty(t, found)
	require.Equal(t, "kitchen", found[0].Node, "it began at the kitchen")
	require.NotEqual(t, found[0].Left, found[0].Right)
	var spread []string
	for i, d := range found {
		spread = append(spread, d.Node)
		require.True(t, i == 0 || d.At >= found[i-1].At, "the earliest first")
	}
	require.Contains(t, spread, "orders")
	require.NotContains(t, spread, "shop", "whoever sends does not notice")
}

// The first difference named is the true one: no earlier record differs.
func TestTheFirstDifferenceIsTheTrueOne(t *testing.T) {
	for seed := range uint64(10) {
		l := lived(seed)
		l.run(l.start)
		l.start.Seek(10e9, 1<<30)
		a := l.start.Present().Clone()
		b := a.Clone()
		b.Do(mustParse(`{"do": "edit", "edits": [{"part": "scenario", "id": "title", "value": "other"}]}`))
		require.Empty(t, engine.Compare(a, b, 40e9), "seed %d: a title changes nothing", seed)
	}
}
