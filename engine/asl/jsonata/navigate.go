package jsonata

// lookup gives the member of an object, and of an array those of all its
// elements.
func (m *machine) lookup(input item, name string) item {
	switch input.kind() {
	case kindObject:
		return input.get(name)
	case kindArray:
		return list(m.gather(nil, input, name, 0), markSequence)
	}
	return item{}
}

func (m *machine) gather(to []item, array item, name string, depth int) []item {
	if !m.nested(depth) || !m.spend(array.size()) {
		return to
	}
	if array.marked(markRange) {
		return to
	}
	for n := range array.size() {
		switch one := array.at(n); one.kind() {
		case kindObject:
			if found := one.get(name); !found.undefined() {
				to = appendFlat(to, found)
			}
		case kindArray:
			to = m.gather(to, one, name, depth+1)
		}
	}
	return to
}

// wildcard gives all members of an object, with arrays flattened.
func (m *machine) wildcard(input item) item {
	if input.marked(markOuter) && input.size() > 0 {
		input = input.at(0)
	}
	var found []item
	marks := markSequence
	each := func(one item) {
		if one.isArray() {
			found = m.flatten(found, one, 0)
			marks = 0
		} else {
			found = append(found, one)
		}
	}
	if !m.spend(input.count()) {
		return item{}
	}
	switch input.kind() {
	case kindArray:
		for n := range input.size() {
			each(input.at(n))
		}
	case kindObject:
		for n := range input.members() {
			_, one := input.member(n)
			each(one)
		}
	}
	return list(found, marks)
}

func (m *machine) flatten(to []item, i item, depth int) []item {
	if !i.isArray() {
		return append(to, i)
	}
	if !m.nested(depth) || !m.spend(i.size()) {
		return to
	}
	for n := range i.size() {
		to = m.flatten(to, i.at(n), depth+1)
	}
	return to
}

// descendants gives everything in an item, itself first; of arrays only their
// elements.
func (m *machine) descendants(input item) item {
	if input.undefined() {
		return input
	}
	found := m.descend(nil, input, 0)
	if len(found) == 1 {
		return found[0]
	}
	return list(found, markSequence)
}

func (m *machine) descend(to []item, i item, depth int) []item {
	if !m.spend(1) || !m.nested(depth) {
		return to
	}
	switch i.kind() {
	case kindArray:
		for n := range i.size() {
			to = m.descend(to, i.at(n), depth+1)
		}
		return to
	case kindObject:
		to = append(to, i)
		for n := range i.members() {
			_, one := i.member(n)
			to = m.descend(to, one, depth+1)
		}
		return to
	}
	return append(to, i)
}
