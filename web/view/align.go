package view

import "playground/engine/scenario"

// Alignment is a way of putting several nodes in order.
type Alignment struct {
	Name  string // "left"
	Title string // on the button
	move  func([]Place)
}

// Alignments lists them in the order in which they are offered.
func Alignments() []Alignment {
	return []Alignment{
		{"left", "Align left", func(all []Place) { flush(all, ofX) }},
		{"top", "Align top", func(all []Place) { flush(all, ofY) }},
		{"across", "Space across", func(all []Place) { spread(all, ofX) }},
		{"down", "Space down", func(all []Place) { spread(all, ofY) }},
	}
}

func ofX(p *Place) *int { return &p.X }
func ofY(p *Place) *int { return &p.Y }

// flush gives all the smallest of a coordinate.
func flush(all []Place, of func(*Place) *int) {
	least := *of(&all[0])
	for i := range all {
		least = min(least, *of(&all[i]))
	}
	for i := range all {
		*of(&all[i]) = least
	}
}

// spread leaves the outermost where they are and puts the others at equal distances, on the grid.
func spread(all []Place, of func(*Place) *int) {
	Order(len(all), func(i, j int) bool { return *of(&all[i]) < *of(&all[j]) }, func(i, j int) { all[i], all[j] = all[j], all[i] })
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
