//go:build !js

package lint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// listed is what `go list` says of a package; Export is the compiler's own summary of it, so that a package can be
// checked without checking what it imports.
type listed struct {
	ImportPath, Dir, Export string
	GoFiles                 []string
	DepOnly                 bool
	Error                   *struct{ Err string }
}

func goList(root string, patterns ...string) ([]listed, error) {
	arguments := []string{"list", "-e", "-deps", "-export", "-json=ImportPath,Dir,Export,GoFiles,DepOnly,Error"}
	command := exec.Command("go", append(arguments, patterns...)...)
	command.Dir = root
	var complaint bytes.Buffer
	command.Stderr = &complaint
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w: %s", err, complaint.String())
	}
	var packages []listed
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return packages, nil
		} else if err != nil {
			return nil, err
		}
		packages = append(packages, p)
	}
}

// exports imports packages from what the compiler wrote about them.
func exports(fset *token.FileSet, packages []listed) types.Importer {
	files := map[string]string{}
	for _, p := range packages {
		files[p.ImportPath] = p.Export
	}
	return importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		if files[path] == "" {
			return nil, fmt.Errorf("package %s does not compile", path)
		}
		return os.Open(files[path])
	})
}

func (t *Tree) checkTypes() error {
	packages, err := goList(t.Root, "./engine/...")
	if err != nil {
		return err
	}
	byPath := map[string]*File{}
	for _, f := range t.Files {
		byPath[f.Path] = f
	}
	imports := exports(t.fset, packages)
	var failures []error
	for _, p := range packages {
		if !p.DepOnly {
			failures = append(failures, t.checkPackage(p, byPath, imports))
		}
	}
	return errors.Join(failures...)
}

func (t *Tree) checkPackage(p listed, byPath map[string]*File, imports types.Importer) error {
	if p.Error != nil {
		if strings.Contains(p.Error.Err, "no non-test Go files") {
			return nil
		}
		return fmt.Errorf("%s: %s", p.ImportPath, p.Error.Err)
	}
	var files []*File
	for _, name := range p.GoFiles {
		relative, err := filepath.Rel(t.Root, filepath.Join(p.Dir, name))
		if err != nil {
			return err
		}
		if f := byPath[filepath.ToSlash(relative)]; f != nil {
			files = append(files, f)
		}
	}
	return typeCheck(t.fset, p.ImportPath, files, imports)
}

// typeCheck fills in what the type checker knows about the files of one package.
func typeCheck(fset *token.FileSet, importPath string, files []*File, imports types.Importer) error {
	info := &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Uses:       map[*ast.Ident]types.Object{},
		Defs:       map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	var syntax []*ast.File
	for _, f := range files {
		syntax = append(syntax, f.Syntax)
	}
	config := types.Config{Importer: imports}
	pkg, err := config.Check(importPath, fset, syntax, info)
	for _, f := range files {
		f.Types, f.pkg = info, pkg
	}
	return err
}

// checkTyped reports an engine file that the native build leaves out: no rule about types could see it.
func checkTyped(f *File, report report) {
	if f.Types == nil {
		report(1, "a build constraint keeps this file out of the native build; engine code is the same everywhere")
	}
}
