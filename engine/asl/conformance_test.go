package asl_test

import (
	"fmt"
	"testing"

	"playground/engine/asl"
	"playground/engine/enginetest/conformance"
	"playground/engine/value"
)

// files are the files of recorded cases that the interpreter is tried on.
var files = []string{
	"base", "callback", "choice", "errors", "express", "intrinsic", "jsonata", "logs", "map_distributed", "map_inline", "parallel",
	"scenarios", "services", "test_state", "variables",
}

func suites() (all []conformance.Suite) {
	for _, file := range files {
		all = append(all, conformance.States("asl/"+file, conformance.Language{New: begin, Operations: operations}))
	}
	return all
}

func TestConformance(t *testing.T) { conformance.Run(t, suites()...) }

// begin makes an execution as a case wants it.
func begin(b conformance.Beginning) (conformance.Execution, error) {
	m, problems := asl.Compile(b.Definition)
	if len(problems) > 0 {
		return nil, fmt.Errorf("%s: %s", problems[0].Pointer, problems[0].Message)
	}
	info := asl.Info{
		ExecutionARN: b.ExecutionARN, ExecutionName: b.ExecutionName, MachineARN: b.MachineARN, MachineName: b.MachineName, RoleARN: b.Role,
	}
	if b.Express {
		info.Type = asl.Express
	}
	return &played{asl.New(m, info, &world{now: b.Now})}, nil
}

// world is the host of an execution that is played.
type world struct {
	now   func() int64
	drawn int64
}

func (w *world) Now() int64 { return w.now() }

func (w *world) next() int64 {
	w.drawn++
	return w.drawn
}

func (w *world) UUID() string { return fmt.Sprintf("00000000-0000-4000-8000-%012d", w.next()) }

func (w *world) RandomInt(lo, hi int64) int64 { return lo + w.next()*7919%(hi-lo+1) }

func (w *world) Token() string { return fmt.Sprintf("token-%d", w.next()) }

// played is an execution as the runner of the cases sees it.
type played struct{ *asl.Execution }

func (p *played) Start(input value.Value) []conformance.Effect {
	return effects(p.Execution.Start(input))
}

func (p *played) Resume(token uint64, r conformance.Result) []conformance.Effect {
	return effects(p.Execution.Resume(asl.Token(token), asl.Result{
		Kind: resultKinds[r.Kind], Value: r.Value, Error: r.Error, Cause: r.Cause, Worker: r.Worker, Event: asl.EventTypeOf(r.FailsAt),
	}))
}

var resultKinds = map[conformance.ResultKind]asl.ResultKind{
	conformance.Succeeded: asl.Returned,
	conformance.Failed:    asl.Threw,
	conformance.Submitted: asl.Submitted,
	conformance.Started:   asl.Started,
	conformance.Due:       asl.Due,
	conformance.GoOn:      asl.GoOn,
}

func effects(asked []asl.Effect) (all []conformance.Effect) {
	for _, e := range asked {
		one := conformance.Effect{Token: uint64(e.Token)}
		switch e.Kind {
		case asl.MakeCall:
			one.Call = &conformance.Call{
				Kind: e.Call.Kind.String(), ResourceType: e.Call.ResourceType, Resource: e.Call.Resource, Parameters: e.Call.Parameters,
			}
		case asl.SetTimer:
			at := e.At
			one.Timer = &at
		case asl.Cancel:
			one.Cancel = true
		case asl.More:
			one.More = true
		}
		all = append(all, one)
	}
	return all
}

func (p *played) Outcome() conformance.Outcome {
	o := conformance.Outcome{Status: p.Status().String()}
	if p.Status() == asl.Succeeded {
		output := p.Output()
		o.Output = &output
	}
	o.Error, o.Cause = p.Failure()
	return o
}

func (p *played) History() (all []value.Value) {
	for i := range p.Execution.History().Len() {
		all = append(all, p.Execution.History().Event(i))
	}
	return all
}

var operations = map[string]conformance.Operation{"TestState": testState}
