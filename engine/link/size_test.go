package link_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/link"
)

// What a link may have to fit where people paste links.
const charactersWanted = 2000

func TestARealSceneFitsInTwoThousandCharacters(t *testing.T) {
	for _, c := range []struct {
		name                   string
		nodes, wires, policies int
		latencies              bool
	}{
		{"40 nodes, 50 wires, 5 policies", 40, 50, 5, false},
		{"the same with a latency a wire", 40, 50, 5, true},
		{"80 nodes, 100 wires, 10 policies", 80, 100, 10, false},
	} {
		text := encode(t, firm(t, c.nodes, c.wires, c.policies, c.latencies), link.Tail{})
		t.Logf("%s: %d characters", c.name, len(text))
		if c.nodes == 40 {
			require.LessOrEqual(t, len(text), charactersWanted, c.name)
		}
		open(t, text)
	}
}
