package action

import (
	stdlib "crypto/sha256"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTheDigestOfABodyIsSHA256(t *testing.T) {
	for n := range 300 {
		text := strings.Repeat("soup é 🍲 ", 30)[:n]
		require.Equal(t, stdlib.Sum256([]byte(text)), sha256(text), n)
	}
	long := strings.Repeat("x", 1<<20)
	require.Equal(t, stdlib.Sum256([]byte(long)), sha256(long))
}
