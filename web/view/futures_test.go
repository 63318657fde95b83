package view_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/web/view"
)

func TestFuturesAreTakenFromNotes(t *testing.T) {
	var f view.Futures
	note := mustParse(`{"now": "12000000000", "end": "60000000000", "branches": [
		{"from": "12000000000", "end": "60000000000", "commands": 0}, {"from": "5000000000", "end": "7500000000", "commands": 2}]}`)
	require.True(t, f.Timeline(note))
	require.False(t, f.Timeline(note), "told again, nothing changed")
	require.Equal(t, []string{"seen up to 1m", "seen up to 7.5s, with 2 changes made by hand"}, []string{f.Kept[0].Detail, f.Kept[1].Detail})
	require.Equal(t, int64(12e9), f.Kept[0].From)
}

func TestAComparisonSaysWhereTwoFuturesPart(t *testing.T) {
	var f view.Futures
	f.Begin(1)
	require.Equal(t, "Compared up to 0s: no difference so far.", f.Compare.Heading())
	f.Compared(mustParse(`{"branch": 1, "done": false, "atNs": "20000000000", "differences": [
		{"node": "kitchen", "atNs": "12000000000", "left": "crashed", "leftNs": "12000000000", "right": "finished #3", "rightNs": "12500000000"},
		{"node": "orders", "atNs": "13000000000", "right": "deleted #3", "rightNs": "13000000000"}]}`))
	require.Equal(t, "They part at kitchen, 12s into the run.", f.Compare.Heading())
	require.Equal(t, view.Said{At: 12.5e9, Text: "finished #3"}, f.Compare.Differences[0].Right)
	require.Empty(t, f.Compare.Differences[1].Left.Text)
	f.Compared(mustParse(`{"branch": 1, "done": true, "atNs": "60000000000", "differences": [], "metrics": {
		"left": {"orders": [{"name": "NumberOfMessagesSent", "text": "7"}, {"name": "Age", "unit": "ns", "text": "2s", "p99": 3000000000}, {"name": "Gone", "text": "1"}]},
		"right": {"orders": [{"name": "NumberOfMessagesSent", "text": "7"}, {"name": "Age", "unit": "ns", "text": "2s", "p99": 4000000000}]}}}`))
	require.Equal(t, "Up to 1m nothing differs: what was changed has had no effect.", f.Compare.Heading())
	require.Equal(t, []view.MetricRow{{"orders", "Age", "2s (p99 3s)", "2s (p99 4s)"}, {"orders", "Gone", "1", "–"}}, f.Compare.Rows)
	require.Equal(t, 1, f.Compare.Same)
}
