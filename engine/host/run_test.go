//go:build !js

package host

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
)

func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "scene.json")
	require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
	return path
}

func TestAnEmptyScenarioRunsToItsEnd(t *testing.T) {
	seed := uint64(7)
	var out strings.Builder
	r := Run{File: file(t, `{"format":1,"title":"Nothing","nodes":[],"wires":[]}`), For: "10m", Seed: &seed, JSON: true}
	require.NoError(t, r.Do(t.Context(), nil, &out))
	require.Contains(t, out.String(), `"title":"Nothing","seed":"7"`)
	require.Contains(t, out.String(), `"now":"10m00s"`)
}

func TestEachProblemStandsBesideItsPlace(t *testing.T) {
	path := file(t, `{"format":1,"nodes":[{"id":"a","kind":"abacus","x":0,"y":0}],"wires":[],"colour":1}`)
	err := Run{File: path, For: "1s"}.Do(t.Context(), nil, &strings.Builder{})
	require.ErrorContains(t, err, path+": /nodes/0/kind: ")
	require.ErrorContains(t, err, path+": /colour: ")
	require.Len(t, strings.Split(err.Error(), "\n"), 2)
}

func TestWhatCannotBeRunSaysWhy(t *testing.T) {
	for name, c := range map[string]struct {
		run  Run
		want string
	}{
		"no such file":      {Run{File: "nothing.json", For: "1s"}, "nothing.json: no such file"},
		"a folder":          {Run{File: t.TempDir(), For: "1s"}, "is a directory"},
		"no JSON":           {Run{File: file(t, "nodes: []"), For: "1s"}, "line 1, column "},
		"depth 100,000":     {Run{File: file(t, strings.Repeat("[", 100_000)), For: "1s"}, "64"},
		"no length of time": {Run{File: "-", For: "soon"}, "--for: "},
	} {
		t.Run(name, func(t *testing.T) {
			var out strings.Builder
			require.ErrorContains(t, c.run.Do(t.Context(), nil, &out), c.want)
			require.Empty(t, out.String())
		})
	}
}

func TestARunStopsWhenItIsInterrupted(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	err := Run{File: file(t, `{"format":1,"nodes":[],"wires":[]}`), For: "1y"}.Do(ctx, nil, &strings.Builder{})
	require.EqualError(t, err, "stopped at 0s of virtual time, after 0 events")
}

func TestTheSameSeedLeavesTheSameTrace(t *testing.T) {
	scene := "../../static/gallery/1-poison-pill.json"
	traced := func(seed uint64) (trace, report string) {
		var out strings.Builder
		r := Run{File: scene, For: "2m", Seed: &seed, Trace: filepath.Join(t.TempDir(), "trace.txt")}
		require.NoError(t, r.Do(t.Context(), catalog.Kinds(), &out))
		text, err := os.ReadFile(r.Trace)
		require.NoError(t, err)
		return string(text), out.String()
	}
	trace, report := traced(7)
	again, sameReport := traced(7)
	other, _ := traced(8)

	require.Greater(t, strings.Count(trace, "\n"), 100)
	require.Contains(t, report, strconv.Itoa(strings.Count(trace, "\n"))+" records")
	require.Equal(t, trace, again)
	require.Equal(t, report, sameReport)
	require.NotEqual(t, trace, other)
}

// What was done by hand in the run of a link is done again, and a scenario's own link runs as its file does.
func TestALinkRunsWithWhatWasDoneByHand(t *testing.T) {
	made := corpusRun(t)
	report := func(from, length string) (string, string) {
		var out, notices strings.Builder
		r := Run{File: from, For: length, Trace: filepath.Join(t.TempDir(), "trace.txt"), Notices: &notices}
		require.NoError(t, r.Do(t.Context(), catalog.Kinds(), &out))
		text, err := os.ReadFile(r.Trace)
		require.NoError(t, err)
		require.Empty(t, notices.String())
		return string(text), out.String()
	}
	trace, text := report(made, "2m")
	require.Regexp(t, `(?m)^ *12s .*orders .*configured`, trace)
	require.Regexp(t, `(?m)^ *15\.016666667s .*kitchen .*slowed`, trace)
	require.Contains(t, trace, "cook")
	again, sameText := report(file(t, made), "2m")
	require.Equal(t, trace, again)
	require.Equal(t, text, sameText)

	scenario, _ := turn(t, made)
	straight, _ := report(file(t, scenario), "2m")
	require.NotEqual(t, straight, trace)
	early, _ := report(made, "11s")
	require.True(t, strings.HasPrefix(straight, early), "until the first command both are one")
	link, _ := turn(t, file(t, scenario))
	same, _ := report(strings.TrimSpace(link), "2m")
	require.Equal(t, straight, same)
}

func TestALinkOfAnotherEngineOrAnotherRunSaysSo(t *testing.T) {
	var out, notices strings.Builder
	r := Run{File: corpusRun(t) + "&seed=8", For: "2m", Notices: &notices}
	require.NoError(t, r.Do(t.Context(), catalog.Kinds(), &out))
	require.Contains(t, notices.String(), "link: the end of this link changes the run")
	require.ErrorContains(t, Run{File: corpusRun(t)[:99], For: "2m"}.Do(t.Context(), catalog.Kinds(), &out), "link: this link is cut: ")
}
