//go:build !js

package lint

import (
	"bytes"
	"errors"
	"fmt"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Tree is every file of the repository that is not ignored.
type Tree struct {
	Root  string
	Files []*File
	fset  *token.FileSet
}

// Load reads the files that git tracks or would track under root, and checks the types of the engine's packages.
// Where there is no git it takes every file outside of what is built or installed.
func Load(root string) (*Tree, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, err
	}
	names, err := tracked(root)
	if err != nil {
		names, err = walked(root)
	}
	if err != nil {
		return nil, err
	}
	t := &Tree{Root: root, fset: token.NewFileSet()}
	for _, name := range names {
		if err := t.read(name); err != nil {
			return nil, err
		}
	}
	return t, t.checkTypes()
}

func (t *Tree) read(name string) error {
	full := filepath.Join(t.Root, filepath.FromSlash(name))
	info, err := os.Lstat(full)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !info.Mode().IsRegular() {
		return nil // deleted and not committed yet, or a link
	}
	text, err := os.ReadFile(full)
	if err != nil {
		return err
	}
	f, err := NewFile(t.fset, name, text)
	if err != nil {
		return err
	}
	t.Files = append(t.Files, f)
	return nil
}

func tracked(root string) ([]string, error) {
	command := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	command.Dir = root
	out, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("list the files: %w", err)
	}
	var names []string
	for name := range bytes.SplitSeq(bytes.TrimRight(out, "\x00"), []byte{0}) {
		names = append(names, string(name))
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

func walked(root string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(root, func(full string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && slices.Contains([]string{".git", ".build", "node_modules", "dist"}, entry.Name()) {
			return filepath.SkipDir
		}
		if name, err := filepath.Rel(root, full); err == nil && entry.Type().IsRegular() {
			names = append(names, strings.ReplaceAll(name, string(filepath.Separator), "/"))
		}
		return nil
	})
	return names, err
}
