package engine_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// restless wakes itself at once, for ever.
type restless struct {
	component.Component
	env component.Env
}

func (r restless) Configure(component.Settings)       { r.env.After(0, kernel.Event{}) }
func (r restless) Wake(kernel.Event)                  { r.env.After(0, kernel.Event{}) }
func (r restless) Contents(*component.Contents)       {}
func (r restless) Inspect() value.Value               { return value.Null }
func newRestless(e component.Env) component.Component { return restless{env: e} }

func TestTimeThatStandsStillIsABugAndNotAHang(t *testing.T) {
	kinds := scenario.Kinds{{Name: "restless", Title: "Restless", New: newRestless}}
	sc, problems := scenario.Decode([]byte(`{"format": 1, "nodes": [{"id": "x", "kind": "restless"}]}`), kinds)
	require.Empty(t, problems)
	s := engine.New(sc, kinds)
	require.PanicsWithValue(t, "engine: x makes time stand still: events without end at 0s", func() { s.Advance(1, 1<<40) })
}
