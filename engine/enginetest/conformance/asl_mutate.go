package conformance

import (
	"slices"

	"playground/engine/value"
)

// mutateStates makes each expectation of a case about state machines wrong in turn.
func mutateStates(one value.Value) (all []Mutation) {
	expect := member(one, "expect")
	if has(one, "lambdas") {
		expect = without(expect, metadata)
	}
	out := func(where string, wrong value.Value) {
		all = append(all, Mutation{"expect" + where, one.With("expect", wrong)})
	}
	if failure, is := expect.Get("apiError"); is {
		mutate(failure, false, inMember(expect, "apiError", out))
		return all
	}
	name, loose := looseOrders[textOf(expect, "historyOrder")]
	events, is := expect.Get(name)
	if !loose || !is {
		mutate(expect, true, out)
		return all
	}
	mutateSeen(events, name == "eventsSeen", inMember(expect, name, out))
	mutate(expect.Without(name), true, func(where string, wrong value.Value) { out(where, wrong.With(name, events)) })
	return all
}

// looseOrders are those in which not all numbers count, with the member that has the events.
var looseOrders = map[string]string{"lossy": "eventsSeen", "concurrent": "history"}

// mutateSeen makes events wrong of which not all numbers count.
func mutateSeen(seen value.Value, lossy bool, out emit) {
	numbered, i := 0, -1
	if lossy {
		numbered = firstLost(seen)
	}
	out("[+]", longer(seen))
	eachElement(seen, out, func(event value.Value, out emit) {
		if i++; i < numbered {
			mutate(event, true, out)
			return
		}
		mutate(withoutNumbers(event), true, func(where string, wrong value.Value) {
			out(where, wrong.With("id", value.Null).With("previousEventId", value.Null))
		})
	})
}

// without is a value without the members of some names, wherever they stand.
func without(v value.Value, names []string) value.Value {
	switch v.Kind() {
	case value.KindArray:
		elements := make([]value.Value, 0, v.Len())
		for _, one := range v.Elements() {
			elements = append(elements, without(one, names))
		}
		return value.ArrayOf(elements)
	case value.KindObject:
		b := value.NewObject(v.Len())
		for name, one := range v.Members() {
			if !slices.Contains(names, name) {
				b.Set(name, without(one, names))
			}
		}
		return b.Value()
	}
	return v
}
