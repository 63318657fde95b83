package contract

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// foreseen: whatever the state, every pending event says what it will bring and why; nothing happens before the first
// of them; a timer about a message does something with that message; and looking changes nothing.
func foreseen(t *testing.T, seed uint64, kinds scenario.Kinds) {
	h, plain := enginetest.NewHistory(seed, kinds), enginetest.NewHistory(seed, kinds)
	for h.Step() {
		plain.Step()
		rows := h.Session.Future(1000)
		last, all := h.Session.Now(), []value.Value{}
		for _, row := range rows.Elements() {
			all = append(all, row)
			for _, name := range []string{"at", "what", "text", "why"} {
				require.NotEmpty(t, text(row, name), "seed %d: %s", seed, row)
				if text(row, "what") != "fault" { // whose attributes may be templates
					require.NotContains(t, text(row, name), "{", "seed %d: %s", seed, row)
				}
			}
			at := instant(t, row)
			require.GreaterOrEqual(t, at, last, "seed %d: %s", seed, row)
			last = at
		}
		first := value.ArrayOf(all[:min(len(all), 3)])
		require.Equal(t, first.String(), h.Session.Future(3).String(), "seed %d: a short look is the beginning of a long one", seed)
		if len(all) > 0 {
			comes(t, seed, h.Session.Clone(), all[0])
		}
	}
	plain.Step()
	same(t, seed, h.Session, plain.Session)
}

// comes: what is foreseen as the next thing is the next thing.
func comes(t *testing.T, seed uint64, s *engine.Session, row value.Value) {
	at := instant(t, row)
	if at > s.Now() {
		known := s.Log().Total()
		s.Advance(at-1, 1<<30)
		require.Equal(t, known, s.Log().Total(), "seed %d: something happens before %s", seed, row)
	}
	lineage, _ := row.Get("lineage")
	node := text(row, "node")
	if !isTimer(s, node, text(row, "what")) || s.State(node) == "hung" || lineage.String() == "0" {
		return
	}
	calls, known := called(t, s, node), s.Log().Total()
	s.Advance(at, 1<<30)
	for n := max(known, s.Log().Oldest()); n < s.Log().Total(); n++ {
		if strconv.FormatUint(s.Log().At(n).Lineage, 10) == lineage.String() {
			return
		}
	}
	require.Greater(t, called(t, s, node), calls, "seed %d: nothing is heard of the message: %s", seed, row)
}

// isTimer reports whether a node's kind lists a timer of that name.
func isTimer(s *engine.Session, node, name string) bool {
	if i := s.Scenario().Find(node); i >= 0 {
		for _, timer := range s.Scenario().Nodes[i].Table().Timers {
			if timer.Name == name {
				return true
			}
		}
	}
	return false
}

// called counts the calls that left a node.
func called(t *testing.T, s *engine.Session, node string) (sum int64) {
	for i := range s.Scenario().Wires {
		if w := &s.Scenario().Wires[i]; w.From == node {
			inside, ok := s.Inspect(w.Key())
			require.True(t, ok)
			calls, _ := inside.Get("calls")
			n, _ := calls.AsInt()
			sum += n
		}
	}
	return sum
}

// timersMet: the random lives visit most timers of every kind.
func timersMet(t *testing.T, kinds scenario.Kinds) {
	met := map[string]bool{}
	for seed := range uint64(5 * lives) {
		for h := enginetest.NewHistory(seed, kinds); h.Step(); {
			for _, row := range h.Session.Future(1000).Elements() {
				if i := h.Session.Scenario().Find(text(row, "node")); i >= 0 {
					met[h.Session.Scenario().Nodes[i].Kind+" "+text(row, "what")] = true
				}
			}
		}
	}
	for _, k := range kinds {
		missing := []string{}
		for _, timer := range k.Timers {
			if !met[k.Name+" "+timer.Name] {
				missing = append(missing, timer.Name)
			}
		}
		require.LessOrEqual(t, 2*len(missing), len(k.Timers), "%s: random lives never meet %s", k.Name, strings.Join(missing, ", "))
	}
}

func text(row value.Value, name string) string {
	m, _ := row.Get(name)
	text, _ := m.AsText()
	return text
}

func instant(t *testing.T, row value.Value) kernel.Time {
	n, err := strconv.ParseInt(text(row, "atNs"), 10, 64)
	require.NoError(t, err)
	return kernel.Time(n)
}
