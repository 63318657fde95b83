package asl

import "playground/engine/value"

// Machine is a compiled definition. It never changes, so any number of Executions share one.
type Machine struct {
	root    *program
	timeout int64    // seconds; 0: none
	size    int      // states in it, at any depth
	states  []*state // all of the definition, also those of child executions and of what these are part of
}

// Problem is what keeps a definition from being compiled.
type Problem struct {
	Pointer value.Pointer // where in the definition
	Message string
}

// program is a set of states that run one after another: a whole machine, a branch, what is done to each item.
type program struct {
	start  *state
	states []*state
}

// find gives the state of a name, wherever it stands; nil where there is none.
func (p *program) find(name string) *state {
	for _, s := range p.states {
		if s.name == name {
			return s
		}
		inner := s.branches
		if s.each != nil {
			inner = []*program{s.each.program}
		}
		for _, q := range inner {
			if found := q.find(name); found != nil {
				return found
			}
		}
	}
	return nil
}

// stateKind is the Type of a state.
type stateKind uint8

const (
	kindPass stateKind = iota
	kindTask
	kindChoice
	kindWait
	kindSucceed
	kindFail
	kindParallel
	kindMap
)

// stateTypes is the table of the types of state: their names and the events of their life. A Fail state is never left,
// only those that last can be aborted, and only those that hold others fail by an event of their own.
var stateTypes = [...]struct {
	name    string
	entered EventType
	exited  EventType
	aborted EventType
	failed  EventType
}{
	kindPass:     {"Pass", PassStateEntered, PassStateExited, NoEvent, NoEvent},
	kindTask:     {"Task", TaskStateEntered, TaskStateExited, TaskStateAborted, NoEvent},
	kindChoice:   {"Choice", ChoiceStateEntered, ChoiceStateExited, NoEvent, NoEvent},
	kindWait:     {"Wait", WaitStateEntered, WaitStateExited, WaitStateAborted, NoEvent},
	kindSucceed:  {"Succeed", SucceedStateEntered, SucceedStateExited, NoEvent, NoEvent},
	kindFail:     {"Fail", FailStateEntered, NoEvent, NoEvent, NoEvent},
	kindParallel: {"Parallel", ParallelStateEntered, ParallelStateExited, ParallelStateAborted, ParallelStateFailed},
	kindMap:      {"Map", MapStateEntered, MapStateExited, MapStateAborted, MapStateFailed},
}

// state is one state of a definition, compiled. Its name and what belongs to its type come first.
type state struct {
	name    string
	place   int32 // among the states of the machine, from 1
	kind    stateKind
	jsonata bool
	plain   bool      // its output is its input, and nothing is assigned
	entered EventType // that tells that it is entered
	exited  EventType // that tells that it is left
	next    *state    // nil: the last one

	inputPath  selection
	parameters *template // Parameters and Arguments
	selector   *template // ResultSelector
	resultPath placement
	outputPath selection
	output     *template // Output
	assign     []assignment
	retriers   []retrier
	catchers   []catcher

	result    value.Value // of a Pass, if the next one says so
	hasResult bool
	task      *task
	choice    *choice
	wait      *wait
	fail      *fail
	branches  []*program
	each      *each
}

// assignment is one variable of an Assign.
type assignment struct {
	name  string
	value template
}
