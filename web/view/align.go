package view

import (
	"cmp"
	"slices"

	"playground/engine/scenario"
)

// Alignment is a way of putting several nodes in order.
type Alignment struct {
	Name  string // "left"
	Title string // on the button
	move  func([]Place)
}

// Alignments lists them in the order in which they are offered.
func Alignments() []Alignment {
	return []Alignment{
		{"left", "Align left", func(all []Place) { alignX(all, slices.MinFunc(all, byX).X) }},
		{"top", "Align top", func(all []Place) { alignY(all, slices.MinFunc(all, byY).Y) }},
		{"across", "Space across", func(all []Place) { spread(all, byX, func(p *Place) *int { return &p.X }) }},
		{"down", "Space down", func(all []Place) { spread(all, byY, func(p *Place) *int { return &p.Y }) }},
	}
}

func byX(a, b Place) int { return cmp.Compare(a.X, b.X) }
func byY(a, b Place) int { return cmp.Compare(a.Y, b.Y) }

func alignX(all []Place, x int) {
	for i := range all {
		all[i].X = x
	}
}

func alignY(all []Place, y int) {
	for i := range all {
		all[i].Y = y
	}
}

// spread leaves the outermost where they are and puts the others at equal distances, on the grid.
func spread(all []Place, by func(a, b Place) int, of func(*Place) *int) {
	slices.SortStableFunc(all, by)
	first, last := *of(&all[0]), *of(&all[len(all)-1])
	for i := range all {
		if i > 0 && i < len(all)-1 {
			*of(&all[i]) = snap(first + (last-first)*i/(len(all)-1))
		}
	}
}

// Align makes the edits that put the nodes among ids in order; nil when there are fewer than two.
func (d *Document) Align(ids []string, name string) []scenario.Edit {
	var all []Place
	for _, id := range ids {
		if n, ok := d.Node(id); ok {
			all = append(all, Place{ID: id, X: n.X, Y: n.Y})
		}
	}
	if len(all) < 2 {
		return nil
	}
	for _, a := range Alignments() {
		if a.Name == name {
			a.move(all)
		}
	}
	return d.Move(all)
}
