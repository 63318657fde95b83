package scenario

import (
	"fmt"

	"playground/engine/component"
	"playground/engine/value"
)

// report collects what is wrong, so that a person hears everything at once.
type report struct {
	problems []component.Problem
	more     int
}

func (r *report) add(at value.Pointer, format string, args ...any) {
	r.take(component.Problem{Pointer: at, Message: fmt.Sprintf(format, args...)})
}

func (r *report) take(problems ...component.Problem) {
	room := max(0, min(len(problems), problemsMax-len(r.problems)))
	r.problems = append(r.problems, problems[:room]...)
	r.more += len(problems) - room
}

func (r *report) bad() bool { return len(r.problems) > 0 }

// count tells whether anything was reported since an earlier count.
func (r *report) count() int { return len(r.problems) + r.more }

// list returns the problems, the last of which counts those that there was no room for.
func (r *report) list() []component.Problem {
	if r.more == 0 {
		return r.problems
	}
	return append(r.problems, component.Problem{Message: fmt.Sprintf("and %d more problems", r.more)})
}
