//go:build !js

// Package lint holds the rules of the house as code, so that a broken rule is a failing test and not a matter of taste.
//
//	tracked files ── Load ──▶ Tree ── Check ──▶ []Finding (place, rule, what is wrong and what would be right)
//
// A rule is a small function over one File, listed in the table below. Most rules read the text or the syntax; those
// about determinism also ask the type checker, since only it knows that a range is over a map or a product is a float.
//
// What the rules protect: a simulation must give the same trace to the byte, native and in WebAssembly, so engine/ has
// no clock, goroutine, global randomness, visible map order or fused multiply-add; packages import downwards only; files
// and functions stay small; text from a shared link never becomes HTML.
//
// The package serves the tests only and runs natively; it is exempt from the engine's own rules, as are engine/host and
// engine/enginetest.
package lint

import (
	"cmp"
	"fmt"
	"slices"
)

// Finding is one broken rule at one place.
type Finding struct {
	Path    string // relative to the root of the repository
	Line    int    // 1-based; 0 when the whole file is meant
	Rule    string
	Message string
}

// String shows the finding as editors understand places: `path:line: message (rule)`.
func (f Finding) String() string {
	return fmt.Sprintf("%s:%d: %s (%s)", f.Path, f.Line, f.Message, f.Rule)
}

// report takes what a rule found at a line of its file.
type report func(line int, format string, args ...any)

type rule struct {
	name    string
	applies func(*File) bool
	check   func(*File, report)
}

var rules = []rule{
	{"file-size", sized, checkFileSize},
	{"function-size", goSource, checkGoFunctions},
	{"function-size", javaScript, checkJavaScriptFunctions},
	{"directory-name", goSource, checkDirectoryName},
	{"import", goProduct, checkImports},
	{"deterministic-import", deterministic, checkBannedImports},
	{"checked", deterministic, checkTyped},
	{"no-concurrency", deterministic, checkConcurrency},
	{"banned-call", deterministic, checkCalls},
	{"fused-float", deterministic, checkFloats},
	{"map-order", deterministic, checkMapOrder},
	{"no-init", deterministic, checkInit},
	{"mutable-global", deterministic, checkGlobals},
	{"doc-comment", goProduct, checkDocs},
	{"unsafe-html", pageSource, checkUnsafeHTML},
	{"machine-path", anyText, checkMachinePaths},
	{"unfinished", handWritten, checkUnfinished},
}

// Check applies every rule to every file of the tree; the findings come in the order of their places.
func (t *Tree) Check() []Finding {
	var all []Finding
	for _, f := range t.Files {
		all = append(all, f.check()...)
	}
	all = append(all, t.checkPackageComments()...)
	slices.SortFunc(all, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule))
	})
	return slices.Compact(all)
}

func (f *File) check() []Finding {
	var found []Finding
	for _, r := range rules {
		if !r.applies(f) {
			continue
		}
		r.check(f, func(line int, format string, args ...any) {
			found = append(found, Finding{f.Path, line, r.name, fmt.Sprintf(format, args...)})
		})
	}
	return found
}
