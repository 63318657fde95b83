package view_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
	"playground/web/view"
)

func parsed(t *testing.T, text string) value.Value {
	t.Helper()
	v, err := value.Parse([]byte(text), value.Limits{})
	require.Nil(t, err)
	return v
}

func TestAWireSaysWhatItHasDone(t *testing.T) {
	for counts, want := range map[string]string{
		`{}`: "no calls yet",
		`{"calls":1,"answers":1,"inFlight":0,"lost":0,"failures":0,"failure":""}`:                     "1 call, 1 answered",
		`{"calls":12,"answers":10,"inFlight":0,"lost":1,"failures":1,"failure":"ServiceUnavailable"}`: "12 calls, 10 answered, 1 lost, 1 failed: ServiceUnavailable",
		`{"calls":2000,"answers":9,"inFlight":3}`:                                                     "2\u202f000 calls, 9 answered, 3 in flight",
	} {
		require.Equal(t, want, view.WireCounts(parsed(t, counts)), counts)
	}
}

func TestTheOutlineSaysTheNumbersThatTheCanvasDraws(t *testing.T) {
	d := open(t, shop)
	now := parsed(t, `{"nodes":{
		"orders":{"gauges":[1200,3,1500000000]},
		"dlq":{"state":"crashed","failures":4,"failure":"Unreachable","gauges":[0,0,-1]},
		"shop":{"gauges":[]}, "kitchen":{"state":"slowed","gauges":[7]}},
		"wires":{"orders.dead-letter>dlq.in":{"inFlight":2,"lost":1,"failures":0,"state":""},
		"kitchen.poll>orders.in":{"inFlight":1,"state":"cut"}}}`)
	require.Equal(t, "ApproximateNumberOfMessagesVisible 1\u202f200, Size 3 bytes, ApproximateAgeOfOldestMessage 1.5s; to dlq: 2 in flight, 1 lost", d.Live("orders", now))
	require.Equal(t, "crashed, ApproximateNumberOfMessagesVisible 0, Size 0 bytes, ApproximateAgeOfOldestMessage none, 4 failed: Unreachable", d.Live("dlq", now))
	require.Equal(t, "slowed; to orders: cut, 1 in flight", d.Live("kitchen", now))
	require.Empty(t, d.Live("shop", now))
	require.Empty(t, d.Live("hint", now), "a note has no numbers")
	require.Empty(t, d.Live("orders", value.Null), "nothing was told yet")
}
