package bridge_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

const purge = `{"do": "node", "node": "orders", "command": "PurgeQueue"}`

// begun is what the page knows when a run has begun.
var begun = []string{""}

// labels are the texts that the page knows after a note.
func labels(known []string, note value.Value) []string {
	list, ok := note.Get("labels")
	if !ok {
		return known
	}
	first, _ := note.Get("labelsFrom")
	from, _ := first.AsInt()
	known = append([]string(nil), known[:from]...)
	for _, v := range list.Elements() {
		text, _ := v.AsText()
		known = append(known, text)
	}
	return known
}

// A number that meant one failure in the future that was left may mean another in the one that took its place.
func TestTheTextsOfFailuresAreThoseOfTheFuture(t *testing.T) {
	p := open(t)
	_, note := p.ask(`{"commands": [%s], "advance": "2000000000", "wantNote": true}`, crash)
	known := labels(begun, note)
	require.Contains(t, known, "ConnectionRefused")
	p.seek(`{"events": "0"}`)
	_, note = p.ask(`{"base": 0, "commands": [%s, %s]}`, purge, purge)
	known = labels(known, note)

	other := open(t)
	_, note = other.ask(`{"commands": [%s, %s], "wantNote": true}`, purge, purge)
	require.Equal(t, labels(begun, note), known)
	require.Contains(t, known, "AWS.SimpleQueueService.PurgeQueueInProgress")
	require.NotContains(t, known, "ConnectionRefused")
}
