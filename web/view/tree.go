package view

import (
	"slices"
	"strconv"

	"playground/engine/value"
)

// Branch is one line of a value shown as a tree, or a table where a list holds objects alike.
type Branch struct {
	Key     string // of the line within the whole: its JSON Pointer
	Name    string
	Text    string // of a value that has no parts
	Kind    string // "text", "number", "boolean", "null", "list", "object", "table"
	Depth   int
	Columns []string // of a table
	Cells   [][]string
	More    int // rows that are not shown
}

const (
	treeLines  = 200
	tableRows  = 30
	textRunes  = 200
	cellRunes  = 60
	tableWidth = 8
)

// lanes are the messages of a queue: the X-ray shows them.
const lanes = "lanes"

// Tree lays out a value: what has parts first names itself, then lists its parts one level deeper.
func Tree(v value.Value) []Branch {
	t := tree{}
	for name, member := range v.Members() {
		if name != lanes {
			t.add(name, member, value.Pointer("").Append(name), 0)
		}
	}
	for i, element := range v.Elements() {
		t.add(strconv.Itoa(i), element, value.Pointer("").AppendIndex(i), 0)
	}
	return t.lines
}

type tree struct{ lines []Branch }

func (t *tree) add(name string, v value.Value, at value.Pointer, depth int) {
	if len(t.lines) >= treeLines {
		return
	}
	line := Branch{Key: string(at), Name: name, Depth: depth, Kind: v.Kind().String()}
	if v.Len() == 0 {
		line.Kind, line.Text = leaf(v)
		t.lines = append(t.lines, line)
		return
	}
	if columns := columnsOf(v); len(columns) > 0 {
		t.lines = append(t.lines, table(line, v, columns))
		return
	}
	line.Kind, line.Text = "object", ""
	if v.Kind() == value.KindArray {
		line.Kind, line.Text = "list", Count(int64(v.Len()))
	}
	t.lines = append(t.lines, line)
	for name, member := range v.Members() {
		t.add(name, member, at.Append(name), depth+1)
	}
	for i, element := range v.Elements() {
		t.add(strconv.Itoa(i+1), element, at.AppendIndex(i), depth+1)
	}
}

func leaf(v value.Value) (kind, text string) {
	switch v.Kind() {
	case value.KindString:
		s, _ := v.AsText()
		return "text", cut(s, textRunes)
	case value.KindArray:
		return "null", "none"
	case value.KindObject:
		return "null", "empty"
	case value.KindNull:
		return "null", "–"
	case value.KindBool:
		return "boolean", map[bool]string{true: "yes", false: "no"}[v.String() == "true"]
	}
	if n, ok := v.AsInt(); ok {
		return "number", Count(n)
	}
	return "number", v.String()
}

func cut(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "…"
}

// columnsOf lists the members that the objects of a list have; nil when it is no list of objects.
func columnsOf(v value.Value) []string {
	if v.Kind() != value.KindArray {
		return nil
	}
	var columns []string
	for i, e := range v.Elements() {
		if e.Kind() != value.KindObject || e.Len() == 0 {
			return nil
		}
		if i >= tableRows {
			continue
		}
		for name := range e.Members() {
			if !slices.Contains(columns, name) && len(columns) < tableWidth {
				columns = append(columns, name)
			}
		}
	}
	return columns
}

func table(line Branch, v value.Value, columns []string) Branch {
	line.Kind, line.Text, line.Columns = "table", Count(int64(v.Len())), columns
	for i, e := range v.Elements() {
		if i >= tableRows {
			line.More = v.Len() - tableRows
			break
		}
		row := make([]string, len(columns))
		for c, name := range columns {
			if m, ok := e.Get(name); ok {
				row[c] = cell(m)
			}
		}
		line.Cells = append(line.Cells, row)
	}
	return line
}

func cell(v value.Value) string {
	if v.Len() > 0 {
		return value.Preview(v, cellRunes)
	}
	_, text := leaf(v)
	return cut(text, cellRunes)
}
