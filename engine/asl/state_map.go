package asl

import (
	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// each is a Map state's own part.
type each struct {
	program   *program
	items     *template      // Items
	itemsPath *jsonpath.Path // ItemsPath; nil: the input itself
	selector  *template      // ItemSelector
	most      quantity       // MaxConcurrency
	spread    *spread        // of a distributed Map
}

func (c *compiler) each(v value.Value) *each {
	e := &each{most: c.quantity(v, "MaxConcurrency"), selector: c.template(v, "ItemSelector")}
	if e.selector == nil && !c.jsonata {
		e.selector = c.template(v, "Parameters")
	}
	if c.jsonata {
		e.items = c.template(v, "Items")
	} else if text := c.text(v, "ItemsPath"); text != "" && text != "$" {
		c.within("ItemsPath", func() { e.itemsPath = c.path(text) })
	}
	field := "ItemProcessor"
	body, there := c.object(v, field)
	if !there {
		field = "Iterator"
		body, there = c.object(v, field)
	}
	if !there {
		c.problem("an ItemProcessor is needed")
		return e
	}
	c.within(field, func() { e.program = c.program(body) })
	e.spread = c.spread(v, body, e.program)
	return e
}

// performMap begins as many iterations as may be there at a time.
func (x *Execution) performMap(t int32) {
	s, bad := x.begin(t)
	e := s.state().each
	if e.spread != nil {
		x.performSpread(s, bad)
		return
	}
	from := s.input
	var items value.Value
	var most int64
	if bad == nil {
		items, bad = s.items(e)
	}
	if bad == nil {
		most, bad = s.concurrency(&e.most)
	}
	if bad != nil {
		x.raise(t, bad)
		return
	}
	if x.trial != nil {
		s.count("maxConcurrency", most)
		x.trial.blocked(tolerance{-1, -1})
		return
	}
	if most <= 0 || most > inlineMost {
		most = inlineMost
	}
	n := items.Len()
	x.makeRoom(min(n, int(most)))
	th := &x.threads[t]
	th.previous = x.put(MapStateStarted, th.previous, th.state, value.Int(int64(n)))
	th.block = &block{results: make([]value.Value, n), most: int32(most), items: items, from: from}
	if n == 0 {
		x.succeed(t, MapStateSucceeded)
		return
	}
	for first := th.previous; most > 0 && x.iterate(t, first); most-- {
	}
}

// items gives the array, or the object, whose elements are gone through.
func (s *scope) items(e *each) (value.Value, *failure) {
	if s.state().jsonata {
		return s.itemsOf(e.items)
	}
	v, place := s.input, "$"
	if e.itemsPath != nil {
		var bad *jsonpath.Failure
		if v, bad = e.itemsPath.Get(s); bad != nil {
			return v, s.astray(bad)
		}
		place = e.itemsPath.Text()
	}
	s.note("afterItemsPath", v)
	if v.Kind() != value.KindArray && v.Kind() != value.KindObject {
		return v, s.runtime("Reference path \"" + place + "\" must point to array.")
	}
	return v, nil
}

// itemsOf gives the items where the query language is JSONata.
func (s *scope) itemsOf(t *template) (value.Value, *failure) {
	if t == nil {
		if s.input.Kind() != value.KindArray {
			return s.input, s.query("", "Map state input must be an array but was: "+s.input.String())
		}
		return s.input, nil
	}
	v, bad := t.fill(s)
	switch {
	case bad != nil:
		return v, bad
	case v.Kind() == value.KindArray:
		return v, s.fits(v)
	case t.kind == exprTemplate:
		return v, s.unexpected(t.expr, "array", v)
	}
	return v, s.query("Items", "Map state items must be an array but was: "+v.String())
}

// item gives an item of an array, or of an object with its name.
func itemOf(items value.Value, i int) (item value.Value, key string) {
	if items.Kind() == value.KindObject {
		m := items.Member(i)
		return m.Value, m.Name
	}
	return items.Index(i), ""
}

// selected gives what an iteration is begun with.
func (x *Execution) selected(t int32, i int, item value.Value, key string) (value.Value, *failure) {
	th := &x.threads[t]
	selector := th.state.each.selector
	if selector == nil {
		return item, nil
	}
	s := x.scope(t, th.block.from)
	s.selecting, s.index, s.item, s.key = true, i, item, key
	return selector.fill(s)
}

// iterate begins the next iteration, if there is one.
func (x *Execution) iterate(t, previous int32) bool {
	th := &x.threads[t]
	b := th.block
	if b == nil || int(b.next) >= len(b.results) {
		return false
	}
	i := b.next
	b.next++
	item, key := itemOf(b.items, int(i))
	input, bad := x.selected(t, int(i), item, key)
	if bad != nil {
		x.cutOff(t, -1, previous)
		x.raise(t, bad)
		return false
	}
	id := x.put(MapIterationStarted, previous, th.state, value.Int(int64(i)))
	child := &x.threads[x.spawn(t, i, id, th.state.each.program.start, input)]
	child.iterates, child.item, child.key = true, item, key
	return true
}

// iterated records that an iteration succeeded, and begins the next one or ends the Map.
func (x *Execution) iterated(t, index, last int32) {
	p := &x.threads[t]
	p.previous = x.put(MapIterationSucceeded, last, p.state, value.Int(int64(index)))
	if !x.iterate(t, last) && x.threads[t].block != nil && len(x.threads[t].block.live) == 0 {
		x.succeed(t, MapStateSucceeded)
	}
}
