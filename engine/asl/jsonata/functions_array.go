package jsonata

func appendItems(m *machine, a []item) item {
	left, right := a[0], argument(a, 1)
	if !m.spend(left.count() + right.count()) {
		return item{}
	}
	return concat(left, right)
}

func exists(m *machine, a []item) item { return boolean(!a[0].undefined()) }

func reverse(m *machine, a []item) item {
	if a[0].undefined() || a[0].size() <= 1 {
		return a[0]
	}
	count := a[0].size()
	if !m.spend(count) {
		return item{}
	}
	items := make([]item, count)
	for n := range count {
		items[count-n-1] = a[0].at(n)
	}
	return list(items, 0)
}

func zip(m *machine, a []item) item {
	shortest := 0
	for n, one := range a {
		if size := one.count(); !one.isArray() {
			shortest = 0
			break
		} else if n == 0 || size < shortest {
			shortest = size
		}
	}
	if !m.spend(shortest * (1 + len(a))) {
		return item{}
	}
	rows := make([]item, shortest)
	for k := range rows {
		row := make([]item, len(a))
		for n, one := range a {
			row[n] = one.at(k)
		}
		rows[k] = list(row, 0)
	}
	return list(rows, 0)
}

func shuffle(m *machine, a []item) item {
	if a[0].undefined() || a[0].size() <= 1 {
		return a[0]
	}
	if !m.spend(a[0].size()) {
		return item{}
	}
	shuffled := make([]item, a[0].size())
	for n := range shuffled {
		k := m.host.RandomInt(0, int64(n))
		shuffled[n] = shuffled[k]
		shuffled[k] = a[0].at(n)
	}
	return list(shuffled, 0)
}

func distinct(m *machine, a []item) item {
	if !a[0].isArray() || a[0].size() <= 1 {
		return a[0]
	}
	seen := map[string]bool{}
	var kept, others []item
	for n := range a[0].size() {
		one := a[0].at(n)
		if s, is := plainText(one); is {
			if !m.spend(1) || seen[s] {
				continue
			}
			seen[s] = true
		} else if m.holds(others, one) {
			continue
		} else {
			others = append(others, one)
		}
		kept = append(kept, one)
	}
	var marks marks
	if a[0].marked(markSequence) {
		marks = markSequence
	}
	return list(kept, marks)
}

func (m *machine) holds(all []item, one item) bool {
	for _, other := range all {
		if m.same(one, other, 0) || m.bad != nil {
			return true
		}
	}
	return false
}

// sort sorts numbers or texts, or anything by a function that says whether its
// first argument belongs behind the second.
func sort(m *machine, a []item) item {
	all, by := a[0], argument(a, 1)
	if all.undefined() || all.size() <= 1 {
		return all
	}
	if !m.spend(all.size()) {
		return item{}
	}
	items := all.elements()
	swap := func(x, y int) bool { return isBefore(items[y], items[x]) }
	if !by.undefined() {
		swap = func(x, y int) bool { return yes(m.run(by, items[x], items[y])) }
	} else if !m.allOf(all, kindNumber) && !m.allOf(all, kindText) {
		return m.fail(&failure{code: "D3070"})
	}
	order := make([]int, len(items))
	for n := range order {
		order[n] = n
	}
	sorted := make([]item, len(items))
	for n, from := range m.mergeSort(order, swap) {
		sorted[n] = items[from]
	}
	return list(sorted, 0)
}
