package link

import (
	"time"

	"playground/engine/kernel"
	"playground/engine/value"
)

// cells makes a column of n; after something went wrong it stays a column of nothing.
func (u *unpacker) cells(n int, each func() cell) []cell {
	column := make([]cell, n)
	for i := range column {
		if u.err != nil {
			break
		}
		column[i] = each()
	}
	return column
}

func (u *unpacker) takeTexts(n int) []cell {
	return u.cells(n, func() cell {
		if len(u.texts) == 0 {
			u.fail("%w", errEnds)
			return value.Null
		}
		text := u.texts[0]
		u.texts = u.texts[1:]
		u.spend(len(text))
		return value.Text(text)
	})
}

func (u *unpacker) takeNodeIDs(n int) []cell {
	column := u.takeTexts(n)
	for _, c := range column {
		id, _ := c.AsText()
		u.nodes = append(u.nodes, id)
	}
	return column
}

func (u *unpacker) takeNames(n int) []cell {
	return u.cells(n, func() cell { return value.Text(u.name()) })
}

func (u *unpacker) takeNumbers(n int) []cell {
	return u.steps(n, value.Int)
}

func (u *unpacker) takeTimes(n int) []cell {
	return u.steps(n, func(ns int64) cell { return value.Text(kernel.FormatDuration(time.Duration(ns))) })
}

// steps reads a column of numbers and makes a cell of each.
func (u *unpacker) steps(n int, make func(int64) cell) []cell {
	unit, now := u.below(columnMax+1, "steps"), int64(0)
	return u.cells(n, func() cell {
		step := u.signed()
		if limit := columnMax / max(int64(unit), 1); step < -limit || step > limit {
			u.fail("this link does not hold a scenario: %d steps lead beyond every canvas", step)
			return value.Null
		}
		now += step * int64(unit)
		if now < -columnMax || now > columnMax {
			u.fail("this link does not hold a scenario: %d lies beyond every canvas", now)
		}
		return make(now)
	})
}

func (u *unpacker) takeEnds(n int) []cell {
	column := u.cells(n, func() cell {
		id := u.place(u.nodes, u.below(listMax+1, "nodes"), "nodes")
		u.spend(len(id))
		return value.Text(id)
	})
	for i := range column {
		id, _ := column[i].AsText()
		column[i] = value.Text(id + "." + u.name())
	}
	u.ends = append(u.ends, column)
	return column
}

func (u *unpacker) place(names []string, i int, what string) string {
	if i >= len(names) {
		u.fail("this link does not hold a scenario: it names one of the %s that there is not", what)
		return ""
	}
	return names[i]
}

func (u *unpacker) takeNodeNames(n int) []cell { return u.takePlaces(n, u.nodes, "nodes") }

func (u *unpacker) takeWireNames(n int) []cell {
	keys := make([]string, len(u.ends[0]))
	for i := range keys {
		from, _ := u.ends[0][i].AsText()
		to, _ := u.ends[1][i].AsText()
		keys[i] = from + ">" + to
	}
	return u.takePlaces(n, keys, "wires")
}

func (u *unpacker) takePlaces(n int, names []string, what string) []cell {
	return u.cells(n, func() cell {
		i := u.below(listMax+2, what)
		if i == 0 {
			return value.Null
		}
		text := u.place(names, i-1, what)
		u.spend(len(text))
		return value.Text(text)
	})
}
