package conformance

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"playground/engine/value"
)

// step is one step of a case. Which of the members at the top is set says what kind of step it is.
type step struct {
	call      string // "sqs.SendMessage"
	http      value.Value
	advance   time.Duration
	join      string
	pending   string
	joinFirst []string

	kind       string // the key that says the kind, of stepKinds
	params     value.Value
	query      bool // over the Query protocol
	background string
	eventually time.Duration
	drain      bool
	sortBy     string
	as         string
	wanted
}

// wanted is what a step says about the answer.
type wanted struct {
	expect     value.Value
	hasExpect  bool
	exact      bool
	status     value.Value
	failure    value.Value // how the call must fail
	fails      bool
	maxElapsed time.Duration
	hasElapsed bool
}

var answerKeys = []string{"as", "expect", "exact", "status", "error", "max_elapsed_seconds"}

// stepKinds lists, for each kind of step by the key that says it, the other keys it may have.
var stepKinds = map[string][]string{
	"call":            append([]string{"params", "protocol", "background", "eventually", "drain", "sort_by"}, answerKeys...),
	"http":            {"expect", "as", "background", "eventually", "max_elapsed_seconds"},
	"advance_seconds": {},
	"join":            answerKeys,
	"join_first_of":   answerKeys,
	"join_rest":       {"expect", "exact", "status", "error", "max_elapsed_seconds"},
	"pending":         {},
	"pending_rest":    {},
}

var caseKeys = []string{"id", "steps", "source", "confidence", "note", "truncated"}

// stepsOf reads a case, and refuses whatever it does not know.
func stepsOf(one value.Value) ([]step, error) {
	for name := range one.Members() {
		if !slices.Contains(caseKeys, name) {
			return nil, fmt.Errorf("a case has no key %q", name)
		}
	}
	all, _ := one.Get("steps")
	if all.Kind() != value.KindArray || all.Len() == 0 {
		return nil, fmt.Errorf("the case has no steps")
	}
	var steps []step
	for i, v := range all.Elements() {
		s, err := stepOf(v)
		if err != nil {
			return nil, fmt.Errorf("step %d: %w", i, err)
		}
		steps = append(steps, s)
	}
	return steps, nil
}

func stepOf(v value.Value) (s step, err error) {
	for name := range stepKinds {
		if _, is := v.Get(name); is {
			if s.kind != "" {
				return s, fmt.Errorf("it is both %s and %s", min(s.kind, name), max(s.kind, name))
			}
			s.kind = name
		}
	}
	if s.kind == "" {
		return s, fmt.Errorf("it is of no known kind: %s", value.Preview(v, 80))
	}
	for name, member := range v.Members() {
		if name != s.kind && !slices.Contains(stepKinds[s.kind], name) {
			return s, fmt.Errorf("%s has no key %q", s.kind, name)
		}
		if !stepReaders[name](&s, member) {
			return s, fmt.Errorf("%s cannot be %s", name, value.Preview(member, 80))
		}
	}
	return s, s.check()
}

// check finds what no key alone can be blamed for.
func (s *step) check() error {
	if s.background != "" && (s.drain || s.eventually > 0) {
		return fmt.Errorf("the call %q in the background cannot be made again", s.background)
	}
	if s.drain && !strings.HasSuffix(s.call, ".ReceiveMessage") {
		return fmt.Errorf("%s cannot drain", s.call)
	}
	if s.sortBy != "" && !s.drain {
		return fmt.Errorf("sort_by needs drain")
	}
	if s.fails {
		if err := checkKeys("error", s.failure, errorKeys); err != nil {
			return err
		}
	}
	if s.kind == "http" {
		if err := checkKeys("http", s.http, httpKeys); err != nil {
			return err
		}
	}
	for _, v := range []value.Value{s.expect, s.failure, s.status} {
		if err := checkSpecials(v); err != nil {
			return err
		}
	}
	return nil
}

func checkKeys(what string, v value.Value, known []string) error {
	for name := range v.Members() {
		if !slices.Contains(known, name) {
			return fmt.Errorf("%s has no key %q", what, name)
		}
	}
	return nil
}

var stepReaders = map[string]func(*step, value.Value) bool{
	"call":            func(s *step, v value.Value) bool { return readText(&s.call, v) && strings.Count(s.call, ".") == 1 },
	"http":            func(s *step, v value.Value) bool { s.http = v; return v.Kind() == value.KindObject },
	"advance_seconds": func(s *step, v value.Value) bool { return readSeconds(&s.advance, v) },
	"join":            func(s *step, v value.Value) bool { return readText(&s.join, v) },
	"join_first_of":   func(s *step, v value.Value) bool { return readTexts(&s.joinFirst, v) },
	"join_rest":       readTrue,
	"pending":         func(s *step, v value.Value) bool { return readText(&s.pending, v) },
	"pending_rest":    readTrue,
	"params":          func(s *step, v value.Value) bool { s.params = v; return v.Kind() == value.KindObject },
	"protocol":        func(s *step, v value.Value) bool { text, _ := v.AsText(); s.query = true; return text == "query" },
	"background":      func(s *step, v value.Value) bool { return readText(&s.background, v) },
	"eventually":      func(s *step, v value.Value) bool { return readSeconds(&s.eventually, v) },
	"drain":           func(s *step, v value.Value) bool { s.drain, _ = v.AsBool(); return s.drain },
	"sort_by":         func(s *step, v value.Value) bool { return readText(&s.sortBy, v) },
	"as":              func(s *step, v value.Value) bool { return readText(&s.as, v) },
	"expect":          func(s *step, v value.Value) bool { s.expect, s.hasExpect = v, true; return true },
	"exact":           func(s *step, v value.Value) bool { s.exact, _ = v.AsBool(); return s.exact },
	"status":          func(s *step, v value.Value) bool { s.status = v; return !v.IsNull() },
	"error":           func(s *step, v value.Value) bool { s.failure, s.fails = v, true; return v.Kind() == value.KindObject },
	"max_elapsed_seconds": func(s *step, v value.Value) bool {
		s.hasElapsed = true
		return readSeconds(&s.maxElapsed, v)
	},
}

func readTrue(_ *step, v value.Value) bool {
	b, _ := v.AsBool()
	return b
}

func readText(to *string, v value.Value) bool {
	*to, _ = v.AsText()
	return *to != ""
}

func readTexts(to *[]string, v value.Value) bool {
	for _, one := range v.Elements() {
		text, _ := one.AsText()
		*to = append(*to, text)
	}
	return len(*to) > 0 && !slices.Contains(*to, "")
}

// readSeconds reads a number of seconds, which may have a fraction.
func readSeconds(to *time.Duration, v value.Value) bool {
	if v.Kind() != value.KindNumber {
		return false
	}
	text := v.Literal()
	if n, whole := v.AsInt(); whole {
		text = strconv.FormatInt(n, 10)
	}
	d, err := time.ParseDuration(text + "s")
	*to = d
	return err == nil && d >= 0
}
