//go:build !js

package lint

import (
	"go/ast"
	"go/token"
	"strings"
)

// checkDocs asks for a comment on every exported name.
func checkDocs(f *File, report report) {
	if f.Syntax.Name.Name == "main" {
		return
	}
	for _, declaration := range f.Syntax.Decls {
		switch d := declaration.(type) {
		case *ast.FuncDecl:
			if d.Name.IsExported() && reachable(d.Recv) && d.Doc == nil {
				report(f.line(d.Pos()), "%s has no comment: its first sentence says when to use it", d.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				f.checkSpec(d, spec, report)
			}
		}
	}
}

// reachable reports whether a function is a method of an exported type, or none.
func reachable(receiver *ast.FieldList) bool {
	if receiver == nil {
		return true
	}
	e := receiver.List[0].Type
	for {
		switch t := e.(type) {
		case *ast.StarExpr:
			e = t.X
		case *ast.IndexExpr:
			e = t.X
		case *ast.IndexListExpr:
			e = t.X
		case *ast.Ident:
			return t.IsExported()
		default:
			return true
		}
	}
}

// checkSpec lets one comment above a group of constants or variables speak for all of them; a type has its own.
func (f *File) checkSpec(d *ast.GenDecl, spec ast.Spec, report report) {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		alone := d.Lparen == token.NoPos && d.Doc != nil
		if s.Name.IsExported() && s.Doc == nil && s.Comment == nil && !alone {
			report(f.line(s.Pos()), "%s has no comment: its first sentence says when to use it", s.Name.Name)
		}
	case *ast.ValueSpec:
		for _, name := range s.Names {
			if name.IsExported() && s.Doc == nil && s.Comment == nil && d.Doc == nil {
				report(f.line(name.Pos()), "%s has no comment: its first sentence says when to use it", name.Name)
			}
		}
	}
}

// checkPackageComments asks each package for a comment that says what it is for.
func (t *Tree) checkPackageComments() []Finding {
	said, first := map[string]bool{}, map[string]*File{}
	for _, f := range t.Files {
		if !goProduct(f) {
			continue
		}
		if first[f.dir()] == nil {
			first[f.dir()] = f
		}
		if doc := f.Syntax.Doc.Text(); strings.HasPrefix(doc, "Package "+f.Syntax.Name.Name+" ") || f.Syntax.Name.Name == "main" && doc != "" {
			said[f.dir()] = true
		}
	}
	var found []Finding
	for dir, f := range first {
		if !said[dir] {
			message := "the package has no comment: one file says `Package " + f.Syntax.Name.Name + " ...`, in one screen"
			found = append(found, Finding{f.Path, 1, "package-comment", message})
		}
	}
	return found
}
