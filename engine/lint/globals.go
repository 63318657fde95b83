//go:build !js

package lint

import (
	"go/ast"
	"go/types"
)

// checkGlobals finds package-level variables that change after their initialisation: two simulations in one process
// would then see each other. Tables, errors and other values that nobody writes to are fine, and so are pointers to
// them: that nobody writes through such a pointer is not checked.
func checkGlobals(f *File, report report) {
	if f.Types == nil {
		return
	}
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		for _, written := range f.written(n) {
			if id := f.global(written); id != nil {
				report(f.line(n.Pos()), "the package-level variable %s changes: keep state in values that are passed", id.Name)
			}
		}
		return true
	})
}

// written lists what a node writes to.
func (f *File) written(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		return n.Lhs
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.SelectorExpr:
		if f.byAddress(n) {
			return []ast.Expr{n.X}
		}
	}
	return nil
}

// byAddress reports whether a method is called on the address of a variable.
func (f *File) byAddress(s *ast.SelectorExpr) bool {
	selection := f.Types.Selections[s]
	if selection == nil || selection.Kind() != types.MethodVal {
		return false
	}
	_, takesPointer := selection.Obj().(*types.Func).Signature().Recv().Type().(*types.Pointer)
	_, isPointer := selection.Recv().(*types.Pointer)
	return takesPointer && !isPointer
}

// global returns the package-level variable at the root of an expression such as x.f[i].
func (f *File) global(e ast.Expr) *ast.Ident {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return f.global(e.X)
	case *ast.IndexExpr:
		return f.global(e.X)
	case *ast.StarExpr:
		return f.global(e.X)
	case *ast.SelectorExpr:
		return f.global(e.X)
	case *ast.Ident:
		if v, ok := f.Types.Uses[e].(*types.Var); ok && v.Parent() == f.pkg.Scope() {
			return e
		}
	}
	return nil
}
