package view_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/web/view"
)

func TestTheTopBarSaysHowADocumentStands(t *testing.T) {
	lines := []struct {
		standing view.Standing
		text     string
		deed     string
		bad      bool
	}{
		{view.Standing{Origin: "own"}, "New drawing", "", false},
		{view.Standing{Origin: "link"}, "Shared scenario", "keep-copy", false},
		{view.Standing{Origin: "gallery"}, "Gallery scene", "keep-copy", false},
		{view.Standing{Origin: "file"}, "Opened from a file", "keep-copy", false},
		{view.Standing{Origin: "link", Saved: "12:03:05"}, "Draft saved 12:03:05 on this device", "", false},
		{view.Standing{Origin: "link", Saved: "12:03:05", Kept: true}, "Saved 12:03:05 on this device", "", false},
		{view.Standing{Origin: "own", Saved: "12:03:05", Saving: true}, "Saving…", "", false},
		{view.Standing{Origin: "own", Saved: "12:03:05", Gone: true}, "Deleted in the library", "keep-copy", false},
		{view.Standing{Origin: "own", Saved: "12:03:05", Saving: true, Failed: "this device is full"}, "Not saved: this device is full", "save", true},
	}
	for _, l := range lines {
		line := l.standing.Line()
		require.Equal(t, l.text, line.Text)
		require.Equal(t, l.deed, line.Deed)
		require.Equal(t, l.deed == "", line.Action == "", "what can be done has words")
		require.Equal(t, l.bad, line.Bad)
		require.NotEmpty(t, line.Tip)
	}
}

func TestWhatTheLibraryTellsIsRead(t *testing.T) {
	recent, total := view.Library(`{"recent":[{"id":"a1","title":"Orders","at":1700000000000},{"id":"b2","title":" ","at":5}],"total":12}`)
	require.Equal(t, []view.Recent{{"a1", "Orders", 1700000000000}, {"b2", "Untitled", 5}}, recent)
	require.EqualValues(t, 12, total)
	for _, bad := range []string{"", "null", "[]", `{"recent":7}`, strings.Repeat("[", 100)} {
		recent, total = view.Library(bad)
		require.Empty(t, recent, bad)
		require.Zero(t, total, bad)
	}
}

func TestAVersionIsNamedForItsTimeAndWhatChanged(t *testing.T) {
	require.Equal(t, "12:03", view.VersionName("12:03", ""))
	require.Equal(t, "12:03 · move", view.VersionName("12:03", "move"))
	long := view.VersionName("12:03", strings.Repeat("ä", 200))
	require.Len(t, []rune(long), 80)
	require.True(t, strings.HasSuffix(long, "ä…"))
}

func TestATabRemembersItsDocumentOverAReload(t *testing.T) {
	about := view.About{ID: "a1", Rev: 3, Origin: "gallery", Kept: true, At: 1700000000000, Scene: "1-poison-pill.json", Unsaved: true}
	back, ok := view.ReadAbout(about.JSON())
	require.True(t, ok)
	require.Equal(t, about, back)
	for _, bad := range []string{
		"", "playground.draft.x1", `{}`, `{"id":"a1","origin":"elsewhere"}`, `{"id":"a1","origin":"own","rev":-1}`,
		`{"id":"` + strings.Repeat("a", 101) + `","origin":"own"}`, `{"id":7,"origin":"own"}`,
	} {
		_, ok = view.ReadAbout(bad)
		require.False(t, ok, bad)
	}
}
