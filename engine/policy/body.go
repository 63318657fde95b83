package policy

import "playground/engine/value"

// Body is a message's text as policies over the body see it. Read it once, and ask every policy about it.
type Body struct {
	object value.Value // null when the text is no JSON object
	text   string
}

// ReadBody reads a text. One that is not a JSON object matches no policy.
func ReadBody(text string) *Body {
	v, bad := value.Parse(text, value.Limits{LastNameWins: true})
	if bad != nil || v.Kind() != value.KindObject {
		v = value.Null
	}
	return &Body{v, text}
}

// Object reports whether the text is a JSON object.
func (b *Body) Object() bool { return !b.object.IsNull() }

// MatchBody reports whether a message with this body is meant.
func (p *Policy) MatchBody(b *Body) bool {
	if p == nil || len(p.rules) == 0 {
		return true
	}
	if b.object.IsNull() {
		return false
	}
	for _, r := range p.rules {
		if r.matches(b.object) {
			return true
		}
	}
	return false
}

// matches tries every choice of the keys that are to be absent, where a key may be either.
func (r rule) matches(object value.Value) bool {
	w := walk{rule: r}
	var rest routes
	var must, may uint8
	for i := range r {
		rest[i] = r[i].route
		w.keys |= 1 << i
		switch {
		case !r[i].present:
			must |= 1 << i
		case r[i].absent:
			may |= 1 << i
		}
	}
	for chosen := uint8(0); ; chosen = (chosen - may) & may { // every subset of may
		w.absent = must | chosen
		if w.at(object, w.keys, &rest).has(w.keys &^ w.absent) {
			return true
		}
		if chosen == may {
			return false
		}
	}
}

// family is a set of sets of keys, a bit each: which keys can be met together below a value. Keys that are met inside
// one array must all be met inside the same element of it, at each level; numbers, texts and the like that stand in the
// array themselves are free of that.
type family uint32

// nothing is the family of a value below which nothing need be met and nothing is that must be absent. The empty
// family is that of a value below which always is something that must be absent.
const nothing family = 1

func (f family) has(keys uint8) bool { return f>>keys&1 != 0 }

// and is the family of two values that both count.
func (f family) and(g family) family {
	switch {
	case f == nothing:
		return g
	case g == nothing:
		return f
	}
	var all family
	for i := range uint8(1 << keysMax) {
		if f.has(i) {
			for j := range uint8(1 << keysMax) {
				if g.has(j) {
					all |= 1 << (i | j)
				}
			}
		}
	}
	return all
}

// walk goes through a body for one rule.
type walk struct {
	rule   rule
	keys   uint8 // all of them, a bit each
	absent uint8 // those that must be absent
}

// routes are what remains of each key's route from a value on: "" where the value itself is wanted. Names may have dots
// themselves, in the policy and in the body alike: SNS joins the names of both before it compares them.
type routes [keysMax]string

// at finds which of the keys can be met together at or below a value.
func (w *walk) at(v value.Value, keys uint8, rest *routes) family {
	switch v.Kind() {
	case value.KindObject:
		return w.object(v, keys, rest)
	case value.KindArray:
		return w.array(v, keys, rest)
	}
	return w.leaf(v, keys, rest)
}

func (w *walk) leaf(v value.Value, keys uint8, rest *routes) family {
	all := nothing
	for i := range w.rule {
		if keys&(1<<i) != 0 && rest[i] == "" {
			if all = w.met(i, v, all); all == 0 {
				break
			}
		}
	}
	return all
}

// met adds a key to each set of a family, if what stands at the end of its route is wanted.
func (w *walk) met(i int, v value.Value, all family) family {
	if w.absent&(1<<i) != 0 {
		return 0
	}
	s, _ := subjectOf(v)
	if w.rule[i].meets([]subject{s}) {
		all |= all << (1 << i)
	}
	return all
}

// array chooses one element for whatever is met inside objects and arrays.
func (w *walk) array(v value.Value, keys uint8, rest *routes) family {
	free, chosen, quiet := nothing, family(0), true
	for i := range v.Len() {
		e := v.Index(i)
		f := w.at(e, keys, rest)
		if k := e.Kind(); k != value.KindObject && k != value.KindArray {
			if free = free.and(f); free == 0 {
				return 0
			}
			continue
		}
		chosen |= f &^ nothing
		quiet = quiet && f.has(0)
	}
	if quiet { // no element need be chosen
		chosen |= nothing
	}
	return free.and(chosen)
}

// object goes into each member that lies on the way to a key, once.
func (w *walk) object(v value.Value, keys uint8, rest *routes) family {
	all := nothing
	for i := range w.rule {
		if keys&(1<<i) == 0 {
			continue
		}
		for end := 1; end <= len(rest[i]); end++ {
			if end < len(rest[i]) && rest[i][end] != '.' {
				continue
			}
			name := rest[i][1:end]
			member, there := v.Get(name)
			if !there || w.been(i, name, keys, rest) {
				continue
			}
			if all = all.and(w.member(member, name, keys, rest)); all == 0 {
				return 0
			}
		}
	}
	return all
}

// been reports whether an earlier key has led into the member of that name.
func (w *walk) been(i int, name string, keys uint8, rest *routes) bool {
	for j := range i {
		if _, on := after(rest[j], name); on && keys&(1<<j) != 0 {
			return true
		}
	}
	return false
}

func (w *walk) member(v value.Value, name string, keys uint8, rest *routes) family {
	k := v.Kind()
	if k == value.KindObject || k == value.KindArray {
		return w.inside(v, name, keys, rest)
	}
	all := nothing
	for i := range w.rule {
		if further, on := after(rest[i], name); on && further == "" && keys&(1<<i) != 0 {
			if all = w.met(i, v, all); all == 0 {
				break
			}
		}
	}
	return all
}

func (w *walk) inside(v value.Value, name string, keys uint8, rest *routes) family {
	var inner routes
	var on uint8
	for i := range w.rule {
		if further, ok := after(rest[i], name); ok && keys&(1<<i) != 0 {
			inner[i] = further
			on |= 1 << i
		}
	}
	return w.at(v, on, &inner)
}

// after is what remains of a route behind a name; ok is false when the name is not on the way.
func after(route, name string) (rest string, ok bool) {
	if len(route) <= len(name) || route[1:1+len(name)] != name {
		return "", false
	}
	rest = route[1+len(name):]
	return rest, rest == "" || rest[0] == '.'
}
