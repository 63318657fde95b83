package scenario

import "slices"

// own makes a list the draft's own before its first change.
func own[T any](list *[]T, owned *bool) *[]T {
	if !*owned {
		*list, *owned = slices.Clone(*list), true
	}
	return list
}

// set puts x in the place of element i, or among the others where i is negative; place is as in Edit.
func set[T any](list *[]T, i, place int, x T) {
	switch {
	case i >= 0 && place == 0:
		(*list)[i] = x
		return
	case i >= 0:
		*list = slices.Delete(*list, i, i+1)
	case place == 0:
		place = len(*list) + 1
	}
	*list = slices.Insert(*list, place-1, x)
}

// back is the place that undoes a set of element i.
func back(i, place int) int {
	if i >= 0 && place > 0 {
		return i + 1
	}
	return 0
}

// grown is how long a list is after a set of element i.
func grown(length, i int) int {
	if i < 0 {
		return length + 1
	}
	return length
}
