package conformance

import (
	"fmt"
	"slices"
	"strings"

	"playground/engine/value"
)

func (p *player) background(name string) (*call, error) {
	c := p.calls[name]
	if c == nil {
		return nil, fmt.Errorf("no call %q was started", name)
	}
	return c, nil
}

// join holds a call that must have returned by now to what the step wants of it, and to what was wanted at its start.
func (p *player) join(s *step, name string) error {
	c, err := p.background(name)
	if err != nil {
		return err
	}
	if !c.answered {
		return fmt.Errorf("%q has not returned", name)
	}
	if c.joined = true; c.step.wants() {
		if err := p.meet(c.step, c); err != nil || !s.wants() {
			return err
		}
	}
	return p.meet(s, c)
}

func (p *player) pending(name string) error {
	c, err := p.background(name)
	if err == nil && c.answered {
		err = fmt.Errorf("%q has returned: %.200s", name, c.response.Body)
	}
	return err
}

// joinFirst is about the one of several calls that has returned.
func (p *player) joinFirst(s *step) error {
	var first []string
	for _, name := range s.joinFirst {
		c, err := p.background(name)
		if err != nil {
			return err
		}
		if c.answered {
			first = append(first, name)
		}
	}
	if len(first) != 1 {
		return fmt.Errorf("%d calls have returned, not one: %s", len(first), strings.Join(first, ", "))
	}
	p.rest = slices.DeleteFunc(slices.Clone(s.joinFirst), func(name string) bool { return name == first[0] })
	return p.join(s, first[0])
}

func (p *player) joinRest(s *step) error {
	return p.eachOfRest(func(name string) error { return p.join(s, name) })
}

func (p *player) pendingRest(*step) error { return p.eachOfRest(p.pending) }

func (p *player) eachOfRest(do func(name string) error) error {
	if len(p.rest) == 0 {
		return fmt.Errorf("no call is left beside one that was joined first")
	}
	for _, name := range p.rest {
		if err := do(name); err != nil {
			return err
		}
	}
	return nil
}

// meet holds the answer to a call to what a step wants of it, which need not be the step that began the call.
func (p *player) meet(s *step, c *call) error {
	if c.step.kind == "http" {
		return p.meetRaw(s, c)
	}
	a, err := p.answer(c)
	if err != nil {
		return err
	}
	return p.meetAnswer(s, c, a)
}

func (p *player) answer(c *call) (*answer, error) {
	service, _, _ := strings.Cut(c.step.call, ".")
	return readAnswer(c.response, services[service], c.step.query)
}

func (p *player) meetAnswer(s *step, c *call, a *answer) error {
	w, err := p.resolve(s.wanted)
	if err != nil {
		return err
	}
	p.matcher.standard = c.standard
	if err := p.matcher.meet(&w, a); err != nil {
		return err
	}
	p.name(s.as, a.result)
	return inTime(s, c)
}

func (p *player) meetRaw(s *step, c *call) error {
	w, err := p.resolve(s.wanted)
	if err != nil {
		return err
	}
	if w.exact || w.fails || !w.status.IsNull() {
		return fmt.Errorf("what is wanted of a raw request stands in expect")
	}
	if err := checkKeys("expect", w.expect, httpExpectKeys); err != nil {
		return err
	}
	if err := p.matcher.meetRaw(w.expect, c.response); err != nil {
		return err
	}
	p.name(s.as, parsed(value.Text(string(c.response.Body))))
	return inTime(s, c)
}

func inTime(s *step, c *call) error {
	if took := c.ended.Sub(c.began); s.hasElapsed && took > s.maxElapsed {
		return fmt.Errorf("the call took %s of virtual time, expected at most %s", took, s.maxElapsed)
	}
	return nil
}

func (p *player) name(as string, v value.Value) {
	if as != "" {
		p.names[as] = v
	}
}

func (p *player) resolve(w wanted) (wanted, error) {
	for _, v := range []*value.Value{&w.expect, &w.failure, &w.status} {
		resolved, err := p.names.resolve(*v)
		if err != nil {
			return w, err
		}
		*v = resolved
	}
	return w, nil
}

// sorted puts messages in the order of the text of a member; without one they stay in the order of receipt.
func sorted(messages []value.Value, by string) value.Value {
	all := slices.Clone(messages)
	if by != "" {
		slices.SortStableFunc(all, func(a, b value.Value) int { return strings.Compare(memberText(a, by), memberText(b, by)) })
	}
	return value.ArrayOf(all)
}

func memberText(v value.Value, name string) string {
	member, _ := v.Get(name)
	return asText(member)
}
