//go:build !js

package lint

import (
	"go/ast"
	"go/token"
	"go/types"
)

// checkFloats finds products that some machines would fuse with a sum. The language lets a compiler do so across
// statements and variables too; only an explicit conversion forbids it. So every float product stands in one:
// float64(a*b) + c. A product inside a larger product or quotient is rounded by the outermost one.
func checkFloats(f *File, report report) {
	if f.Types == nil {
		return
	}
	rounded := map[ast.Node]bool{}
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if f.rounds(n) {
				markProduct(rounded, n.Args[0])
			}
		case *ast.BinaryExpr:
			if f.floatProduct(n, n.Op, token.MUL) && !rounded[n] {
				markProduct(rounded, n)
				report(f.line(n.Pos()), "a float product that could be fused with a sum: write float64(a*b)")
			}
		case *ast.AssignStmt:
			if f.floatProduct(n.Lhs[0], n.Tok, token.MUL_ASSIGN) {
				report(f.line(n.Pos()), "a float product that could be fused with a sum: write a = float64(a*b)")
			}
		}
		return true
	})
}

// floatProduct reports whether the operator is the wanted multiplication and makes a float that is not a constant.
func (f *File) floatProduct(e ast.Expr, operator, wanted token.Token) bool {
	typed, ok := f.Types.Types[e]
	if !ok || operator != wanted || typed.Value != nil {
		return false
	}
	basic, ok := typed.Type.Underlying().(*types.Basic)
	return ok && basic.Info()&(types.IsFloat|types.IsComplex) != 0
}

// rounds reports whether a call ends a product's life as an operand of a sum: a conversion, or an exact math function.
func (f *File) rounds(call *ast.CallExpr) bool {
	if len(call.Args) != 1 {
		return false
	}
	if f.Types.Types[call.Fun].IsType() {
		return true
	}
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	used := f.Types.Uses[selector.Sel]
	return used != nil && used.Pkg() != nil && used.Pkg().Path() == "math"
}

// markProduct marks the products that are rounded with e: those that e is made of by multiplication, division and
// parentheses alone.
func markProduct(rounded map[ast.Node]bool, e ast.Expr) {
	switch e := e.(type) {
	case *ast.ParenExpr:
		markProduct(rounded, e.X)
	case *ast.BinaryExpr:
		if e.Op == token.MUL || e.Op == token.QUO {
			rounded[e] = true
			markProduct(rounded, e.X)
			markProduct(rounded, e.Y)
		}
	}
}
