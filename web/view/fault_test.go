package view_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAFaultByHandThatIsDoneAgainKeepsItsMoment(t *testing.T) {
	d := open(t, shop)
	f := d.FaultNow("orders", "slow")
	f.At = "12s"
	do(t, d, "slow", d.AddFault(f.Value()))
	d.Correct(f, "12.345s")
	corrected := string(d.Text())
	require.Contains(t, corrected, "12.345s")
	_, undone := d.Undo()
	_, again := d.Redo()
	require.True(t, undone && again)
	require.Equal(t, corrected, string(d.Text()))
}

func TestAFaultIsCorrectedThoughItWasUndoneMeanwhile(t *testing.T) {
	d := open(t, shop)
	f := d.FaultNow("orders", "slow")
	f.At = "12s"
	do(t, d, "slow", d.AddFault(f.Value()))
	d.Undo()
	d.Correct(f, "12.345s")
	d.Redo()
	rows := d.FaultRows()
	require.Equal(t, "12.345s", rows[len(rows)-1].At)
}
