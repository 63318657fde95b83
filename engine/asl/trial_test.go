package asl_test

import (
	"playground/engine/asl"
	"playground/engine/asl/diagnose"
	"playground/engine/enginetest/conformance"
	"playground/engine/value"
)

// testState answers TestState. What it does not know is which results the API of a service allows.
func testState(args value.Value, w *conformance.World) (value.Value, *conformance.Refusal) {
	setup, bad := asl.ReadTrialSetup(args)
	if bad != nil {
		return value.Null, (*conformance.Refusal)(bad)
	}
	m, refused := tried(text(args, "definition"))
	if refused != nil {
		return value.Null, refused
	}
	lone := info
	lone.Type = asl.Express
	lone.ExecutionARN = "arn:aws:states:us-east-1:111111111111:express:machine:one"
	trial, found := asl.NewTrial(m, text(args, "stateName"), lone, &clock{at: 1_700_000_000_000}, setup)
	if !found {
		return value.Null, &conformance.Refusal{Code: "ValidationException", Message: "State not found in definition"}
	}
	if bad := trial.Refused(); bad != nil {
		return value.Null, (*conformance.Refusal)(bad)
	}
	effects := trial.Start()
	for !trial.Done() && len(effects) > 0 {
		effects = answered(trial, effects[0], w)
	}
	level := text(args, "inspectionLevel")
	return trial.Response(level == "DEBUG" || level == "TRACE"), nil
}

// tried compiles a definition: a whole one, or that of one state, whose next states are not there.
func tried(definition string) (*asl.Machine, *conformance.Refusal) {
	v, _ := value.Parse(definition, value.Limits{})
	_, whole := v.Get("States")
	if !whole {
		definition = `{"StartAt":"StateName","States":{"StateName":` + definition + `}}`
	}
	var found []diagnose.Diagnostic
	for _, d := range diagnose.Definition(definition, diagnose.Standard) {
		if whole || d.Code != "MISSING_TRANSITION_TARGET" && d.Code != "MISSING_END_STATE" {
			found = append(found, d)
		}
	}
	if diagnose.Refused(found) {
		return nil, &conformance.Refusal{Code: "InvalidDefinition", Message: diagnose.Message(found)}
	}
	compile := asl.CompileState
	if whole {
		compile = asl.Compile
	}
	m, problems := compile(v)
	if len(problems) > 0 {
		return nil, &conformance.Refusal{Code: "InvalidDefinition", Message: problems[0].Message}
	}
	return m, nil
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

func text(v value.Value, name string) string {
	member, _ := v.Get(name)
	s, _ := member.AsText()
	return s
}
