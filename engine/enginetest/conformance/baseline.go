package conformance

import (
	"embed"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// baselines hold, a file of cases each: its hash, then the ids of the cases that passed, a line each.
//
//go:embed testdata/*.txt
var baselines embed.FS

type baseline struct {
	hash   string // "" when there is none yet
	passed map[string]bool
}

func baselineName(file string) string {
	return "testdata/" + strings.ReplaceAll(file, "/", "-") + ".txt"
}

func readBaseline(t *testing.T, file string) baseline {
	text, err := baselines.ReadFile(baselineName(file))
	if os.IsNotExist(err) {
		return baseline{}
	}
	require.NoError(t, err)
	return parseBaseline(string(text))
}

func parseBaseline(text string) baseline {
	b := baseline{passed: map[string]bool{}}
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if i == 0 {
			b.hash = strings.TrimPrefix(line, "sha256 ")
		} else {
			b.passed[line] = true
		}
	}
	return b
}

// writeBaseline keeps what passes now, when CONFORMANCE_BASELINE=write asks for it.
func writeBaseline(t *testing.T, file, hash string, all []verdict) {
	if os.Getenv("CONFORMANCE_BASELINE") != "write" {
		return
	}
	name := filepath.Join(root(t), "engine/enginetest/conformance", baselineName(file))
	require.NoError(t, os.WriteFile(name, []byte(renderBaseline(hash, all)), 0o644))
}

func renderBaseline(hash string, all []verdict) string {
	var ids []string
	for _, v := range all {
		if v.failure == nil {
			ids = append(ids, v.id)
		}
	}
	slices.Sort(ids)
	return "sha256 " + hash + "\n" + strings.Join(append(ids, ""), "\n")
}
