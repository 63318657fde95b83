//go:build !js

package lint

import (
	"regexp"
	"strings"
)

// The patterns are written so that they do not match themselves.
var (
	unsafeHTML   = regexp.MustCompile(`inner[H]TML|outer[H]TML\s*=|insertAdjacent[H]TML|document\.writ[e]|(^|[^.$\w])eva[l]\(|new Functio[n]\(`)
	machinePaths = regexp.MustCompile(`(^|[^\w.~-])/(wor[k]|tm[p]|roo[t]|hom[e])/`)
	unfinished   = regexp.MustCompile(`\b(TO[D]O|FIX[M]E|XX[X])\b|\b[tbf]\.Ski[p](f|Now)?\(|\b(it|test|describe)\.(onl[y]|ski[p])\(`)
)

func checkUnsafeHTML(f *File, report report) {
	f.each(unsafeHTML, func(line int, match string) {
		report(line, "%q lets text from a shared link become markup or code: use textContent", match)
	})
}

func checkMachinePaths(f *File, report report) {
	f.each(machinePaths, func(line int, match string) {
		report(line, "%q is a path of one machine", match)
	})
}

func checkUnfinished(f *File, report report) {
	f.each(unfinished, func(line int, match string) {
		report(line, "%q: finish it, or leave it out", match)
	})
}

// each calls found with the line and the text of every match.
func (f *File) each(pattern *regexp.Regexp, found func(line int, match string)) {
	if !pattern.Match(f.Text) {
		return
	}
	for i, line := range strings.Split(string(f.Text), "\n") {
		if match := pattern.FindString(line); match != "" {
			found(i+1, strings.TrimSpace(match))
		}
	}
}
