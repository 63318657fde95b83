package view

import (
	"strings"
	"unicode/utf8"

	"playground/engine/value"
)

// Standing is how the document that is open stands on this device.
type Standing struct {
	Origin string // "own", "link", "gallery" or "file"
	Kept   bool   // by hand; otherwise it is a draft
	Saved  string // time of day at which it was stored last; "" while nothing is stored
	Saving bool   // and takes its time
	Gone   bool   // deleted in the library
	Failed string // why it could not be stored; "" when it could
}

// Line is what the top bar says of the document: a text, and what can be done about it.
type Line struct {
	Text   string
	Tip    string
	Deed   string // name of an action; "" for none
	Action string // its words
	Bad    bool
}

// origins say where a document came from while nothing of it is stored.
var origins = map[string]string{"link": "Shared scenario", "gallery": "Gallery scene", "file": "Opened from a file"}

// Line says how the document stands.
func (s Standing) Line() Line {
	switch {
	case s.Failed != "":
		return Line{"Not saved: " + s.Failed, "It is tried again at the next change. Until then the drawing is only in this tab.", "save", "save as a file", true}
	case s.Saving:
		return Line{Text: "Saving…", Tip: "This device takes its time"}
	case s.Gone:
		return Line{"Deleted in the library", "It can be had back there for 30 days", "keep-copy", "keep it", false}
	case s.Saved != "" && s.Kept:
		return Line{Text: "Saved " + s.Saved + " on this device", Tip: "Every change is kept; find it in the library"}
	case s.Saved != "":
		return Line{Text: "Draft saved " + s.Saved + " on this device", Tip: "Every change is kept; find it in the library"}
	case origins[s.Origin] != "":
		return Line{origins[s.Origin], "Nothing of it is stored until you change it or keep it", "keep-copy", "keep a copy", false}
	}
	return Line{Text: "New drawing", Tip: "It is saved on this device as soon as you draw"}
}

// Recent is a document as the palette lists it.
type Recent struct {
	ID    string
	Title string
	At    int64 // real milliseconds of the last change
}

// Library reads what the library tells: the newest documents, and how many there are in all.
func Library(json string) (recent []Recent, total int64) {
	v, err := value.Parse(json, value.Limits{Depth: 10})
	if err != nil {
		return nil, 0
	}
	list, _ := v.Get("recent")
	for _, r := range list.Elements() {
		recent = append(recent, Recent{Text(r, "id"), Named(Text(r, "title")), Whole(r, "at")})
	}
	return recent, Whole(v, "total")
}

// Named is a title, or the word for a drawing without one.
func Named(title string) string {
	if strings.TrimSpace(title) == "" {
		return "Untitled"
	}
	return title
}

// versionNameMost is how long a name that is suggested may be, in characters.
const versionNameMost = 80

// VersionName suggests a name for a version: the time of day, and what was changed last.
func VersionName(clock, changed string) string {
	if changed == "" {
		return clock
	}
	name := clock + " · " + changed
	if utf8.RuneCountInString(name) > versionNameMost {
		name = string([]rune(name)[:versionNameMost-1]) + "…"
	}
	return name
}

// About is what a tab knows of its document beside its text; a reload of the tab goes on with it.
type About struct {
	ID      string
	Rev     int64 // of the record as this tab last stored or read it; 0 while nothing is stored
	Origin  string
	Kept    bool
	At      int64  // real milliseconds at which it was stored last
	Scene   string // file of the gallery scene; "" for none
	Unsaved bool   // something is not stored yet
}

// JSON is what is kept over a reload.
func (a About) JSON() string {
	b := value.NewObject(7)
	b.Set("id", value.Text(a.ID))
	b.Set("rev", value.Int(a.Rev))
	b.Set("origin", value.Text(a.Origin))
	b.Set("kept", value.Bool(a.Kept))
	b.Set("at", value.Int(a.At))
	b.Set("scene", value.Text(a.Scene))
	b.Set("unsaved", value.Bool(a.Unsaved))
	return b.Value().String()
}

// ReadAbout reads it; what is missing or wrong makes it a document that is not known here.
func ReadAbout(json string) (a About, ok bool) {
	v, err := value.Parse(json, value.Limits{Depth: 4, Bytes: 4 << 10})
	if err != nil {
		return About{}, false
	}
	a = About{ID: Text(v, "id"), Rev: Whole(v, "rev"), Origin: Text(v, "origin"), At: Whole(v, "at"), Scene: Text(v, "scene")}
	a.Kept, a.Unsaved = truth(v, "kept"), truth(v, "unsaved")
	known := a.Origin == "own" || origins[a.Origin] != ""
	return a, a.ID != "" && len(a.ID) <= 100 && a.Rev >= 0 && a.At >= 0 && known
}

func truth(v value.Value, name string) bool {
	m, _ := v.Get(name)
	b, _ := m.AsBool()
	return b
}
