package conformance

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"playground/engine/value"
)

// match is nil when the value at a place is as the pattern says. What was bound on the way to a mismatch is free again.
func (p *patterns) match(want value.Value, at place) error {
	mark := len(p.bound)
	err := p.compare(want, at)
	if err != nil {
		p.bound = p.bound[:mark]
	}
	return err
}

func (p *patterns) compare(want value.Value, at place) error {
	if !at.there {
		return at.errorf("%s", value.Preview(want, 200))
	}
	switch want.Kind() {
	case value.KindString:
		return p.compareText(want, at)
	case value.KindNumber:
		w, _ := want.AsFloat()
		if g, is := at.value.AsFloat(); !is || g != w {
			return at.errorf("%s", want)
		}
		return nil
	case value.KindArray, value.KindObject:
		return p.compareStructure(want, at)
	}
	if !value.Equal(want, at.value) {
		return at.errorf("%s", want)
	}
	return nil
}

func (p *patterns) compareText(want value.Value, at place) error {
	pattern, _ := want.AsText()
	if strings.HasPrefix(pattern, "<*") && wildcard.FindString(pattern) == pattern {
		return nil
	}
	if text, is := at.value.AsText(); !is || !p.matches(pattern, text) {
		return at.errorf("%s", value.Preview(want, 200))
	}
	return nil
}

var markName = regexp.MustCompile(`^\$[a-z]+$`)

// markOf is the key of an object that stands for something else: {"$json": …} or {"$text": …}.
func markOf(want value.Value) (mark string, is bool) {
	if want.Kind() != value.KindObject || want.Len() != 1 {
		return "", false
	}
	name := want.Member(0).Name
	return name, markName.MatchString(name)
}

func (p *patterns) compareStructure(want value.Value, at place) error {
	if text, is := repeated(want); is {
		return p.compareText(text, at)
	}
	if mark, is := markOf(want); is {
		return p.marked(mark, member(want, mark), at)
	}
	at.value = parsed(at.value)
	switch {
	case at.value.Kind() != want.Kind():
		return at.errorf("%s", value.Preview(want, 200))
	case want.Kind() == value.KindObject:
		return p.members(want, at, p.match)
	case want.Len() != at.value.Len():
		return at.errorf("%d elements: %s", want.Len(), value.Preview(want, 200))
	}
	for i, one := range want.Elements() {
		if err := p.match(one, at.element(i)); err != nil {
			return err
		}
	}
	return nil
}

func (p *patterns) marked(mark string, want value.Value, at place) error {
	switch {
	case mark == "$json":
		return p.jsonText(want, at)
	case mark == "$text" && want.Kind() == value.KindString:
		return p.match(want, at)
	}
	return fmt.Errorf("at %s: there is no mark %s of %s", at.path, mark, value.Preview(want, 80))
}

// members compares two objects that must have the same members.
func (p *patterns) members(want value.Value, at place, each func(want value.Value, at place) error) error {
	for name, one := range want.Members() {
		if slices.Contains(p.ignored, name) {
			continue
		}
		if err := each(one, at.member(name)); err != nil {
			return err
		}
	}
	for name, got := range at.value.Members() {
		if !has(want, name) && !slices.Contains(p.ignored, name) {
			return fmt.Errorf("%s has a member %s that was not recorded: %s", at.path, name, value.Preview(got, 120))
		}
	}
	return nil
}

// jsonText wants a text that is the JSON of an object.
func (p *patterns) jsonText(want value.Value, at place) error {
	text, is := at.value.AsText()
	if !is {
		return at.errorf("a text")
	}
	inner, bad := value.Parse(text, value.Limits{})
	if bad != nil || inner.Kind() != value.KindObject {
		return at.errorf("the JSON text of %s", value.Preview(want, 200))
	}
	at.value = inner
	return p.match(want, at)
}

// jsonTexts are the members of an event's details, and of an answer, that are JSON texts at AWS.
var jsonTexts = []string{"input", "output", "parameters"}

// inspected are what TestState tells of a state's way as JSON texts.
var inspected = []string{
	"input", "afterInputPath", "afterParameters", "afterArguments", "result", "afterResultSelector", "afterResultPath", "afterItemsPath",
	"afterItemSelector", "afterItemBatcher", "afterItemsPointer", "variables",
}

// details compares the details of an event, and other objects some of whose members are JSON texts.
func (p *patterns) details(want value.Value, at place) error { return p.texts(jsonTexts, want, at) }

// texts compares an object, of whose members those with these names are JSON texts.
func (p *patterns) texts(names []string, want value.Value, at place) error {
	if !at.there || at.value.Kind() != value.KindObject || want.Kind() != value.KindObject {
		return at.errorf("%s", value.Preview(want, 200))
	}
	return p.members(want, at, func(want value.Value, at place) error {
		switch {
		case slices.Contains(names, at.name):
			return p.anyJSON(want, at)
		case at.name == "assignedVariables" && at.value.Kind() == value.KindObject && want.Kind() == value.KindObject:
			return p.members(want, at, p.anyJSON)
		}
		return p.match(want, at)
	})
}

// anyJSON compares a JSON text with the value that is wanted, unless it is wanted as a text.
func (p *patterns) anyJSON(want value.Value, at place) error {
	if mark, _ := markOf(want); mark == "$text" {
		return p.match(want, at)
	}
	text, is := at.value.AsText()
	if !is || !at.there {
		return at.errorf("the JSON text of %s", value.Preview(want, 200))
	}
	inner, bad := value.Parse(text, value.Limits{})
	if bad != nil {
		return at.errorf("the JSON text of %s", value.Preview(want, 200))
	}
	at.value = inner
	return p.match(want, at)
}
