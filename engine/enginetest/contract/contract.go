// Package contract is the suite that every kind of component passes unasked: it is made from the kind's table and
// random lives, and a new kind is tested from the moment it stands in the catalog.
package contract

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/trace"
	"playground/engine/value"
	"playground/engine/wire"
)

// lives is how many random lives each law is tried on.
const lives = 40

// Run tests every kind of the list.
func Run(t *testing.T, kinds scenario.Kinds) {
	for _, k := range kinds {
		t.Run(k.Name, func(t *testing.T) {
			t.Run("table", func(t *testing.T) { table(t, k) })
			t.Run("fields", func(t *testing.T) { fields(t, "", k.Fields) })
			t.Run("verbs", func(t *testing.T) { verbs(t, k) })
		})
	}
	t.Run("cloned", func(t *testing.T) { each(t, kinds, cloned) })
	t.Run("split", func(t *testing.T) { each(t, kinds, split) })
	t.Run("replayed", func(t *testing.T) { each(t, kinds, replayed) })
	t.Run("shown", func(t *testing.T) { each(t, kinds, shown) })
	t.Run("foreseen", func(t *testing.T) { each(t, kinds, foreseen); timersMet(t, kinds) })
	t.Run("covered", func(t *testing.T) { covered(t, kinds) })
}

func each(t *testing.T, kinds scenario.Kinds, law func(t *testing.T, seed uint64, kinds scenario.Kinds)) {
	for seed := range uint64(lives) {
		law(t, seed, kinds)
	}
}

func table(t *testing.T, k *component.Kind) {
	for what, text := range map[string]string{"name": k.Name, "title": k.Title, "group": k.Group, "glyph": k.Glyph, "picture": k.Picture} {
		require.NotEmpty(t, text, what)
	}
	require.Regexp(t, `^[A-Z].*\.$`, k.Help, "help is a sentence")
	require.LessOrEqual(t, len(k.Gauges), wire.GaugesMax)
	for _, timer := range k.Timers {
		require.True(t, timer.Name != "" && timer.Form != "" && timer.Why != "", "a timer says what it brings, and why: %v", timer)
		forms(t, timer.Name, timer.Form+timer.Why)
	}
	require.NotNil(t, k.New)
	require.NotEmpty(t, k.Ports)
	seen := map[string]bool{}
	for _, p := range k.Ports {
		require.False(t, seen[p.Name], "port %s is there twice", p.Name)
		seen[p.Name] = true
		require.NotEmpty(t, p.Actions, p.Name)
		require.Contains(t, []string{"left", "right", "top", "bottom"}, p.Side, p.Name)
		fields(t, p.Name, p.Fields)
	}
	for _, c := range k.Commands {
		require.NotEmpty(t, c.Title)
		require.NotNil(t, c.Request)
		fields(t, c.Name, c.Fields)
	}
	for _, d := range k.Faults {
		require.Contains(t, []component.Disturbance{component.Crash, component.Recover, component.Hang, component.Slow, component.Burst, component.Poison}, d)
	}
	if k.Suffers(component.Poison) {
		require.True(t, hasField(k, "Attributes"), "what can be poisoned has attributes")
	}
	if len(k.Faults) > 0 {
		require.True(t, k.Suffers(component.Recover), "what can be disturbed can recover")
	}
	text := k.Value().String()
	back, err := value.Parse(text, value.Limits{})
	require.Nil(t, err)
	require.Equal(t, text, back.String())
}

func hasField(k *component.Kind, name string) bool {
	return slices.ContainsFunc(k.Fields, func(f component.Field) bool { return f.Name == name })
}

