//go:build !js

package lint

import (
	"go/ast"
	"go/types"
	"regexp"
	"slices"
	"strings"
)

// checkMapOrder finds places where the random order of a map could show: a range over a map or over maps.Keys and its
// kin. It is silent where the function sorts afterwards, and where a comment on the line or above it says why not.
func checkMapOrder(f *File, report report) {
	if f.Types == nil {
		return
	}
	excused := f.orderComments()
	for _, declaration := range f.Syntax.Decls {
		sorts := f.sortCalls(declaration)
		for _, n := range f.unordered(declaration) {
			line := f.line(n.Pos())
			sorted := slices.ContainsFunc(sorts, func(s ast.Node) bool { return s.Pos() > n.Pos() || s.End() > n.End() && s.Pos() < n.Pos() })
			if !sorted && !excused[line] && !excused[line-1] {
				report(line, "the order of a map could show: sort, or say why not with `// order does not show: <why>`")
			}
		}
	}
}

var orderComment = regexp.MustCompile(`^//\s*order does not show: \S`)

// orderComments returns the lines on which an excuse ends.
func (f *File) orderComments() map[int]bool {
	lines := map[int]bool{}
	for _, group := range f.Syntax.Comments {
		for _, comment := range group.List {
			if orderComment.MatchString(comment.Text) {
				lines[f.line(comment.Pos())] = true
				lines[f.line(group.End())] = true
			}
		}
	}
	return lines
}

// unordered lists what walks a map under n.
func (f *File) unordered(n ast.Node) []ast.Node {
	var found []ast.Node
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.RangeStmt:
			_, isMap := f.Types.Types[n.X].Type.Underlying().(*types.Map)
			if isMap && (named(n.Key) || named(n.Value)) {
				found = append(found, n)
			}
		case *ast.CallExpr:
			if f.calls(n, "maps", "All", "Keys", "Values") {
				found = append(found, n)
			}
		}
		return true
	})
	return found
}

func named(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return e != nil && (!ok || id.Name != "_")
}

// sortCalls lists the calls that put a slice in order.
func (f *File) sortCalls(n ast.Node) []ast.Node {
	var found []ast.Node
	ast.Inspect(n, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok && (f.calls(call, "sort") || f.calls(call, "slices", "Sort*")) {
			found = append(found, call)
		}
		return true
	})
	return found
}

// calls reports whether a call goes to a package's function of one of these names (any, when none is given); a name
// may end in *.
func (f *File) calls(call *ast.CallExpr, pkg string, names ...string) bool {
	fun := ast.Unparen(call.Fun)
	if index, ok := fun.(*ast.IndexExpr); ok {
		fun = index.X
	}
	selector, ok := fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	used := f.Types.Uses[selector.Sel]
	if used == nil || used.Pkg() == nil || used.Pkg().Path() != pkg {
		return false
	}
	return len(names) == 0 || slices.ContainsFunc(names, func(name string) bool {
		stem, open := strings.CutSuffix(name, "*")
		return used.Name() == name || open && strings.HasPrefix(used.Name(), stem)
	})
}
