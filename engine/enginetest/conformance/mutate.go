package conformance

import (
	"slices"
	"strconv"
	"strings"

	"playground/engine/value"
)

// Mutation is a case in which one expectation was made wrong.
type Mutation struct {
	Where string // "steps[2].expect.Messages[0].Body"
	Case  value.Value
}

// never is a text that stands in no answer.
const never = "\u0001never"

// Mutations makes each expectation of a case wrong in turn. If the case passes, no mutation of it may: an expectation
// that can be wrong and still met is no expectation.
func Mutations(one value.Value) []Mutation {
	var all []Mutation
	steps, _ := one.Get("steps")
	eachElement(steps, func(where string, steps value.Value) {
		all = append(all, Mutation{"steps" + where, one.With("steps", steps)})
	}, mutateStep)
	for _, name := range outcomes {
		if v, is := one.Get(name); is {
			mutateOutcome(v, func(where string, wrong value.Value) {
				all = append(all, Mutation{name + where, one.With(name, wrong)})
			})
		}
	}
	return all
}

// outcomes are the members of a case without steps that say what must come of it.
var outcomes = []string{"md5", "expect", "error", "accepted", "combinations"}

func mutateOutcome(v value.Value, out emit) {
	if yes, is := v.AsBool(); is {
		out("", value.Bool(!yes))
	} else {
		mutate(v, false, out)
	}
}

// emit takes a mutated value and where it differs from the original.
type emit func(where string, mutated value.Value)

// eachElement emits the mutations of every element as mutations of the array.
func eachElement(array value.Value, out emit, of func(one value.Value, out emit)) {
	elements := make([]value.Value, 0, array.Len())
	for _, one := range array.Elements() {
		elements = append(elements, one)
	}
	for i, one := range elements {
		of(one, func(where string, mutated value.Value) {
			changed := slices.Clone(elements)
			changed[i] = mutated
			out("["+strconv.Itoa(i)+"]"+where, value.ArrayOf(changed))
		})
	}
}

// inMember emits the mutations of a member as mutations of its object.
func inMember(object value.Value, name string, out emit) emit {
	return func(where string, mutated value.Value) { out("."+name+where, object.With(name, mutated)) }
}

// turned are the steps that say the opposite of each other.
var turned = map[string]string{"join": "pending", "pending": "join", "join_rest": "pending_rest", "pending_rest": "join_rest"}

func mutateStep(s value.Value, out emit) {
	for name, v := range s.Members() {
		if opposite := turned[name]; opposite != "" {
			b := value.NewObject(1)
			b.Set(opposite, v)
			out("."+name, b.Value())
		}
	}
	failure, fails := s.Get("error")
	switch {
	case fails:
		out(".error", s.Without("error"))
		mutateTexts(failure, inMember(s, "error", out))
	case has(s, "call") && !has(s, "background"):
		out(".error", s.Without("expect").With("error", value.NewObject(0).Value()))
	}
	if status, is := s.Get("status"); is {
		mutate(status, false, inMember(s, "status", out))
	}
	if expect, is := s.Get("expect"); is && has(s, "http") {
		mutateTexts(expect, inMember(s, "expect", out))
	} else if is {
		mutate(expect, has(s, "exact"), inMember(s, "expect", out))
	}
}

// unmet are the lists of texts that are looked for one by one, with a text that makes each list wrong.
var unmet = map[string]string{"matches": never, "contains": never, "not_contains": ""}

// mutateTexts mutates what is wanted of an error, or of a raw answer.
func mutateTexts(want value.Value, out emit) {
	for name, v := range want.Members() {
		if text, is := unmet[name]; is {
			inMember(want, name, out)("", value.Array(value.Text(text)))
		} else {
			mutate(v, false, inMember(want, name, out))
		}
	}
}

// mutate makes an expected value wrong, as a whole and in every part.
func mutate(want value.Value, exact bool, out emit) {
	switch want.Kind() {
	case value.KindObject:
		if isSpecial(want) {
			mutateSpecial(want, out)
		} else {
			mutateObject(want, exact, out)
		}
	case value.KindArray:
		out("[+]", longer(want))
		eachElement(want, out, func(one value.Value, out emit) { mutate(one, exact, out) })
	case value.KindString:
		out("", value.Text(asText(want)+never))
	case value.KindNumber:
		i, _ := want.AsInt()
		out("", value.Int(i+1))
	default:
		out("", value.Text(never))
	}
}

func mutateObject(want value.Value, exact bool, out emit) {
	out(".+", want.With(never, value.Text(never)))
	for name, v := range want.Members() {
		mutate(v, exact, inMember(want, name, out))
		if exact && v.Len() == 0 && !isEmptyStructure(v) {
			out("."+name+"-", want.Without(name)) // exactly this member is now too much
		}
	}
}

func longer(array value.Value) value.Value {
	elements := []value.Value{}
	for _, one := range array.Elements() {
		elements = append(elements, one)
	}
	return value.ArrayOf(append(elements, value.Text(never)))
}

// mutateSpecial makes every key of a special object wrong in turn.
func mutateSpecial(want value.Value, out emit) {
	for name, argument := range want.Members() {
		switch wrong, is := wrongArguments[name]; {
		case is:
			out("."+name, want.With(name, wrong(argument)))
		case name == "$index":
			for place, one := range argument.Members() {
				mutate(one, false, inMember(argument, place, inMember(want, name, out)))
			}
		case name == "$json" || name == "$text":
			mutate(argument, true, inMember(want, name, out))
		case name == "$each" || name == "equals_one_of":
			out("."+name, want.With(name, value.Array(value.Text(never))))
		case slices.Contains(eachKeys, name):
			mutate(argument, false, inMember(want, name, out))
		default:
			out("."+name, want.Without(name).With("$endswith", value.Text(never)))
		}
	}
}

// wrongArguments make what a matcher is told wrong, where that is possible: no value is greater than 10^60.
var wrongArguments = map[string]func(value.Value) value.Value{
	"$like":     func(v value.Value) value.Value { return value.Text(asText(v) + never) },
	"$contains": func(value.Value) value.Value { return value.Text(never) },
	"$endswith": func(v value.Value) value.Value { return value.Text(asText(v) + never) },
	"$regex":    func(v value.Value) value.Value { return value.Text("(" + asText(v) + ")" + never) },
	"$one_of":   func(value.Value) value.Value { return value.Array(value.Text(never)) },
	"$gt":       func(value.Value) value.Value { return value.Text("1" + strings.Repeat("0", 60)) },
	"$len":      oneMore,
	"$min_len":  func(value.Value) value.Value { return value.Int(1 << 40) },
	"$class":    oneMore,
	"$bytes":    func(value.Value) value.Value { return value.Text("AAECAwQFBgcICQ==") },
}

func oneMore(v value.Value) value.Value {
	n, _ := v.AsInt()
	return value.Int(n + 1)
}
