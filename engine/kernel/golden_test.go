package kernel

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// The first numbers of some streams: they are the same on every machine, and a change of them changes every run.
func TestFirstDrawsStayTheSame(t *testing.T) {
	text := firstDraws(t)
	const golden = "testdata/first_draws.txt"
	if *rewrite {
		require.NoError(t, os.WriteFile(golden, []byte(text), 0o644))
	}
	committed, err := os.ReadFile(golden)
	require.NoError(t, err)
	require.Equal(t, string(committed), text)
}

func firstDraws(t *testing.T) string {
	var b strings.Builder
	const count = 8
	line := func(name string, draw func(r *Rand) any) {
		r := NewRand(7, "golden", name)
		fmt.Fprintf(&b, "%s\n", name)
		for range count {
			fmt.Fprintf(&b, "    %v\n", draw(&r))
		}
	}
	line("uint32", func(r *Rand) any { return fmt.Sprintf("%08x", r.Uint32()) })
	line("uint64", func(r *Rand) any { return fmt.Sprintf("%016x", r.Uint64()) })
	line("below 6", func(r *Rand) any { return r.Below(6) })
	line("below 10^12", func(r *Rand) any { return r.Below(1e12) })
	line("between -10^6 and 10^6", func(r *Rand) any { return r.Between(-1e6, 1e6) })
	line("hit 30%", func(r *Rand) any { return r.Hit(3 * Always / 10) })
	line("normal", func(r *Rand) any { return r.Normal() })
	line("exponential 1d", func(r *Rand) any { return FormatDuration(r.Exponential(24 * time.Hour)) })
	for _, l := range append(laws(), law{text: "lognormal 1us 100h"}, law{text: "exponential 36500d"}, law{text: "erlang 100 1h"}) {
		d := mustDistribution(t, l.text)
		line(l.text, func(r *Rand) any { return FormatDuration(d.Sample(r)) })
	}
	return b.String()
}
