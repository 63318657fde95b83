package bridge_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

// stubborn is a world with one message, which fails and comes back for ever.
const stubborn = `{"format": 1, "title": "Stubborn", "seed": 7,
	"nodes": [{"id": "shop", "kind": "traffic", "Rate": "1/s", "Total": 1}, {"id": "orders", "kind": "sqs", "VisibilityTimeout": 20},
		{"id": "kitchen", "kind": "service", "FailWhen": {"card": [{"exists": false}]}}],
	"wires": [{"from": "shop", "to": "orders"}, {"from": "kitchen.poll", "to": "orders.in"}]}`

// A long life is told seldom while time passes, and as it is when time stands still.
func TestALongLifeIsNotToldInEveryNote(t *testing.T) {
	p := open(t)
	p.ask(`{"start": %s}`, stubborn)
	p.ask(`{"advance": "3600000000000", "limit": 1000000}`)
	_, note := p.ask(`{"story": {"lineage": 1}}`)
	require.NotEqual(t, "null", at(note, "/story/rows/500/n"), "the message has come back for an hour")
	told, asked := 0, 0
	for ; asked < 120; asked++ {
		_, note = p.ask(`{"advance": "60000000000", "wantNote": true}`)
		if at(note, "/story/rows/0") != "null" {
			told++
		}
	}
	require.Greater(t, told, 1)
	require.Less(t, told, asked/3)
	p.ask(`{"advance": "60000000000", "wantNote": true}`)
	var last value.Value
	for range 3 {
		if _, note = p.ask(`{}`); at(note, "/story/rows/0") != "null" {
			last, _ = note.Get("story")
		}
	}
	_, note = p.ask(`{"story": {"lineage": 1}}`)
	require.Equal(t, at(note, "/story"), last.String())
}
