package asl

import (
	"strconv"

	"playground/engine/value"
)

// catcher is one element of Catch.
type catcher struct {
	errors     []string
	next       *state
	resultPath placement
	output     *template
	assign     []assignment
}

func (c *compiler) catchers(v value.Value) (all []catcher) {
	c.list(v, "Catch", func(v value.Value) {
		place := "Catch[" + strconv.Itoa(len(all)) + "]/"
		all = append(all, catcher{
			errors:     c.errors(v),
			next:       c.target(v, "Next"),
			resultPath: c.placement(v, "ResultPath"),
			output:     c.output(v, place),
			assign:     c.assign(v, place),
		})
	})
	return all
}

// caught is the error output of a failure.
func (f *failure) caught() value.Value {
	b := value.NewObject(2)
	b.Set("Error", textOrNull(f.err))
	b.Set("Cause", textOrNull(f.cause))
	return b.Value()
}

func textOrNull(text *string) value.Value {
	if text == nil {
		return value.Null
	}
	return value.Text(*text)
}

// catch lets a thread go on where one of its Catchers says. If that fails in turn, the thread fails for good.
func (x *Execution) catch(t int32, f *failure) (done bool) {
	th := &x.threads[t]
	for i := range th.state.catchers {
		c := &th.state.catchers[i]
		if !f.matches(c.errors, th.state.kind) {
			continue
		}
		s := x.scope(t, f.caught())
		s.errorOutput, s.hasErrorOutput = s.input, true
		output, a, bad := x.catching(s, c)
		if bad != nil && x.trial != nil {
			x.trial.failure = bad
			return false
		}
		if bad != nil {
			x.tellEvaluation(t, bad)
			x.lose(t, bad)
			return true
		}
		x.leave(s, output, a, c.next)
		return true
	}
	return false
}

func (x *Execution) catching(s *scope, c *catcher) (output value.Value, a *assigned, bad *failure) {
	state := s.state()
	if a, bad = x.assign(s, c.assign); bad != nil {
		return
	}
	switch {
	case c.output != nil:
		output, bad = c.output.fill(s)
	case state.jsonata:
		output = s.input
	default:
		output, bad = c.resultPath.put(s, x.threads[s.thread].input, s.input)
	}
	if bad == nil {
		bad = s.fits(output)
	}
	return output, a, bad
}
