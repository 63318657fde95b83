package asl

import "playground/engine/value"

// variable is what Assign made.
type variable struct {
	name  string
	size  int // of its JSON, in bytes
	value value.Value
}

// variable finds what a thread sees under a name: its own, else that of a thread around it.
func (x *Execution) variable(t int32, name string) (value.Value, bool) {
	for ; t >= 0; t = x.threads[t].parent {
		own := x.threads[t].variables
		for i := range own {
			if own[i].name == name {
				return own[i].value, true
			}
		}
	}
	return value.Null, false
}

// assign evaluates the assignments of a state, all of which see the variables as they were when it was entered. Its
// result is nil when there are none.
func (x *Execution) assign(s *scope, all []assignment) (*assigned, *failure) {
	if len(all) == 0 {
		return nil, nil
	}
	a := &assigned{make([]variable, len(all))}
	total := 0
	for i := range all {
		v, bad := all[i].value.fill(s)
		if bad != nil {
			return nil, bad
		}
		size, fits := x.sizes.measure(v, variableBytesMost)
		if total += size; !fits || total > variableBytesMost {
			return nil, s.failed(errorDataLimit, "The assigned variables exceed the maximum number of bytes service limit.")
		}
		a.variables[i] = variable{all[i].name, size, v}
	}
	return a, nil
}

// keep makes what a state assigned the thread's own.
func (x *Execution) keep(s *scope, a *assigned) *failure {
	if a == nil {
		return nil
	}
	th := &x.threads[s.thread]
	for _, v := range a.variables {
		x.variableBytes += v.size - th.keep(v)
	}
	if x.variableBytes > variablesBytesMost {
		return s.failed(errorDataLimit, "The variables of the execution exceed the maximum number of bytes service limit.")
	}
	return nil
}

// keep sets a variable and gives the size of the one that it replaces.
func (th *thread) keep(v variable) (replaced int) {
	for i := range th.variables {
		if own := &th.variables[i]; own.name == v.name {
			replaced, *own = own.size, v
			return replaced
		}
	}
	th.variables = append(th.variables, v)
	return 0
}
