package view_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/web/view"
)

func TestASpanOfTimeIsReadAndSaid(t *testing.T) {
	span := view.BetweenOf(parsed(t, `{"from":"12500000000","to":"15000000000"}`))
	require.Equal(t, view.Between{From: 12_500_000_000, To: 15_000_000_000}, span)
	require.Equal(t, "12.5s to 15s", span.Words())
	require.Equal(t, `{"from":"12500000000","to":"15000000000"}`, span.Value().String())
	for _, none := range []string{`null`, `{}`, `{"from":"","to":""}`, `{"from":"5","to":"5"}`, `{"from":"-5","to":"5"}`, `{"from":"9","to":"5"}`, `{"from":"soon","to":"5"}`} {
		all := view.BetweenOf(parsed(t, none))
		require.True(t, all.All(), none)
		require.Equal(t, "null", all.Value().String())
	}
}

func TestAWatchAsksForWhatIsOpen(t *testing.T) {
	w := view.Watch{Nodes: []string{"orders"}}
	require.Equal(t, `{"nodes":["orders"],"only":[],"lineage":0,"events":300,"outline":true,"timeline":true}`, w.JSON())
	w.Between, w.Future, w.Series, w.Points = view.Between{From: 1, To: 2}, 50, []string{"a", "b"}, 240
	require.Equal(t, `{"nodes":["orders"],"only":[],"lineage":0,"events":300,"outline":true,"timeline":true,`+
		`"between":{"from":"1","to":"2"},"future":50,"series":{"nodes":["a","b"],"points":240}}`, w.JSON())
	require.False(t, w.SameFilter(view.Watch{}), "another span lists other events")
	require.True(t, w.SameFilter(view.Watch{Between: w.Between}))
}

func TestChartsShowWhatIsSelectedOrFailsMost(t *testing.T) {
	d := open(t, shop)
	all := d.All()[:len(d.Scenario().Nodes)]
	failures := map[string]int64{}
	require.Equal(t, all[:min(len(all), view.ChartsMost)], d.Charted(failures), "nothing failed: the first of the drawing")
	view.FailuresOf(failures, parsed(t, `{"nodes":{"`+all[len(all)-1]+`":{"failures":7}}}`))
	require.Contains(t, d.Charted(failures), all[len(all)-1])
	d.Select([]string{all[1]})
	require.Equal(t, []string{all[1]}, d.Charted(failures))
}

func TestAFutureThatWasLeftCanBeEnteredAndCompared(t *testing.T) {
	menu := view.ForkMenu("3")
	require.Equal(t, "enter 3", menu[0].Name)
	require.Equal(t, "compare-there 3", menu[1].Name)
}
