package view_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

const exact = 12_345_000_000 // ns: when the engine makes happen what a person did at 12s on the clock

// disturbed makes a fault by hand at 12s on the clock, told to the engine as that revision.
func disturbed(t *testing.T, d *view.Document, revision int64, id, name string) view.Fault {
	t.Helper()
	f := d.FaultNow(id, name)
	require.Empty(t, d.Disturb(name+" "+id, f, 12_000_000_000))
	d.Sent(revision, nil)
	return f
}

func moments(d *view.Document) (all []string) {
	for _, row := range d.FaultRows() {
		all = append(all, row.At+" "+row.Title)
	}
	return all
}

func TestAFaultByHandIsCorrectedToItsMoment(t *testing.T) {
	d := open(t, shop)
	f := disturbed(t, d, 1, "kitchen", "slow")
	require.Equal(t, `{"do":"fault","fault":"slow","node":"kitchen","factor":10}`, f.Command().String())
	require.Equal(t, "12s", d.FaultRows()[2].At)
	require.Empty(t, d.Stamped(1, exact), "the engine knows already")
	require.Equal(t, view.FaultRow{At: "12.345s", Title: "kitchen is slow ×10", Name: "slow", ID: "kitchen"}, d.FaultRows()[2])
	_, ok := d.Undo()
	require.True(t, ok)
	require.Len(t, d.FaultRows(), 2)
}

func TestAFaultByHandThatIsDoneAgainKeepsItsMoment(t *testing.T) {
	d := open(t, shop)
	disturbed(t, d, 1, "orders", "slow")
	d.Stamped(1, exact)
	corrected := string(d.Text())
	require.Contains(t, corrected, "12.345s")
	d.Undo()
	d.Redo()
	require.Equal(t, corrected, string(d.Text()))
}

func TestAFaultIsCorrectedThoughItWasUndoneOrItsNodeRenamedMeanwhile(t *testing.T) {
	d := open(t, shop)
	disturbed(t, d, 1, "orders", "slow")
	d.Undo()
	d.Stamped(1, exact)
	d.Redo()
	require.Equal(t, "12.345s orders is slow ×10", moments(d)[2])

	disturbed(t, d, 2, "orders", "slow")
	do(t, d, "rename", d.Rename("orders", "tickets"))
	d.Stamped(2, 2*exact)
	require.Equal(t, "24.69s tickets is slow ×10", moments(d)[3])
}

func TestTwoFaultsOfOneMomentAreNotTakenForEachOther(t *testing.T) {
	d := open(t, shop)
	disturbed(t, d, 1, "orders", "slow")
	disturbed(t, d, 2, "orders", "slow")
	disturbed(t, d, 3, "kitchen", "slow")
	do(t, d, "remove a fault", d.SetFault(2, value.Null))
	d.Stamped(1, 12_000_000_001)
	d.Stamped(2, 12_000_000_002)
	d.Stamped(3, 12_000_000_003)
	require.Equal(t, []string{"12.000000002s orders is slow ×10", "12.000000003s kitchen is slow ×10"}, moments(d)[2:])
}

func TestAGuessGivesWayToTheFaultThatBelongsThere(t *testing.T) {
	d := open(t, shop)
	disturbed(t, d, 1, "orders", "slow")
	disturbed(t, d, 2, "kitchen", "slow")
	d.Stamped(1, 11_999_999_999) // where the second one waits for its own
	d.Stamped(2, exact)
	require.Equal(t, []string{"11.999999999s orders is slow ×10", "12.345s kitchen is slow ×10"}, moments(d)[2:])
}

func TestAnEngineThatWasToldAGuessIsToldTheMoment(t *testing.T) {
	d := open(t, shop)
	disturbed(t, d, 1, "kitchen", "slow")
	for revision, travel := range []func() (view.Change, bool){d.Undo, d.Redo} {
		change, ok := travel()
		require.True(t, ok)
		d.Sent(int64(revision)+2, change.Edits)
	}
	edits := d.Stamped(1, exact)
	require.Equal(t, `[{"part":"fault","id":"2","value":{"at":"12.345s","fault":"slow","node":"kitchen","factor":10}}]`, scenario.EncodeEdits(edits).String())
}

func TestWhatTheEngineLeftOutIsUndoneWithAllThatWasBuiltUponIt(t *testing.T) {
	d := open(t, shop)
	id, edits := d.Add("sqs", 0, 0)
	do(t, d, "add", edits)
	d.Sent(1, edits)
	kept := string(d.Text())
	d.Select([]string{id})
	d.Undo()
	d.Sent(2, nil)
	do(t, d, "title", d.SetTitle("Another"))
	d.Sent(3, nil)
	disturbed(t, d, 4, "kitchen", "crash")
	d.Stamped(1, exact)

	edits, dropped := d.Drop(2)
	require.True(t, dropped)
	require.Empty(t, edits, "the engine knows")
	require.Equal(t, kept, string(d.Text()))
	require.Equal(t, []string{"add", ""}, []string{d.CanUndo(), d.CanRedo()}, "the history is that of then")
	_, dropped = d.Drop(2)
	require.False(t, dropped, "once")
	_, ok := d.Undo()
	require.True(t, ok)
	_, there := d.Node(id)
	require.False(t, there)
}

func TestWhatIsStampedOrOfAnotherRunIsNotDropped(t *testing.T) {
	d := open(t, shop)
	do(t, d, "title", d.SetTitle("Another"))
	d.Sent(1, nil)
	d.Stamped(1, exact)
	_, dropped := d.Drop(1)
	require.False(t, dropped)
	do(t, d, "title", d.SetTitle("A third"))
	d.Sent(2, nil)
	d.Started()
	_, dropped = d.Drop(2)
	require.False(t, dropped)
	require.Equal(t, "A third", d.Scenario().Title)
}
