package view

import (
	"slices"
	"strings"
	"unicode"
)

// Score says how well a text fits what was typed: 0 not at all, more is better. All characters must come in order;
// beginnings of words and runs count more.
func Score(text, typed string) int {
	score, run := 1, 0
	runes := []rune(text)
	at, start := 0, 0
	for _, want := range strings.ToLower(strings.TrimSpace(typed)) {
		if want == ' ' {
			run = 0
			continue
		}
		i := at
		for i < len(runes) && unicode.ToLower(runes[i]) != want {
			i++
		}
		if i == len(runes) {
			return 0
		}
		if i != at {
			run = 0
		}
		run++
		score += run
		if beginsWord(runes, i) {
			score += 4
		}
		if at == 0 {
			start = i
		}
		at = i + 1
	}
	if at > 0 {
		score = score*8 - min(start, 7) // earlier is better
	}
	return score
}

func beginsWord(runes []rune, i int) bool {
	if i == 0 {
		return true
	}
	before := runes[i-1]
	return !unicode.IsLetter(before) && !unicode.IsDigit(before) || unicode.IsLower(before) && unicode.IsUpper(runes[i])
}

// Rank keeps the items that fit what was typed, the best first; equals keep their order.
func Rank[T any](items []T, typed string, text func(T) string) []T {
	if strings.TrimSpace(typed) == "" {
		return items
	}
	type scored struct {
		item  T
		score int
	}
	var found []scored
	for _, item := range items {
		if s := Score(text(item), typed); s > 0 {
			found = append(found, scored{item, s})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return b.score - a.score })
	kept := make([]T, len(found))
	for i := range found {
		kept[i] = found[i].item
	}
	return kept
}
