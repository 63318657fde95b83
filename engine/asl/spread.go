package asl

import (
	"strings"

	"playground/engine/value"
)

// spread is what a distributed Map has more than an inline one.
type spread struct {
	machine    *Machine // of the child executions
	kind       Type
	label      string
	reader     *reader
	batcher    *batcher
	writer     *writer
	count      quantity // ToleratedFailureCount
	percentage quantity // ToleratedFailurePercentage
}

// spread compiles what a Map has whose ItemProcessor is distributed; nil where it is inline.
func (c *compiler) spread(v, processor value.Value, p *program) *spread {
	config, _ := processor.Get("ProcessorConfig")
	if c.text(config, "Mode") != "DISTRIBUTED" {
		return nil
	}
	s := &spread{
		machine: &Machine{root: p, size: len(p.states)}, label: c.text(v, "Label"),
		count: c.quantity(v, "ToleratedFailureCount"), percentage: c.quantity(v, "ToleratedFailurePercentage"),
		reader: c.reader(v), batcher: c.batcher(v), writer: c.writer(v),
	}
	c.children = append(c.children, s.machine)
	if c.text(config, "ExecutionType") == "EXPRESS" {
		s.kind = Express
	}
	return s
}

// performSpread begins a distributed Map: a Map Run whose child executions go through the items.
func (x *Execution) performSpread(s *scope, bad *failure) {
	t := s.thread
	e := s.state().each
	run := &mapRun{limits: tolerance{count: -1, percentage: -1}}
	b := &block{from: s.input, run: run, most: childrenMost}
	var most int64
	if bad == nil && e.spread.reader == nil {
		b.items, bad = s.items(e)
	}
	if bad == nil {
		most, bad = s.concurrency(&e.most)
	}
	if bad != nil {
		x.raise(t, bad)
		return
	}
	if x.trial != nil {
		x.trial.spread(s, e.spread, most)
		return
	}
	if most > 0 && most < childrenMost {
		b.most = int32(most)
	}
	th := &x.threads[t]
	th.previous = x.put(MapStateStarted, th.previous, th.state, value.Int(int64(b.items.Len())))
	var call *Call
	if run.limits, bad = s.tolerance(e.spread); bad == nil {
		call, bad = s.reading(e.spread.reader)
	}
	if bad != nil {
		x.raise(t, bad)
		return
	}
	x.name(run, e.spread)
	th.previous = x.record(event{kind: MapRunStarted, previous: th.previous, more: mapRunARN(run.arn)})
	th.block = b
	if call != nil {
		th.work.made, th.work.call = call, x.ask(Effect{Kind: MakeCall, Call: call}, uint32(t))
		return
	}
	x.wake(t, spreading)
}

// name gives a Map Run its label and its ARN.
func (x *Execution) name(run *mapRun, s *spread) {
	run.label = s.label
	if run.label == "" {
		run.label = x.host.UUID()
	}
	run.arn = strings.Replace(x.info.MachineARN, ":stateMachine:", ":mapRun:", 1) + "/" + run.label + ":" + x.host.UUID()
}

// tolerance is how many failures a Map Run bears. What is negative is not given.
type tolerance struct {
	count      int64
	percentage float64
}

func (s *scope) tolerance(e *spread) (limits tolerance, bad *failure) {
	limits = tolerance{-1, -1}
	count, is, bad := s.integer(&e.count)
	switch {
	case bad != nil:
		return limits, bad
	case is && count < 0:
		return limits, s.refused(&e.count, "ToleratedFailureCount cannot be negative.")
	case is:
		limits.count = count
	}
	v, is, bad := e.percentage.of(s)
	if !is || bad != nil {
		return limits, bad
	}
	percentage, isNumber := numeral(v).AsFloat()
	switch {
	case !isNumber:
		return limits, s.unsuited(&e.percentage, "float", v)
	case percentage < 0 || percentage > 100:
		return limits, s.refused(&e.percentage, "ToleratedFailurePercentage must be between 0 and 100.")
	}
	limits.percentage = percentage
	return limits, nil
}

// concurrency gives MaxConcurrency.
func (s *scope) concurrency(q *quantity) (int64, *failure) {
	most, _, bad := s.integer(q)
	if bad == nil && most < 0 {
		bad = s.refused(q, "MaxConcurrency cannot be negative.")
	}
	return most, bad
}

// refused says that a field has a number that is out of its range.
func (s *scope) refused(q *quantity, cause string) *failure {
	if q.expr != nil {
		return s.query(q.field, cause)
	}
	return s.runtime(cause)
}

// exceeded says whether so many failures among so many items are too many.
func (l tolerance) exceeded(failed, total int32) bool {
	if l.count < 0 && l.percentage < 0 {
		return failed > 0
	}
	return l.count >= 0 && int64(failed) > l.count || l.percentage >= 0 && float64(float64(failed)*100) > float64(l.percentage*float64(total))
}
