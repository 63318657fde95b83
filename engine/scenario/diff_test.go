package scenario_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/scenario"
)

func diff(t *testing.T, text string) scenario.Difference {
	t.Helper()
	s := decode(t, ticketWindow)
	return scenario.Diff(s, apply(t, s, edits(t, text)))
}

// kept is the difference in which everything stays.
func kept(nodes, wires int) scenario.Difference {
	d := scenario.Difference{Nodes: make([]scenario.Origin, nodes), Wires: make([]scenario.Origin, wires)}
	for i := range d.Nodes {
		d.Nodes[i].Before = i
	}
	for i := range d.Wires {
		d.Wires[i].Before = i
	}
	return d
}

func TestMovingANodeChangesNothingThatRuns(t *testing.T) {
	require.Equal(t, kept(5, 5), diff(t, `[{"part":"node","id":"dead","value":{"kind":"queue","x":99}}]`))
}

func TestASettingConcernsItsNodeOnly(t *testing.T) {
	want := kept(5, 5)
	want.Nodes[2].Changed = true
	require.Equal(t, want, diff(t, `[{"part":"node","id":"dead","value":{"kind":"queue","VisibilityTimeout":1}}]`))
}

func TestAWireConcernsTheNodeThatItLeaves(t *testing.T) {
	want := kept(5, 5)
	want.Wires[0].Changed = true
	want.Nodes[0].Rewired = true
	require.Equal(t, want, diff(t, `[{"part":"wire","id":"guests.calls>orders.in","value":{"latency":"1s"}}]`))
}

func TestARenamedNodeIsKnownAgain(t *testing.T) {
	want := kept(5, 5)
	want.Nodes[2].Renamed = true
	want.Wires[2].Renamed, want.Wires[4].Renamed = true, true
	want.Nodes[1].Rewired, want.Nodes[4].Rewired = true, true // the targets of their wires have another name
	require.Equal(t, want, diff(t, `[{"part":"node","id":"dead","rename":"graveyard"}]`))
}

func TestANodeThatCameBackIsNew(t *testing.T) {
	s := decode(t, ticketWindow)
	gone, inverse, problems := scenario.Apply(s, scenario.RemoveNode(s, "news"), kinds)
	require.Empty(t, problems)
	d := scenario.Diff(s, gone)
	require.Equal(t, []int{4}, d.GoneNodes)
	require.Equal(t, []int{1, 4}, d.GoneWires)
	require.True(t, d.Nodes[0].Rewired)

	back, _, problems := scenario.Apply(gone, inverse, kinds)
	require.Empty(t, problems)
	d = scenario.Diff(s, back)
	require.Equal(t, []int{4}, d.GoneNodes)
	require.Equal(t, -1, d.Nodes[4].Before)
	require.Equal(t, -1, d.Wires[1].Before)
}

func TestANodeOfAnotherKindIsNew(t *testing.T) {
	s := apply(t, scenario.New(), edits(t, `[{"part":"node","id":"a","value":{"kind":"queue"}}]`))
	d := scenario.Diff(s, apply(t, s, edits(t, `[{"part":"node","id":"a","value":{"kind":"topic"}}]`)))
	require.Equal(t, scenario.Difference{Nodes: []scenario.Origin{{Before: -1}}, Wires: []scenario.Origin{}, GoneNodes: []int{0}}, d)
}

func TestDocumentsThatAreNoKinAreComparedByName(t *testing.T) {
	a := decode(t, `{"format":1,"nodes":[{"id":"x","kind":"queue"},{"id":"y","kind":"queue"}]}`)
	b := decode(t, `{"format":1,"nodes":[{"id":"y","kind":"queue","Label":"new"},{"id":"x","kind":"topic"}]}`)
	require.Equal(t, scenario.Difference{
		Nodes: []scenario.Origin{{Before: 1, Changed: true}, {Before: -1}},
		Wires: []scenario.Origin{}, GoneNodes: []int{0},
	}, scenario.Diff(a, b))
}

func TestAScenarioMadeByHandCanBeEdited(t *testing.T) {
	whole := decode(t, ticketWindow)
	s := &scenario.Scenario{Format: 1, Seed: 1, Nodes: whole.Nodes, Wires: whole.Wires}
	next := apply(t, s, edits(t, `[{"part":"node","id":"n","value":{"kind":"topic"}}]`))
	last := apply(t, next, edits(t, `[{"part":"node","id":"n","rename":"m"}]`))
	want := kept(6, 5)
	want.Nodes[5].Renamed = true
	require.Equal(t, want, scenario.Diff(next, last))
}
