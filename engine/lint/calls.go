//go:build !js

package lint

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

func checkConcurrency(f *File, report report) {
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		if what := concurrent(n); what != "" {
			report(f.line(n.Pos()), "%s: pending work is data, never a thread of its own", what)
		}
		return true
	})
}

func concurrent(n ast.Node) string {
	switch n := n.(type) {
	case *ast.GoStmt:
		return "a goroutine"
	case *ast.SelectStmt:
		return "a select"
	case *ast.ChanType:
		return "a channel"
	case *ast.SendStmt:
		return "a send on a channel"
	case *ast.UnaryExpr:
		if n.Op == token.ARROW {
			return "a receive from a channel"
		}
	}
	return ""
}

var (
	// What of math is exact, so that every machine agrees. Constants are free.
	exactMath = []string{
		"Abs", "Copysign", "Float64bits", "Float64frombits", "Floor", "Inf", "IsInf", "IsNaN", "NaN", "Sqrt", "Trunc",
	}
	// What of math/rand/v2 is a fixed algorithm with a seed of ours.
	fixedRand = []string{"NewPCG", "PCG"}
	// What of time asks the machine.
	wallClock = []string{
		"After", "AfterFunc", "LoadLocation", "Local", "NewTicker", "NewTimer", "Now", "Since", "Sleep", "Tick", "Until",
	}
)

func checkCalls(f *File, report report) {
	if f.Types == nil {
		return
	}
	ast.Inspect(f.Syntax, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			if why := refuseUse(f.Types.Uses[id]); why != "" {
				report(f.line(id.Pos()), "%s.%s: %s", f.Types.Uses[id].Pkg().Name(), id.Name, why)
			}
		}
		return true
	})
}

func refuseUse(used types.Object) string {
	if used == nil || used.Pkg() == nil {
		return ""
	}
	name, isMethod := used.Name(), false
	if fn, ok := used.(*types.Func); ok {
		isMethod = fn.Signature().Recv() != nil
	}
	_, isConst := used.(*types.Const)
	_, isPackage := used.(*types.PkgName)
	switch {
	case isConst || isPackage:
		return ""
	case used.Pkg().Path() == "time" && (!isMethod || name == "Local") && slices.Contains(wallClock, name):
		return "the engine has virtual time only"
	case used.Pkg().Path() == "math" && !slices.Contains(exactMath, name):
		return "not on the list of functions that agree on every machine: " + list(exactMath)
	case used.Pkg().Path() == "math/rand/v2" && !isMethod && !slices.Contains(fixedRand, name):
		return "randomness comes from the seed, through kernel.Rand"
	}
	return ""
}

func checkInit(f *File, report report) {
	for _, declaration := range f.Syntax.Decls {
		if fn, ok := declaration.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
			report(f.line(fn.Pos()), "an init function: use a table or a function that is called")
		}
	}
}
