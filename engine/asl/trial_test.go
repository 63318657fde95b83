package asl_test

import (
	"playground/engine/asl"
	"playground/engine/enginetest/conformance"
	"playground/engine/value"
)

// testState answers TestState as far as it is the interpreter that answers: what is wrong with a request is the
// service's to say.
func testState(args value.Value, w *conformance.World) (value.Value, *conformance.Refusal) {
	definition := document(args, "definition")
	m, problems := asl.Compile(definition)
	if _, whole := definition.Get("States"); !whole {
		m, problems = asl.CompileState(definition)
	}
	if len(problems) > 0 {
		return value.Null, &conformance.Refusal{Code: "InvalidDefinition", Message: problems[0].Message}
	}
	setup := asl.TrialSetup{Input: document(args, "input"), Variables: document(args, "variables")}
	if _, given := args.Get("input"); !given {
		setup.Input = value.NewObject(0).Value()
	}
	if _, given := args.Get("context"); given {
		context := document(args, "context")
		setup.Context = &context
	}
	setup.Mock = mockOf(args)
	config, _ := args.Get("stateConfiguration")
	setup.Retried, setup.Failed = number(config, "retrierRetryCount"), number(config, "mapIterationFailureCount")
	name := text(args, "stateName")
	lone := info
	lone.Type = asl.Express
	lone.ExecutionARN = "arn:aws:states:us-east-1:111111111111:express:machine:one"
	trial, found := asl.NewTrial(m, name, lone, &clock{at: 1_700_000_000_000}, setup)
	if !found {
		return value.Null, &conformance.Refusal{Code: "ValidationException", Message: "State not found in definition"}
	}
	effects := trial.Start()
	for !trial.Done() && len(effects) > 0 {
		effects = answered(trial, effects[0], w)
	}
	level := text(args, "inspectionLevel")
	return trial.Response(level == "DEBUG" || level == "TRACE"), nil
}

// answered lets a called service answer, and time pass.
func answered(t *asl.Trial, e asl.Effect, w *conformance.World) []asl.Effect {
	if e.Kind != asl.MakeCall {
		return t.Resume(e.Token, asl.Result{Kind: asl.Due})
	}
	r := w.Answer(conformance.Call{
		Kind: e.Call.Kind.String(), ResourceType: e.Call.ResourceType, Resource: e.Call.Resource, Parameters: e.Call.Parameters,
	})
	if len(r) == 0 {
		return nil
	}
	last := r[len(r)-1]
	return t.Resume(e.Token, asl.Result{Kind: resultKinds[last.Kind], Value: last.Value, Error: last.Error, Cause: last.Cause})
}

func mockOf(args value.Value) *asl.Result {
	mock, given := args.Get("mock")
	if !given {
		return nil
	}
	if failure, is := mock.Get("errorOutput"); is {
		r := &asl.Result{Kind: asl.Threw}
		if v, is := failure.Get("error"); is {
			s, _ := v.AsText()
			r.Error = &s
		}
		if v, is := failure.Get("cause"); is {
			s, _ := v.AsText()
			r.Cause = &s
		}
		return r
	}
	return &asl.Result{Value: document(mock, "result")}
}

// document parses a member that is a JSON text.
func document(v value.Value, name string) value.Value {
	parsed, _ := value.Parse(text(v, name), value.Limits{})
	return parsed
}

func text(v value.Value, name string) string {
	member, _ := v.Get(name)
	s, _ := member.AsText()
	return s
}

func number(v value.Value, name string) int32 {
	member, _ := v.Get(name)
	n, _ := member.AsInt()
	return int32(n)
}