func fields(t *testing.T, of string, all []component.Field) {
	seen := map[string]bool{}
	for _, f := range all {
		name := of + "." + f.Name
		require.False(t, seen[f.Name], "%s is there twice", name)
		seen[f.Name] = true
		require.Regexp(t, `^[A-Z].*[^ ]\.$|^[a-z].*\.$|^.*\.$`, f.Help, "%s: help is a sentence", name)
		if f.Max > f.Min && f.Type == component.TypeInteger && !f.Default.IsNull() {
			n, ok := f.Default.AsInt()
			require.True(t, ok && n >= f.Min && n <= f.Max, "%s: the default lies within the range", name)
		}
		object := value.NewObject(1)
		object.Set(f.Name, f.Default)
		_, problems := component.ParseSettings(all, object.Value(), "", nil)
		require.Empty(t, problems, "%s: the default is sound", name)
	}
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

func verbs(t *testing.T, k *component.Kind) {
	for _, v := range k.Verbs {
		require.NotEmpty(t, v.Name)
		forms(t, v.Name, v.Form+v.Why)
		if v.Failure {
			require.NotEmpty(t, v.Why, "%s is a failure and says why", v.Name)
		}
	}
}

// forms finds placeholders that nobody fills in.
func forms(t *testing.T, name, text string) {
	for _, p := range placeholder.FindAllString(text, -1) {
		base, unit, _ := strings.Cut(strings.Trim(p, "{}"), ":")
		require.Contains(t, []string{"a", "b", "symbol", "node", "peer", "message", "lineage"}, base, "%s: %s", name, p)
		require.Contains(t, []string{"", "duration", "time", "bytes"}, unit, "%s: %s", name, p)
	}
}

// cloned: a clone that advances does what the original does, and neither disturbs the other.
func cloned(t *testing.T, seed uint64, kinds scenario.Kinds) {
	h := enginetest.NewHistory(seed, kinds)
	for range 8 {
		h.Step()
	}
	original, copied := h.Session, h.Session.Clone()
	frozen := copied.Clone()
	hash := original.Log().Hash()
	to := original.Now().Add(60e9)
	copied.Advance(to, 1<<30)
	require.Equal(t, hash, original.Log().Hash(), "seed %d: the clone disturbed the original", seed)
	original.Advance(to, 1<<30)
	same(t, seed, original, copied)
	frozen.Advance(to, 1<<30)
	same(t, seed, original, frozen)
}

// split: two advances are one.
func split(t *testing.T, seed uint64, kinds scenario.Kinds) {
	a := engine.New(enginetest.NewHistory(seed, kinds).Session.Scenario(), kinds)
	b := engine.New(a.Scenario(), kinds)
	r := kernel.NewRand(seed, "split")
	for a.Now() < 60e9 {
		a.Advance(a.Now().Add(time.Duration(1+r.Below(3e9))), int(1+r.Below(200)))
	}
	b.Advance(a.Now(), 1<<30)
	a.Advance(b.Now(), 1<<30)
	same(t, seed, a, b)
}

// replayed: a journal given again at its moments makes the same trace.
func replayed(t *testing.T, seed uint64, kinds scenario.Kinds) {
	h := enginetest.NewHistory(seed, kinds)
	first := h.Session.Scenario()
	s := h.Run()
	again := engine.New(first, kinds)
	for _, e := range s.Journal() {
		for arrived := false; !arrived; {
			_, arrived = again.Reach(e.At, e.Events, 1000)
		}
		again.Do(e.Command)
	}
	again.Advance(s.Now(), 1<<30)
	s.Advance(again.Now(), 1<<30)
	same(t, seed, s, again)
}

// shown: whatever the state, a frame and every inspector can be made, and making them changes nothing.
func shown(t *testing.T, seed uint64, kinds scenario.Kinds) {
	h := enginetest.NewHistory(seed, kinds)
	plain := enginetest.NewHistory(seed, kinds)
	buffer := make([]byte, 1<<20)
	for h.Step() {
		plain.Step()
		frame := h.Session.Frame(buffer, 0)
		require.GreaterOrEqual(t, len(frame), wire.HeaderBytes)
		for i := range h.Session.Scenario().Nodes {
			id := h.Session.Scenario().Nodes[i].ID
			v, ok := h.Session.Inspect(id)
			require.True(t, ok)
			require.Less(t, len(v.String()), 1<<20, "an inspector stays small")
			h.Session.Metrics(id)
		}
		h.Session.EventRows(0, wire.Watch{Events: 50})
	}
	plain.Step()
	same(t, seed, h.Session, plain.Session)
}

// covered: the random lives visit every kind, and most verbs of each.
func covered(t *testing.T, kinds scenario.Kinds) {
	met := map[string]bool{}
	for seed := range uint64(400) {
		h := enginetest.NewHistory(seed, kinds)
		names := map[uint32]string{}
		h.Session.Log().Listen(func(r trace.Record) { names[r.Verb] = h.Session.Log().Verb(r.Verb).Name })
		h.Run()
		for _, name := range names {
			met[name] = true
		}
	}
	for _, k := range kinds {
		missing := []string{}
		for _, v := range k.Verbs {
			if !met[v.Name] {
				missing = append(missing, v.Name)
			}
		}
		require.LessOrEqual(t, 3*len(missing), len(k.Verbs), "%s: random lives never meet %v", k.Name, missing)
	}
}

// same compares two sessions and names the first record in which they differ.
func same(t *testing.T, seed uint64, a, b *engine.Session) {
	t.Helper()
	if a.Log().Hash() == b.Log().Hash() && a.Events() == b.Events() && a.Now() == b.Now() {
		return
	}
	for n := max(a.Log().Oldest(), b.Log().Oldest()); n < max(a.Log().Total(), b.Log().Total()); n++ {
		left, right := line(a, n), line(b, n)
		require.Equal(t, left, right, "seed %d: record %d is the first that differs", seed, n)
	}
	require.Equal(t, a.Events(), b.Events(), "seed %d: events", seed)
	require.Equal(t, a.Now(), b.Now(), "seed %d: time", seed)
	require.Equal(t, a.Log().Hash(), b.Log().Hash(), "seed %d: hash; the records that differ have left the ring", seed)
}

func line(s *engine.Session, n uint64) string {
	if n >= s.Log().Total() {
		return "(no record)"
	}
	return s.Line(s.Log().At(n))
}
