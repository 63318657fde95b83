//go:build !js

// Package host is what runs around the engine on a machine of one's own: HTTP servers, files and the wall clock.
// It is the one part of engine/ that may use them; nothing in a simulation sees it.
//
//	embedded site (fs.FS) ── NewSite ──▶ http.Handler ── Serve ──▶ an address that is printed
package host

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// contentTypes are set by hand: what a machine has in its own tables differs, and a wasm module of a wrong type is not
// compiled. A .gz file is a file of its own that the page inflates, hence no content encoding.
var contentTypes = map[string]string{
	".css":         "text/css; charset=utf-8",
	".gz":          "application/gzip",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".map":         "application/json",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
}

// Site answers requests for the files of a folder that does not change while it is served.
type Site struct {
	pages map[string]page
}

type page struct {
	text              []byte
	contentType, etag string
}

// NewSite reads every file of the built site once, so that each answer is a lookup.
func NewSite(files fs.FS) (*Site, error) {
	site := &Site{pages: map[string]page{}}
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		site.add(name, text)
		return nil
	})
	return site, err
}

func (s *Site) add(name string, text []byte) {
	contentType := contentTypes[path.Ext(name)]
	if contentType == "" {
		contentType = "application/octet-stream"
	}
	sum := sha256.Sum256(text)
	p := page{text, contentType, `"` + hex.EncodeToString(sum[:12]) + `"`}
	s.pages["/"+name] = p
	if folder, isIndex := strings.CutSuffix("/"+name, "index.html"); isIndex {
		s.pages[folder] = p
	}
}

// ServeHTTP answers GET and HEAD. A browser keeps what it has and asks each time whether it is still right, so a new
// build shows at once and an old one costs no transfer.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, fmt.Sprintf("method %s is not known here: GET and HEAD are", r.Method), http.StatusMethodNotAllowed)
		return
	}
	p, ok := s.pages[r.URL.Path]
	if !ok {
		http.Error(w, "there is no such file on this site", http.StatusNotFound)
		return
	}
	p.serve(w, r)
}

func (p page) serve(w http.ResponseWriter, r *http.Request) {
	head := w.Header()
	head.Set("Cache-Control", "no-cache")
	head.Set("ETag", p.etag)
	if strings.Contains(r.Header.Get("If-None-Match"), p.etag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	head.Set("Content-Type", p.contentType)
	head.Set("Content-Length", strconv.Itoa(len(p.text)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(p.text) // a visitor who left is no error of ours
	}
}
