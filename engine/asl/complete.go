package asl

import (
	"strings"

	"playground/engine/value"
)

// output compiles the Output of a state, a Choice Rule or a Catcher. The place is what stands before it, "Choices[0]/".
func (c *compiler) output(v value.Value, place string) *template {
	if !c.jsonata {
		return nil
	}
	return c.templateAt(v, "Output", place)
}

// assign compiles an Assign.
func (c *compiler) assign(v value.Value, place string) (all []assignment) {
	body, there := c.object(v, "Assign")
	if !there {
		return nil
	}
	c.within("Assign", func() {
		for name, member := range body.Members() {
			c.within(name, func() {
				bare, dynamic := strings.CutSuffix(name, ".$")
				if dynamic && !c.jsonata {
					all = append(all, assignment{bare, c.reference(member, name)})
				} else {
					all = append(all, assignment{name, c.fillIn(member, place+"Assign/"+name)})
				}
			})
		}
	})
	return all
}

// complete lets a state be left whose result the scope has as its input: the result is selected from, placed into the input, and what of it
// is the output selected in turn; variables are assigned on the way.
func (x *Execution) complete(s *scope) {
	output, a, bad := x.completing(s)
	if bad != nil {
		x.raise(s.thread, bad)
		return
	}
	x.leave(s, output, a, s.state().next)
}

func (x *Execution) completing(s *scope) (output value.Value, a *assigned, bad *failure) {
	state := s.state()
	if state.jsonata {
		s.result, s.hasResult = s.input, true
		return x.answering(s, state.output, state.assign)
	}
	if state.selector != nil {
		if s.input, bad = state.selector.fill(s); bad != nil {
			return
		}
	}
	if x.trial != nil {
		s.note("afterResultSelector", s.input)
	}
	if a, bad = x.assign(s, state.assign); bad != nil {
		return
	}
	input := x.threads[s.thread].input
	if s.input, bad = state.resultPath.put(s, input, s.input); bad != nil {
		return
	}
	if x.trial != nil {
		s.note("afterResultPath", s.input)
	}
	if output, bad = state.outputPath.of(s); bad == nil {
		bad = s.fits(output)
	}
	return output, a, bad
}

// answering gives the output of a state whose query language is JSONata: its Output, else what the scope has as input.
func (x *Execution) answering(s *scope, t *template, assign []assignment) (output value.Value, a *assigned, bad *failure) {
	if a, bad = x.assign(s, assign); bad != nil {
		return
	}
	output = s.input
	if t != nil {
		if output, bad = t.fill(s); bad == nil {
			bad = s.fits(output)
		}
	}
	return output, a, bad
}

// passing gives the output of a state that has no result: Choice, Wait and Succeed.
func (x *Execution) passing(s *scope, output *template, assign []assignment) (value.Value, *assigned, *failure) {
	state := s.state()
	if state.jsonata {
		return x.answering(s, output, assign)
	}
	a, bad := x.assign(s, assign)
	if bad != nil {
		return value.Null, nil, bad
	}
	v, bad := state.outputPath.of(s)
	return v, a, bad
}

// begin gives the scope of a state that has just been entered, with its InputPath followed.
func (x *Execution) begin(t int32) (*scope, *failure) {
	th := &x.threads[t]
	s := x.scope(t, th.input)
	if th.state.jsonata {
		return s, nil
	}
	var bad *failure
	if p := &th.state.inputPath; p.path != nil || p.nothing {
		s.input, bad = p.of(s)
	}
	if x.trial != nil && bad == nil && !th.state.hasResult {
		s.note("afterInputPath", s.input)
	}
	return s, bad
}

// fits says that an output is too large to be one.
func (s *scope) fits(output value.Value) *failure {
	if value.Shared(output, s.x.threads[s.thread].input) {
		return nil
	}
	size, fits := s.x.sizes.measure(output, payloadBytesMost)
	if !fits {
		return tooLarge(s.state().name)
	}
	s.x.spent += size / bytesPerStep
	if s.x.kept += size; s.x.kept > keptBytesMost {
		return runtimeFailure("The history of the execution keeps more data than an execution may have here, which is 256 MiB.")
	}
	return nil
}

// tooLarge is the failure of a state or of a task with too large a result.
func tooLarge(name string) *failure {
	return failureOf(errorDataLimit, "The state/task '"+name+"' returned a result with a size exceeding the maximum number of bytes service limit.")
}
