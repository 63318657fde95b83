package link_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/link"
	"playground/engine/scenario"
)

func TestRandomScenariosComeBack(t *testing.T) {
	for seed := range uint64(300) {
		r := kernel.NewRand(seed, "link", "law")
		sc := enginetest.Random(&r, codec.Kinds, enginetest.NodesMax)
		text := encode(t, sc, link.Tail{})
		l := open(t, text)
		require.Equal(t, string(scenario.Encode(sc)), string(scenario.Encode(l.Scenario)))
		require.Equal(t, text, encode(t, l.Packed, l.Tail), "seed %d", seed)
	}
}

func TestAnEditChangesTheLinkAndItsInverseBringsItBack(t *testing.T) {
	r := kernel.NewRand(7, "link", "edits")
	sc := enginetest.Random(&r, codec.Kinds, enginetest.NodesMax)
	for range 100 {
		edits := enginetest.RandomEdits(&r, sc, codec.Kinds)
		next, inverse, problems := scenario.Apply(sc, edits, codec.Kinds)
		require.Empty(t, problems)
		require.Equal(t, scenario.Equal(sc, next), encode(t, sc, link.Tail{}) == encode(t, next, link.Tail{}))
		back, _, problems := scenario.Apply(next, inverse, codec.Kinds)
		require.Empty(t, problems)
		require.Equal(t, encode(t, sc, link.Tail{}), encode(t, back, link.Tail{}))
		sc = next
	}
}
