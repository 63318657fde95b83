package scenario_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
)

// golden compares with a file, or writes it anew.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *rewrite {
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, string(want), got)
}

func TestTheSchemaIsMadeFromTheTables(t *testing.T) {
	golden(t, "testdata/schema.json", string(value.AppendIndent(nil, scenario.Schema(kinds)))+"\n")
}

func TestTheReferenceIsMadeFromTheTables(t *testing.T) {
	golden(t, "testdata/reference.md", scenario.Reference(kinds))
}

func TestEveryWireHasALatencyFirst(t *testing.T) {
	fields := scenario.WireFields(&topic.Ports[1])
	require.Equal(t, "latency", fields[0].Name)
	require.Len(t, fields, 4)
	require.Len(t, topic.Ports[1].Fields, 3, "the port's own list stays as it is")
	_, problems := component.ParseSettings(fields, value.NewObject(0).Value(), "", nil)
	require.Empty(t, problems)
}
