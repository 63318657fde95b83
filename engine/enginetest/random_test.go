package enginetest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// Two kinds with every type of field, a port with a limit and one that polls.
var randomKinds = scenario.Kinds{
	{Name: "source", Title: "Source", Ports: []component.Port{
		{Name: "calls", Direction: component.Out, Actions: []string{"SendMessage"}},
	}, Fields: []component.Field{
		{Name: "Rate", Type: component.TypeRate, Default: value.Text("1/s")},
		{Name: "Body", Type: component.TypeTemplate},
		{Name: "Pattern", Type: component.TypeEnum, Options: []string{"a", "b"}},
		{Name: "Start", Type: component.TypeDuration, Max: 60e9},
	}},
	{Name: "store", Title: "Store", Ports: []component.Port{
		{Name: "in", Direction: component.In, Actions: []string{"SendMessage", "ReceiveMessage"}},
		{Name: "dead", Direction: component.Out, Actions: []string{"SendMessage"}, Limit: 1, Fields: []component.Field{
			{Name: "Raw", Type: component.TypeBoolean}, {Name: "Filter", Type: component.TypePolicy},
		}},
		{Name: "poll", Direction: component.Out, Actions: []string{"ReceiveMessage"}, Reverse: true},
	}, Fields: []component.Field{
		{Name: "Timeout", Type: component.TypeInteger, Unit: "s", Max: 43200},
		{Name: "Workers", Type: component.TypeInteger, Min: 1, Max: 1000},
		{Name: "WorkTime", Type: component.TypeDistribution},
		{Name: "Loss", Type: component.TypeProbability},
		{Name: "Label", Type: component.TypeText},
	}, Faults: []component.Disturbance{component.Crash, component.Slow, component.Hang, component.Recover}},
}

func stream(name string) *kernel.Rand {
	r := kernel.NewRand(7, "test", name)
	return &r
}

func TestRandomScenariosAreSoundAndDiffer(t *testing.T) {
	r := stream("scenarios")
	seen := map[string]bool{}
	wires, faults := 0, 0
	for i := 0; i < 200; i++ {
		s := enginetest.Random(r, randomKinds, enginetest.NodesMax)
		text := scenario.Encode(s)
		again, problems := scenario.Decode(text, randomKinds)
		require.Empty(t, problems)
		require.Equal(t, string(text), string(scenario.Encode(again)))
		require.LessOrEqual(t, len(s.Nodes), enginetest.NodesMax)
		require.Equal(t, "source", s.Nodes[0].Kind, "something happens")
		seen[string(text)] = true
		wires, faults = wires+len(s.Wires), faults+len(s.Faults)
	}
	require.Len(t, seen, 200)
	require.Greater(t, wires, 400)
	require.Greater(t, faults, 100)
}

func TestTheSameStreamDrawsTheSameScenario(t *testing.T) {
	a := enginetest.Random(stream("same"), randomKinds, 8)
	b := enginetest.Random(stream("same"), randomKinds, 8)
	require.Equal(t, string(scenario.Encode(a)), string(scenario.Encode(b)))
}

// Workers stay few, and the seconds of AWS's attributes reach both ends of their range.
func TestRandomSettingsAreBoundedAndReachTheEnds(t *testing.T) {
	r := stream("settings")
	ends := map[int64]bool{}
	for i := 0; i < 200; i++ {
		s := enginetest.Random(r, randomKinds, enginetest.NodesMax)
		for k := range s.Nodes {
			n := &s.Nodes[k]
			if n.Kind == "source" {
				require.GreaterOrEqual(t, n.Settings.Rate("Rate").Interval().Milliseconds(), int64(50), "at most 20 a second")
				continue
			}
			ends[n.Settings.Int("Timeout")] = true
			require.LessOrEqual(t, n.Settings.Int("Workers"), int64(8))
		}
	}
	require.True(t, ends[0] && ends[43200])
}

// The law of undo, over histories: each command's inverse leads back byte for byte, and all of them to the beginning.
func TestRandomHistoriesOfEditsCanBeUndone(t *testing.T) {
	r := stream("edits")
	for round := 0; round < 40; round++ {
		s := enginetest.Random(r, randomKinds, 8)
		states := []string{string(scenario.Encode(s))}
		var undo [][]scenario.Edit
		for step := 0; step < 30; step++ {
			edits := enginetest.RandomEdits(r, s, randomKinds)
			next, inverse, problems := scenario.Apply(s, edits, randomKinds)
			require.Empty(t, problems, "%s", scenario.EncodeEdits(edits))
			require.Equal(t, states[len(states)-1], string(scenario.Encode(s)), "s is untouched")
			sound, problems := scenario.Decode(scenario.Encode(next), randomKinds)
			require.Empty(t, problems, "edits leave a sound scenario")
			require.True(t, scenario.Equal(next, sound))
			require.Len(t, scenario.Diff(s, next).Nodes, len(next.Nodes))
			s, states, undo = next, append(states, string(scenario.Encode(next))), append(undo, inverse)
		}
		for step := len(undo) - 1; step >= 0; step-- {
			before, redo, problems := scenario.Apply(s, undo[step], randomKinds)
			require.Empty(t, problems)
			require.Equal(t, states[step], string(scenario.Encode(before)))
			redone, _, problems := scenario.Apply(before, redo, randomKinds)
			require.Empty(t, problems)
			require.Equal(t, states[step+1], string(scenario.Encode(redone)), "redo is the inverse of undo")
			s = before
		}
	}
}

func TestRandomFaultsAreOfWhatIsThere(t *testing.T) {
	r := stream("faults")
	s := enginetest.Random(r, randomKinds, 8)
	total := 0
	for i := 0; i < 100; i++ {
		for _, f := range enginetest.RandomFaults(r, s, 5) {
			_, problems := scenario.DecodeFault(f.Value().Without("at"), s)
			require.Empty(t, problems)
			total++
		}
	}
	require.Greater(t, total, 100)
	require.Empty(t, enginetest.RandomFaults(r, scenario.New(), 5), "an empty drawing suffers nothing")
}
