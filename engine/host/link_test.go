//go:build !js

package host

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
	"playground/engine/scenario"
)

const pill = "../../static/gallery/1-poison-pill.json"

// turn is what `playground link` prints for an argument.
func turn(t *testing.T, from string) (out, notices string) {
	t.Helper()
	var o, n strings.Builder
	require.NoError(t, Link{From: from}.Do(catalog.Kinds(), &o, &n))
	return o.String(), n.String()
}

func TestAScenarioBecomesALinkAndTheLinkTheScenario(t *testing.T) {
	text, err := os.ReadFile(pill)
	require.NoError(t, err)
	sc, problems := scenario.Decode(text, catalog.Kinds())
	require.Empty(t, problems)

	link, notices := turn(t, pill)
	require.Empty(t, notices)
	require.Regexp(t, `^#1\.[A-Za-z0-9_-]+\n$`, link)
	for _, copied := range []string{link, strings.TrimSpace(link), link[1:], "https://example.org/play/" + link, file(t, link)} {
		document, notices := turn(t, copied)
		require.Equal(t, string(scenario.Encode(sc)), document)
		require.Empty(t, notices)
	}
}

func TestTheTailOfALinkIsHeeded(t *testing.T) {
	link, _ := turn(t, pill)
	document, notices := turn(t, strings.TrimSpace(link)+"&seed=42&p.shop.Rate=50/s&select=bar")
	require.Contains(t, document, `"seed":42,`)
	require.Contains(t, document, `"Rate":"50/s"`)
	require.Equal(t, "link: select: there is no node or wire \"bar\"\n", notices)
}

// corpusRun is the link of a run in which five things were done by hand.
func corpusRun(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../link/testdata/links.txt")
	require.NoError(t, err)
	_, after, found := strings.Cut(string(text), "\na run\n")
	require.True(t, found)
	made, _, _ := strings.Cut(after, "\n")
	return made
}

func TestTheMomentOfALinkIsAFileAndBecomesTheLinkAgain(t *testing.T) {
	made := corpusRun(t)
	document, notices := turn(t, made)
	require.Equal(t, "link: 5 commands were given by hand in this run: --moment prints them too\n", notices)
	require.NotContains(t, document, "journal")

	var moment, none strings.Builder
	require.NoError(t, Link{From: made, Moment: true}.Do(catalog.Kinds(), &moment, &none))
	require.Empty(t, none.String())
	require.Contains(t, moment.String(), `"at": "75000000000"`)
	again, _ := turn(t, file(t, moment.String()))
	require.Equal(t, strings.TrimSuffix(made, "&select=orders")+"\n", again)
	var out strings.Builder
	require.ErrorContains(t, Link{From: file(t, strings.Replace(moment.String(), "slow", "juggle", 1))}.Do(nil, &out, &out), "/scenario/nodes/0/kind: ")
	require.ErrorContains(t, Link{From: file(t, strings.Replace(moment.String(), `"do": "fault"`, `"do": "juggle"`, 1))}.Do(catalog.Kinds(), &out, &out), "/journal/2/command/do: ")
	require.Empty(t, out.String())
}

func TestAFileIsAFileWhateverItIsCalled(t *testing.T) {
	text, err := os.ReadFile(pill)
	require.NoError(t, err)
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("1.json", text, 0o600))
	link, _ := turn(t, "1.json")
	require.True(t, strings.HasPrefix(link, "#1."))
}

func TestWhatCannotBeTurnedSaysWhy(t *testing.T) {
	whole, _ := turn(t, pill)
	whole = strings.TrimSpace(whole)
	empty := filepath.Join(t.TempDir(), "empty")
	require.NoError(t, os.WriteFile(empty, nil, 0o600))
	unsound := file(t, `{"format":1,"nodes":[{"id":"a","kind":"abacus"}],"colour":1}`)
	for name, c := range map[string]struct{ from, want string }{
		"no such file":      {"nothing.json", "nothing.json: no such file"},
		"a cut link":        {whole[:len(whole)-37], "link: this link is cut: 37 of "},
		"an altered link":   {whole[:40] + "--" + whole[42:], "link: this link was altered: "},
		"a newer link":      {"#7.abc", "link: this link is of format 7, newer than the 2 "},
		"a wrong tail":      {whole + "&p.shop.Rate=x", "link: /nodes/0/Rate: Rate: "},
		"a long cut link":   {"#1." + strings.Repeat("A", 100_000), "link: this link was altered: "},
		"a cut link inside": {file(t, whole[:99]), ": this link is cut: "},
		"an empty file":     {empty, "expected a value, found the end"},
		"a folder":          {t.TempDir(), "is a directory"},
		"no sound scenario": {unsound, unsound + ": /colour: "},
		"nor its kinds":     {unsound, unsound + ": /nodes/0/kind: "},
	} {
		t.Run(name, func(t *testing.T) {
			var out, notices strings.Builder
			require.ErrorContains(t, Link{From: c.from}.Do(catalog.Kinds(), &out, &notices), c.want)
			require.Empty(t, out.String())
			require.Empty(t, notices.String())
		})
	}
}
