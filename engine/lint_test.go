//go:build !js

package engine_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/lint"
)

// The rules of the house, over every file of the repository. Each finding says the place and what would be right;
// the rules stand in engine/lint.
func TestTheHouseRulesHold(t *testing.T) {
	tree, err := lint.Load("..")
	require.NoError(t, err)
	require.NotEmpty(t, tree.Files)
	for _, finding := range tree.Check() {
		t.Error(finding)
	}
}
