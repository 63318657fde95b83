//go:build !js

// Package static carries the built site inside the command, so that one file serves it without a network.
//
// The sources of the site stand beside this file (index.html, styles, gallery) and in web/; `make site` builds them
// into dist, which is what is embedded. A fresh clone has a placeholder there: Site then says what to build.
package static

import (
	"embed"
	"errors"
	"io/fs"
)

//go:embed all:dist
var dist embed.FS

// ErrNotBuilt says what to do when the command was built before the site.
var ErrNotBuilt = errors.New("the site is not built into this command: run `make site`, then build the command again")

// Site returns the files to serve, or ErrNotBuilt when the command holds only the placeholder.
func Site() (fs.FS, error) {
	site, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(site, "index.html"); err != nil {
		return nil, ErrNotBuilt
	}
	return site, nil
}
