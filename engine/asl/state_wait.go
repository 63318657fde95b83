package asl

import (
	"playground/engine/kernel"
	"playground/engine/value"
)

// wait is a Wait state's own part: one of the two is there.
type wait struct {
	seconds   quantity
	timestamp quantity
}

func (c *compiler) wait(v value.Value) *wait {
	return &wait{c.quantity(v, "Seconds"), c.quantity(v, "Timestamp")}
}

// performWait waits. What it cannot wait for is told after the event of entering it.
func (x *Execution) performWait(t int32) {
	s, bad := x.begin(t)
	x.threads[t].base = x.threads[t].entered
	var until int64
	if bad == nil {
		until, bad = s.until(s.state().wait)
	}
	if bad != nil {
		x.raise(t, bad)
		return
	}
	x.threads[t].work.timer = x.wakeAt(t, until)
}

// waited leaves the state when the time has come.
func (x *Execution) waited(t int32) {
	x.threads[t].base = x.threads[t].previous
	s, bad := x.begin(t)
	if bad != nil {
		x.raise(t, bad)
		return
	}
	x.pass(s)
}

func (s *scope) until(w *wait) (int64, *failure) {
	if w.timestamp.field != "" {
		return s.untilTimestamp(&w.timestamp)
	}
	q := &w.seconds
	v, bad := s.awaited(q)
	if bad != nil {
		return 0, bad
	}
	number := v
	if q.path != nil {
		number = numeral(v)
	}
	seconds, is := number.AsInt()
	switch {
	case !is:
		return 0, s.unawaited(q, "cannot be parsed as a long value", v)
	case seconds < 0:
		return 0, s.unawaited(q, "references a negative value", v)
	case seconds > waitMost:
		return 0, s.runtime("Wait state delay is too long.")
	}
	return s.x.now + seconds*1000, nil
}

func (s *scope) untilTimestamp(q *quantity) (int64, *failure) {
	v, bad := s.awaited(q)
	if bad != nil {
		return 0, bad
	}
	text, _ := v.AsText()
	at, is := kernel.ParseTimestamp(text)
	switch {
	case is:
		return (at + 999_999) / 1_000_000, nil
	case q.path != nil:
		return 0, s.unawaited(q, "does not reference a valid ISO-8601 extended offset date-time format string", v)
	}
	return 0, s.unawaited(q, "cannot be parsed as an ISO-8601 extended offset date-time format string", v)
}

// awaited gives the value of the field.
func (s *scope) awaited(q *quantity) (value.Value, *failure) {
	if q.path == nil {
		v, _, bad := q.of(s)
		return v, bad
	}
	v, found, _ := q.path.Select(s)
	if !found {
		return v, s.runtime("The " + q.field + " parameter does not reference an input value: " + q.text)
	}
	return v, nil
}

// unawaited says what is wrong with the value of the field.
func (s *scope) unawaited(q *quantity, what string, v value.Value) *failure {
	shown, is := v.AsText()
	if !is {
		shown = v.String()
	}
	if q.path != nil {
		return s.runtime("The " + q.field + " parameter " + what + ": " + q.text + " == " + shown)
	}
	if !s.state().jsonata {
		return s.runtime("The " + q.field + " field " + what + ": " + shown)
	}
	return s.query(q.field, "The "+q.field+" field "+what+": "+shown)
}
