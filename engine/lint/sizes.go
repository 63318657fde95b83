//go:build !js

package lint

import (
	"bytes"
	"go/ast"
	"path"
	"regexp"
	"slices"
	"strings"
)

const (
	maxFileLines     = 400
	maxFunctionLines = 60
)

func checkFileSize(f *File, report report) {
	if n := bytes.Count(f.Text, []byte("\n")); n > maxFileLines {
		report(n, "%d lines are over the limit of %d: split the file by idea", n, maxFileLines)
	}
}

func checkGoFunctions(f *File, report report) {
	if f.generated() {
		return
	}
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		switch n.(type) {
		case *ast.FuncDecl, *ast.FuncLit:
			first, last := f.line(n.Pos()), f.line(n.End())
			if lines := last - first + 1; lines > maxFunctionLines {
				report(first, "a function of %d lines is over the limit of %d", lines, maxFunctionLines)
			}
		}
		return true
	})
}

var (
	// A line that opens a function's body: `function f() {`, `(a) => {`, or a method `name(a, b) {`.
	opensFunction = regexp.MustCompile(`(\bfunction\b.*|=>\s*|^\s*(static |async |get |set |\*|#)*[\w$]+\(.*\)\s*)\{$`)
	opensBlock    = regexp.MustCompile(`^\s*(\} )?(if|for|while|switch|catch|else|do|try|with|describe|suite)\b`)
)

// checkJavaScriptFunctions measures by indentation: a body ends at the next line as deep as its head that starts with
// a closing brace. That needs no parser and is exact for formatted code.
func checkJavaScriptFunctions(f *File, report report) {
	lines := strings.Split(string(f.Text), "\n")
	for i, line := range lines {
		if !opensFunction.MatchString(line) || opensBlock.MatchString(line) {
			continue
		}
		closing := indentation(line) + "}"
		length := slices.IndexFunc(lines[i+1:], func(l string) bool { return strings.HasPrefix(l, closing) }) + 2
		if length > maxFunctionLines {
			report(i+1, "a function of %d lines is over the limit of %d", length, maxFunctionLines)
		}
	}
}

func indentation(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }

var emptyNames = regexp.MustCompile(`^(util|helper|common|manager)s?$`)

func checkDirectoryName(f *File, report report) {
	for folder := range strings.SplitSeq(path.Dir(f.Path), "/") {
		if emptyNames.MatchString(folder) {
			report(1, "a folder named %q says nothing: name it after what it holds", folder)
		}
	}
}
