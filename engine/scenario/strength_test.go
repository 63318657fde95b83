package scenario_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
)

// Every disturbance with what it has beside a time and a target, as a document writes it.
const allFaults = `  "faults":[
    {"at":"40s","fault":"burst","node":"guests","count":500},
    {"at":"41s","fault":"poison","node":"guests","attributes":"dish=soup"},
    {"at":"42s","fault":"duplicate","wire":"guests.calls>orders.in","probability":"1%"},
    {"at":"43s","fault":"delay","wire":"kitchen.poll>orders.in","by":"2s"},
    {"at":"44s","fault":"reorder","wire":"news.subscriptions>dead.in","probability":"20%","by":"1s"},
    {"at":"45s","fault":"recover","wire":"news.subscriptions>dead.in"}
  ]`

func TestEveryFaultIsWrittenAsItWasRead(t *testing.T) {
	text := ticketWindow[:strings.Index(ticketWindow, `  "faults"`)] + allFaults + "\n}\n"
	s := decode(t, text)
	require.Equal(t, text, string(scenario.Encode(s)))
	require.Equal(t, int64(500), s.Faults[0].Count)
	require.Equal(t, "dish=soup", s.Faults[1].Attributes)
	require.Equal(t, scenario.Fault{
		At: kernel.Time(44 * time.Second), Disturbance: component.Reorder, Wire: "news.subscriptions>dead.in",
		Probability: kernel.Always / 5, By: time.Second,
	}, s.Faults[4])
}

func TestEveryDisturbanceHasItsMembers(t *testing.T) {
	require.Equal(t, []string{"probability", "by"}, scenario.Strengths(component.Reorder))
	require.Equal(t, []string{"count"}, scenario.Strengths(component.Burst))
	require.Empty(t, scenario.Strengths(component.Crash))
}

func TestAWireThatPollsDeliversNothingTwice(t *testing.T) {
	poll, _ := service.Port("poll")
	calls, _ := service.Port("calls")
	require.NotContains(t, scenario.WireDisturbances(poll), component.Duplicate)
	require.Contains(t, scenario.WireDisturbances(calls), component.Duplicate)
}
