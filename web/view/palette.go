package view

import (
	"slices"
	"strings"

	"playground/engine/component"
	"playground/engine/scenario"
)

// Group is one heading of the palette with its kinds.
type Group struct {
	Title string
	Kinds []*component.Kind
}

// Palette lists the kinds by group, in the order of the catalog; typed leaves those that match.
func Palette(kinds scenario.Kinds, typed string) []Group {
	var groups []Group
	for _, k := range kinds {
		if !matches(k, typed) {
			continue
		}
		i := slices.IndexFunc(groups, func(g Group) bool { return g.Title == k.Group })
		if i < 0 {
			i, groups = len(groups), append(groups, Group{Title: k.Group})
		}
		groups[i].Kinds = append(groups[i].Kinds, k)
	}
	return groups
}

func matches(k *component.Kind, typed string) bool {
	typed = strings.ToLower(strings.TrimSpace(typed))
	for _, text := range [...]string{k.Title, k.Name, k.Group, k.Help, k.Glyph} {
		if strings.Contains(strings.ToLower(text), typed) {
			return true
		}
	}
	return false
}
