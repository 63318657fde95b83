package view

import (
	"strings"
	"unicode"
)

// Score says how well a text fits what was typed: 0 not at all, more is better. All characters must come in order;
// beginnings of words and runs count more, and so does an early beginning.
func Score(text, typed string) int {
	wanted := []rune(strings.ToLower(strings.Join(strings.Fields(typed), "")))
	runes := []rune(text)
	if len(wanted) == 0 {
		return 1
	}
	best := 0
	for start := range runes {
		if unicode.ToLower(runes[start]) == wanted[0] {
			best = max(best, scoreFrom(runes, wanted, start))
		}
	}
	return best
}

func scoreFrom(runes, wanted []rune, start int) int {
	score, run, at := 0, 0, start
	for _, want := range wanted {
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
		at = i + 1
	}
	return score*8 - min(start, 7)
}

func beginsWord(runes []rune, i int) bool {
	if i == 0 {
		return true
	}
	before := runes[i-1]
	return !unicode.IsLetter(before) && !unicode.IsDigit(before) || unicode.IsLower(before) && unicode.IsUpper(runes[i])
}

// Rank keeps the items that fit what was typed, the best first; equals keep their order. The weight of an item favours
// it over others that fit as well.
func Rank[T any](items []T, typed string, text func(T) (text string, weight int)) []T {
	if strings.TrimSpace(typed) == "" {
		return items
	}
	var found []scored
	for i := range items {
		words, weight := text(items[i])
		if s := Score(words, typed); s > 0 {
			found = append(found, scored{i, s + weight})
		}
	}
	Order(len(found), func(i, j int) bool { return found[i].score > found[j].score }, func(i, j int) { found[i], found[j] = found[j], found[i] })
	kept := make([]T, len(found))
	for i := range found {
		kept[i] = items[found[i].index]
	}
	return kept
}

type scored struct{ index, score int }

// Order sorts a short list in place; equals keep their order. The generic sorts of the standard library would weigh
// twenty times as much in the module that people download.
func Order(n int, before func(i, j int) bool, swap func(i, j int)) {
	for i := 1; i < n; i++ {
		for j := i; j > 0 && before(j, j-1); j-- {
			swap(j, j-1)
		}
	}
}
