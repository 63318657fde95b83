//go:build js && wasm

package web

import (
	"strconv"
	"time"

	"github.com/hack-pad/safejs"

	"playground/engine/value"
	"playground/web/view"
)

// A browser may keep nothing, or may be full: then drafts are not kept, and nothing else changes.

const (
	draftPrefix = "playground.draft."
	draftsMax   = 8
)

// draft is a drawing that was changed and is kept on this device.
type draft struct {
	Key   string
	Title string
	At    int64 // real milliseconds
	Text  string
}

func storage() safejs.Value {
	v, err := safejs.Global().Get("localStorage")
	if err != nil {
		return safejs.Null()
	}
	return v
}

// keepOpen lets a reload of this tab go on with what is open.
func (p *page) keepOpen() {
	p.port.call(p.port.root, "keep", p.draft, string(p.doc.Text()))
}

// keepDraft saves a drawing under its key, and forgets the oldest ones.
func keepDraft(key, title string, text []byte) bool {
	b := value.NewObject(3)
	b.Set("title", value.Text(title))
	b.Set("at", value.Int(time.Now().UnixMilli()))
	b.Set("text", value.Text(string(text)))
	if _, err := storage().Call("setItem", key, b.Value().String()); err != nil {
		return false
	}
	for i, d := range drafts() {
		if i >= draftsMax {
			_, _ = storage().Call("removeItem", d.Key)
		}
	}
	return true
}

// drafts lists what is kept, the newest first.
func drafts() []draft {
	var all []draft
	n, err := storage().Length()
	for i := 0; err == nil && i < n; i++ {
		key, _ := storage().Call("key", i)
		name, _ := key.String()
		if len(name) > len(draftPrefix) && name[:len(draftPrefix)] == draftPrefix {
			if d, ok := readDraft(name); ok {
				all = append(all, d)
			}
		}
	}
	view.Order(len(all), func(i, j int) bool { return all[i].At > all[j].At }, func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

func readDraft(key string) (draft, bool) {
	item, err := storage().Call("getItem", key)
	if err != nil || item.Type() != safejs.TypeString {
		return draft{}, false
	}
	text, _ := item.String()
	v, bad := value.Parse(text, value.Limits{Depth: 10})
	if bad != nil {
		return draft{}, false
	}
	return draft{Key: key, Title: view.Text(v, "title"), At: view.Whole(v, "at"), Text: view.Text(v, "text")}, true
}

// newDraftKey names the draft of a document that was just opened.
func newDraftKey() string { return draftPrefix + strconv.FormatInt(time.Now().UnixNano(), 36) }
