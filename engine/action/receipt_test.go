package action_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
)

func TestReceiptHandlesAreReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	seen := map[string]bool{}
	for range 1000 {
		h := action.ReceiptHandle{ID: action.MessageID{Key: r.Uint64(), Number: r.Uint64()}, Receive: r.Uint32()}
		text := h.String()
		back, ok := action.ParseReceiptHandle(text)
		require.True(t, ok)
		require.Equal(t, h, back)
		require.False(t, seen[text])
		seen[text] = true
		broken := []byte(text)
		broken[4+r.IntN(len(broken)-4)] ^= 1
		if back, ok := action.ParseReceiptHandle(string(broken)); ok {
			require.Equal(t, h, back, "another spelling of the same bytes")
		}
	}
	for _, text := range []string{"", "garbage", "AQEB", seenOne(seen)[1:], seenOne(seen) + "A", "AQEBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "AQEB????????????????????????????????"} {
		_, ok := action.ParseReceiptHandle(text)
		require.False(t, ok, text)
	}
}

func seenOne(all map[string]bool) string {
	for text := range all {
		return text
	}
	return ""
}
