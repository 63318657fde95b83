//go:build !js

package lint

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"regexp"
	"strings"
)

// File is one file of the repository as the rules see it.
type File struct {
	Path   string // relative to the root, with slashes
	Text   []byte
	Syntax *ast.File   // of a Go file that parses
	Types  *types.Info // of a Go file that belongs to the native build of engine/
	pkg    *types.Package
	fset   *token.FileSet
}

// NewFile reads a file's syntax when it is Go; a Go file that does not parse is an error.
func NewFile(fset *token.FileSet, name string, text []byte) (*File, error) {
	f := &File{Path: name, Text: text, fset: fset}
	if path.Ext(name) != ".go" || f.in("testdata") {
		return f, nil
	}
	syntax, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	f.Syntax = syntax
	return f, err
}

func (f *File) line(pos token.Pos) int { return f.fset.Position(pos).Line }

// dir is the folder of the file, "" for the root.
func (f *File) dir() string { return strings.TrimPrefix(path.Dir(f.Path), ".") }

// in reports whether a folder of that name is on the file's path.
func (f *File) in(folder string) bool { return strings.Contains("/"+f.Path, "/"+folder+"/") }

func (f *File) under(prefix string) bool { return strings.HasPrefix(f.Path, prefix) }

func (f *File) test() bool {
	return strings.HasSuffix(f.Path, "_test.go") || strings.HasSuffix(f.Path, ".test.js")
}

var generatedMark = regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.$`)

// generated reports whether a tool wrote the file and says so where readers and tools look for it.
func (f *File) generated() bool { return generatedMark.Match(f.Text) }

// binary follows git: a zero byte in the first 8,000.
func (f *File) binary() bool { return bytes.IndexByte(f.Text[:min(len(f.Text), 8000)], 0) >= 0 }

// The sets of files that rules apply to.

func goSource(f *File) bool { return f.Syntax != nil }

func goProduct(f *File) bool { return f.Syntax != nil && !f.test() }

func javaScript(f *File) bool {
	ext := path.Ext(f.Path)
	return (ext == ".js" || ext == ".mjs") && !f.in("testdata")
}

func sized(f *File) bool {
	return (goSource(f) || javaScript(f) || path.Ext(f.Path) == ".css") && !f.generated()
}

func pageSource(f *File) bool {
	return (f.under("web/") || f.under("static/")) && (javaScript(f) || path.Ext(f.Path) == ".html" || goSource(f))
}

func anyText(f *File) bool { return !f.binary() && path.Base(f.Path) != "package-lock.json" }

func handWritten(f *File) bool { return anyText(f) && !f.in("testdata") && !f.generated() }

// exempt from determinism: what runs natively only, beside the engine and never inside a simulation.
var exempt = []string{"engine/host/", "engine/enginetest/", "engine/lint/"}

func deterministic(f *File) bool {
	if !goProduct(f) || !f.under("engine/") {
		return false
	}
	for _, prefix := range exempt {
		if f.under(prefix) {
			return false
		}
	}
	return true
}
