package story

import (
	"slices"
	"strconv"
	"strings"
)

// itemsMax bounds the lines of a sequence diagram; Mermaid refuses texts above 50,000 characters.
const (
	itemsMax = 400
	textMax  = 80
)

// item is an arrow, or a note when it has no hop.
type item struct {
	hop  *Hop
	note *Row
}

// Mermaid renders the life as a sequence diagram in Mermaid's language. Names and texts are escaped, so that every
// story gives a diagram that Mermaid reads.
func (s *Story) Mermaid() string {
	items := s.items()
	shown := items[:min(len(items), itemsMax)]
	var b strings.Builder
	b.WriteString("sequenceDiagram\n")
	actors := actorsOf(shown)
	for i, name := range actors {
		b.WriteString("    participant p" + strconv.Itoa(i+1) + " as " + escape(name) + "\n")
	}
	for i := range shown {
		b.WriteString("    " + shown[i].line(actors) + "\n")
	}
	if more := len(items) - len(shown) + s.LeftOut; more > 0 && len(actors) > 0 {
		b.WriteString("    Note over p1: " + strconv.Itoa(more) + " more are left out\n")
	}
	return b.String()
}

// items are the arrows and notes in the order of time.
func (s *Story) items() []item {
	var all []item
	var stamps []stamp
	for i := range s.Hops {
		stamps = append(stamps, stamp{s.Hops[i].At, s.Hops[i].n, len(all)})
		all = append(all, item{hop: &s.Hops[i]})
	}
	for i := range s.Rows {
		if r := &s.Rows[i]; r.Note {
			stamps = append(stamps, stamp{r.At, r.N, len(all)})
			all = append(all, item{note: r})
		}
	}
	ordered := make([]item, len(all))
	for i, at := range inOrder(stamps) {
		ordered[i] = all[at.i]
	}
	return ordered
}

// actorsOf lists the nodes in the order of their appearance.
func actorsOf(items []item) []string {
	var names []string
	add := func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for i := range items {
		if it := &items[i]; it.hop != nil {
			add(it.hop.From)
			add(it.hop.To)
		} else {
			add(it.note.Node)
		}
	}
	return names
}

func (it *item) line(actors []string) string {
	actor := func(name string) string { return "p" + strconv.Itoa(slices.Index(actors, name)+1) }
	if it.hop == nil {
		return "Note over " + actor(it.note.Node) + ": " + escape(it.note.At.String()+" "+it.note.What+" "+it.note.Text)
	}
	h := it.hop
	return actor(h.From) + h.arrow() + actor(h.To) + ": " + escape(h.At.String()+" "+h.Label)
}

// arrow is solid for messages and dashed for answers; it ends in a cross when the way was in vain, and open when the
// message is still under way.
func (h *Hop) arrow() string {
	line := "-"
	if h.Kind == hopAnswer {
		line = "--"
	}
	switch {
	case h.Failure:
		return line + "x"
	case h.Open:
		return line + ")"
	}
	return line + ">>"
}

// escape makes a text safe anywhere in a line of Mermaid: what could mean something to it becomes the entity of its
// character. The word "end" ends blocks wherever it stands, so it is broken up.
func escape(text string) string {
	var b strings.Builder
	count := 0
	for i, r := range text {
		if count++; count > textMax {
			b.WriteString("…")
			break
		}
		switch {
		case r < ' ' || r == 0x7f || r == 0x2028 || r == 0x2029 || r == 0x85:
			b.WriteByte(' ')
		case plain(r) && !endsBlock(text, i):
			b.WriteRune(r)
		default:
			b.WriteString("#" + strconv.Itoa(int(r)) + ";")
		}
	}
	if shown := strings.TrimSpace(b.String()); shown != "" {
		return shown
	}
	return "#8203;"
}

// plain reports whether a character means nothing to Mermaid.
func plain(r rune) bool {
	return r >= 0x80 || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(" .,()/_-", r)
}

// endsBlock reports whether the word "end" begins at a place of a text.
func endsBlock(text string, at int) bool {
	const word = "end"
	if len(text)-at < len(word) || !strings.EqualFold(text[at:at+len(word)], word) {
		return false
	}
	return (at == 0 || !letter(text[at-1])) && (at+len(word) == len(text) || !letter(text[at+len(word)]))
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
