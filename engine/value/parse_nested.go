package value

import "strconv"

// enter steps over an opening bracket and one level down.
func (p *parser) enter() bool {
	if p.depth == p.limits.Depth {
		return p.fail("nested deeper than the limit of " + strconv.Itoa(p.limits.Depth) + " levels")
	}
	p.depth++
	p.at++
	p.space()
	return true
}

func (p *parser) array() (Value, bool) {
	if !p.enter() {
		return Value{}, false
	}
	first := len(p.values)
	more := !p.take(']')
	for n := 0; more; n++ {
		v, ok := p.value()
		if !ok {
			p.steps = append(p.steps, strconv.Itoa(n))
			return Value{}, false
		}
		p.values = append(p.values, v)
		if more, ok = p.next(']', `"," or "]" after an element`); !ok {
			return Value{}, false
		}
	}
	p.depth--
	elements := make([]Value, len(p.values)-first)
	copy(elements, p.values[first:])
	p.values = p.values[:first]
	return ArrayOf(elements), true
}

func (p *parser) object() (Value, bool) {
	if !p.enter() {
		return Value{}, false
	}
	first := len(p.members)
	var index map[string]int32
	for more := !p.take('}'); more; {
		at := p.at
		name, ok := p.name()
		if !ok {
			return Value{}, false
		}
		if index, ok = p.member(first, index, name, at); !ok {
			p.steps = append(p.steps, name)
			return Value{}, false
		}
		if more, ok = p.next('}', `"," or "}" after a member`); !ok {
			return Value{}, false
		}
	}
	p.depth--
	members := make([]Member, len(p.members)-first)
	copy(members, p.members[first:])
	p.members = p.members[:first]
	return objectOf(members, index), true
}

// next steps over a comma, or over the closing bracket.
func (p *parser) next(closing byte, wanted string) (more, ok bool) {
	p.space()
	if p.take(',') {
		p.space()
		return true, true
	}
	if p.take(closing) {
		return false, true
	}
	return false, p.expected(wanted)
}

func (p *parser) name() (string, bool) {
	if p.at == len(p.text) || p.text[p.at] != '"' {
		return "", p.expected("a name in double quotes")
	}
	return p.string()
}

// member reads the value of a name that was just read at an offset, and adds
// both to the object whose members begin at first.
func (p *parser) member(first int, index map[string]int32, name string, at int) (map[string]int32, bool) {
	twice := find(p.members[first:], index, name)
	if twice >= 0 && !p.limits.LastNameWins {
		p.at = at
		return index, p.fail("the name " + Preview(Text(name), 40) + " is already in this object")
	}
	p.space()
	if !p.take(':') {
		return index, p.expected(`":" after a name`)
	}
	p.space()
	v, ok := p.value()
	if !ok {
		return index, false
	}
	if twice >= 0 {
		p.members[first+twice].Value = v
		return index, true
	}
	p.members = append(p.members, Member{name, v})
	return extend(index, p.members[first:]), true
}
