package conformance

import (
	"fmt"
	"time"

	"playground/engine/account"
	"playground/engine/aws"
	"playground/engine/kernel"
	"playground/engine/value"
)

// Endpoint answers requests in virtual time; an account.Account is one.
type Endpoint interface {
	Begin(*aws.Request) account.Ticket
	Take(account.Ticket) (aws.Response, bool)
	Abandon(account.Ticket)
	Now() kernel.Time
	Next() (at kernel.Time, ok bool)
	Advance(to kernel.Time)
}

// Sequences is the suite of a file of scripted calls; every case gets a fresh endpoint, an empty account.
func Sequences(file string, fresh func() Endpoint) Suite {
	return Suite{File: file, Try: func(one value.Value) error { return play(one, fresh) }}
}

// player plays one case. Calls take no time: it moves by the steps that say so, and while a call is waited for.
type player struct {
	endpoint Endpoint
	names    names
	matcher  *matcher
	calls    map[string]*call // in the background, by their names
	rest     []string         // the calls beside the one that was joined first
}

// call is a request that was begun.
type call struct {
	step     *step // with which it was begun
	standard bool  // it asks for messages of a standard queue
	params   value.Value
	ticket   account.Ticket
	began    kernel.Time
	ended    kernel.Time
	answered bool
	joined   bool
	response aws.Response
}

func play(one value.Value, fresh func() Endpoint) error {
	steps, err := stepsOf(one)
	if err != nil {
		return err
	}
	return newPlayer(fresh).play(steps)
}

func newPlayer(fresh func() Endpoint) *player {
	return &player{
		endpoint: fresh(), matcher: newMatcher(), calls: map[string]*call{},
		names: names{"REGION": value.Text(Region), "ACCOUNT": value.Text(Account)},
	}
}

func (p *player) play(steps []step) error {
	for i := range steps {
		if err := stepPlayers[steps[i].kind](p, &steps[i]); err != nil {
			return fmt.Errorf("step %d, %s: %w", i, steps[i].title(), err)
		}
	}
	return p.leave()
}

// leave abandons what has not returned. What was wanted of a call must have been looked at.
func (p *player) leave() error {
	for name, c := range p.calls {
		if !c.answered {
			p.endpoint.Abandon(c.ticket)
		}
		if !c.joined && c.step.wants() {
			return fmt.Errorf("something is wanted of %q, which no step joins", name)
		}
	}
	return nil
}

// wants reports whether a step says anything about the answer.
func (s *step) wants() bool {
	return s.hasExpect || s.fails || s.as != "" || s.hasElapsed || !s.status.IsNull()
}

func (s *step) title() string {
	if s.call != "" {
		return s.call
	}
	return s.kind
}

var stepPlayers = map[string]func(*player, *step) error{
	"call":            (*player).call,
	"http":            (*player).call,
	"advance_seconds": func(p *player, s *step) error { return p.advance(s.advance) },
	"join":            func(p *player, s *step) error { return p.join(s, s.join) },
	"join_first_of":   (*player).joinFirst,
	"join_rest":       (*player).joinRest,
	"pending":         func(p *player, s *step) error { return p.pending(s.pending) },
	"pending_rest":    (*player).pendingRest,
}

// call makes the call of a step, time and again where it may be met later.
func (p *player) call(s *step) error {
	began, kept := p.endpoint.Now(), []value.Value(nil)
	for {
		err := p.attempt(s, &kept)
		if err == nil || p.endpoint.Now().Sub(began) >= s.eventually {
			return err
		}
		if err := p.advance(time.Second); err != nil {
			return err
		}
	}
}

// attempt makes the call of a step once; what a call that drains has received before is kept.
func (p *player) attempt(s *step, kept *[]value.Value) error {
	c, err := p.begin(s)
	if err != nil || s.background != "" {
		return err
	}
	if err := p.await(c); err != nil {
		return err
	}
	if !s.drain {
		return p.meet(s, c)
	}
	a, err := p.drain(s, c, kept)
	if err != nil {
		return err
	}
	return p.meetAnswer(s, c, a)
}

func (p *player) begin(s *step) (*call, error) {
	c := &call{step: s, began: p.endpoint.Now()}
	r, err := p.request(s, c)
	if err != nil {
		return nil, err
	}
	c.ticket = p.endpoint.Begin(r)
	p.settle()
	p.take(c)
	if s.background != "" {
		p.calls[s.background] = c
	}
	return c, nil
}

func (p *player) request(s *step, c *call) (*aws.Request, error) {
	if s.kind == "http" {
		http, err := p.names.resolve(s.http)
		if err != nil {
			return nil, err
		}
		return rawRequest(http)
	}
	params := s.params
	if params.IsNull() {
		params = value.NewObject(0).Value()
	}
	params, err := p.names.resolve(params)
	if err != nil {
		return nil, err
	}
	c.params, c.standard = params, ofStandardQueue(params)
	return requestOf(s.call, params, s.query)
}

// take notes the moment at which a call returned.
func (p *player) take(c *call) {
	if c.answered {
		return
	}
	if c.response, c.answered = p.endpoint.Take(c.ticket); c.answered {
		c.ended = p.endpoint.Now()
	}
}

func (p *player) settle() {
	for _, c := range p.calls {
		p.take(c)
	}
}
