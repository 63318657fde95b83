package conformance

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

// corpus is a file of cases.
type corpus struct {
	hash  string // of the file's bytes
	cases []entry
}

type entry struct {
	id, confidence string
	value          value.Value
}

// root is the project's folder: the one above the test's that holds go.mod.
func root(t *testing.T) string {
	dir, err := os.Getwd()
	require.NoError(t, err)
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		require.NotEqual(t, dir, filepath.Dir(dir), "no folder above the test's holds a go.mod")
		dir = filepath.Dir(dir)
	}
}

func folder(t *testing.T) string {
	if named := os.Getenv("CONFORMANCE"); named != "" {
		return named
	}
	return filepath.Join(filepath.Dir(root(t)), "shared", "conformance")
}

// load reads a file of cases: an array of them, or one a line.
func load(folder, file string) (*corpus, error) {
	name := filepath.Join(folder, filepath.FromSlash(file))
	read := readArray
	text, err := os.ReadFile(name + ".json")
	if os.IsNotExist(err) {
		read = readLines
		text, err = os.ReadFile(name + ".jsonl")
	}
	if err != nil {
		return nil, err
	}
	all, err := read(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	hash := sha256.Sum256(text)
	c := &corpus{hash: hex.EncodeToString(hash[:])}
	known := map[string]bool{}
	for i, one := range all {
		id, confidence := textOf(one, "id"), textOf(one, "confidence")
		if id == "" || confidence == "" || known[id] {
			return nil, fmt.Errorf("%s: case %d needs an id of its own and a confidence", file, i)
		}
		known[id] = true
		c.cases = append(c.cases, entry{id, confidence, one})
	}
	if len(c.cases) == 0 {
		return nil, fmt.Errorf("%s: there is no case in it", file)
	}
	return c, nil
}

func readArray(text []byte) (cases []value.Value, err error) {
	all, bad := value.Parse(text, value.Limits{Bytes: len(text), Nodes: len(text)})
	if bad != nil {
		return nil, bad
	}
	for _, one := range all.Elements() {
		cases = append(cases, one)
	}
	return cases, nil
}

// textOf is the text of a member, or "".
func textOf(v value.Value, name string) string {
	member, _ := v.Get(name)
	text, _ := member.AsText()
	return text
}
