package kernel_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
)

func TestTimestampsAreReadAsTimeReadsThem(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		at := time.Unix(0, r.Int64()).In(time.FixedZone("", (r.IntN(47)-23)*1800)) // until 2262
		if r.IntN(2) == 0 {
			at = at.Truncate(time.Millisecond)
		}
		got, ok := kernel.ParseTimestamp(at.Format(time.RFC3339Nano))
		require.Equal(t, at.Year() <= 2261, ok, at)
		if ok {
			require.Equal(t, at.UnixNano(), got, at)
		}
	}
	for _, text := range []string{
		"2024-02-29T12:00:00Z", "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999999999Z", "2000-02-29T00:00:00.5+02:30", "1900-02-28T00:00:00-11:59",
	} {
		want, err := time.Parse(time.RFC3339Nano, text)
		require.NoError(t, err)
		got, ok := kernel.ParseTimestamp(text)
		require.True(t, ok, text)
		require.Equal(t, want.UnixNano(), got, text)
	}
}

func TestWhatIsNoTimestamp(t *testing.T) {
	for _, text := range []string{
		"", "now", "2026-01-01", "2026-01-01T00:00:00", "2026-01-01 00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2025-02-29T00:00:00Z",
		"1900-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00.Z",
		"2026-01-01T00:00:00z", "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+0100", "2026-01-01T00:00:00Z ", "+026-01-01T00:00:00Z", "9999-01-01T00:00:00Z",
	} {
		_, ok := kernel.ParseTimestamp(text)
		require.False(t, ok, text)
	}
}
