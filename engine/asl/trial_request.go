package asl

import (
	"slices"

	"playground/engine/value"
)

// TrialRefusal is an error that TestState answers with.
type TrialRefusal struct{ Code, Message string }

func invalidTrial(message string) *TrialRefusal { return &TrialRefusal{"ValidationException", message} }

// ReadTrialSetup reads the arguments of TestState, as they are sent: input, variables, context and the mock's result are
// JSON texts.
func ReadTrialSetup(args value.Value) (s TrialSetup, bad *TrialRefusal) {
	s.Input, s.Variables = emptyObject, emptyObject
	if !readText(args, "input", &s.Input) || !readText(args, "variables", &s.Variables) {
		return s, invalidTrial("The input and the variables must be valid JSON")
	}
	if _, given := args.Get("context"); given {
		s.Context = &value.Value{}
		if !readText(args, "context", s.Context) {
			return s, invalidTrial("Invalid Context object provided: it is no JSON")
		}
		if field, strange := strangeField(*s.Context, contextFields); strange {
			return s, invalidTrial("Invalid Context object provided: Field '" + field + "' is not allowed")
		}
	}
	config, _ := args.Get("stateConfiguration")
	s.Retried, s.Failed = count(config, "retrierRetryCount"), count(config, "mapIterationFailureCount")
	if bad = s.readMock(args); bad != nil {
		return s, bad
	}
	reveal, _ := args.Get("revealSecrets")
	_, counts := config.Get("mapIterationFailureCount")
	switch revealed, _ := reveal.AsBool(); {
	case revealed && s.Mock != nil:
		return s, invalidTrial("TestState does not support RevealSecrets when a mock is specified.")
	case counts && s.Mock == nil:
		return s, invalidTrial("TestState does not support MapIterationFailureCount when a mock is not specified.")
	}
	return s, nil
}

// readText reads a member that is a JSON text, if there is one.
func readText(v value.Value, name string, to *value.Value) bool {
	member, given := v.Get(name)
	if !given {
		return true
	}
	text, _ := member.AsText()
	read, wrong := value.Parse(text, value.Limits{LastNameWins: true})
	*to = read
	return wrong == nil
}

func count(v value.Value, name string) int32 {
	member, _ := v.Get(name)
	n, _ := member.AsInt()
	return int32(n)
}

func (s *TrialSetup) readMock(args value.Value) *TrialRefusal {
	mock, given := args.Get("mock")
	if !given {
		return nil
	}
	_, result := mock.Get("result")
	failure, fails := mock.Get("errorOutput")
	s.Mock = &Result{}
	if mode := givenText(mock, "fieldValidationMode"); mode != nil {
		s.Validation = *mode
	}
	switch {
	case result && fails:
		return invalidTrial("A test mock should have only one of the following fields: [result, errorOutput].")
	case fails:
		s.Mock.Kind = Threw
		s.Mock.Error, s.Mock.Cause = givenText(failure, "error"), givenText(failure, "cause")
	case !readText(mock, "result", &s.Mock.Value):
		return invalidTrial("Mocked result must be valid JSON")
	}
	return nil
}

func givenText(v value.Value, name string) *string {
	member, given := v.Get(name)
	text, is := member.AsText()
	if !given || !is {
		return nil
	}
	return &text
}

// fields are the members that an object may have, with those of each in turn where it is an object.
type fields []field

type field struct {
	name  string
	inner fields
}

// contextFields is the Context Object (developer guide, "Accessing execution data from the Context object").
var contextFields = fields{
	{"Execution", fields{{name: "Id"}, {name: "Input"}, {name: "Name"}, {name: "RoleArn"}, {name: "StartTime"}, {name: "RedriveCount"}, {name: "RedriveTime"}}},
	{"State", fields{{name: "EnteredTime"}, {name: "Name"}, {name: "RetryCount"}}},
	{"StateMachine", fields{{name: "Id"}, {name: "Name"}}},
	{"Task", fields{{name: "Token"}}},
	{"Map", fields{{"Item", fields{{name: "Index"}, {name: "Value"}, {name: "Key"}, {name: "Source"}}}}},
}

// strangeField finds a member that an object may not have.
func strangeField(v value.Value, allowed fields) (name string, strange bool) {
	for name, member := range v.Members() {
		i := slices.IndexFunc(allowed, func(f field) bool { return f.name == name })
		if i < 0 {
			return name, true
		}
		if inner := allowed[i].inner; inner != nil {
			if name, strange := strangeField(member, inner); strange {
				return name, true
			}
		}
	}
	return "", false
}

// Refused says why a state of its type cannot be tried so; nil if it can.
func (t *Trial) Refused() *TrialRefusal {
	s, mock := t.x.threads[0].state, t.setup.Mock
	switch s.kind {
	case kindMap, kindParallel:
		if mock == nil {
			return &TrialRefusal{"InvalidDefinition", "TestState API does not support Map or Parallel states. " +
				"Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]"}
		}
		exported := s.kind == kindMap && s.each.spread != nil && s.each.spread.writer != nil
		if mock.Kind == Returned && mock.Value.Kind() != value.KindArray && !exported {
			return invalidTrial("Mocked result must be an array.")
		}
	case kindTask:
		if mock == nil || mock.Kind != Returned || t.setup.Validation == "NONE" {
			return nil
		}
		if wrong := misfit(mock.Value, resultFields(s.task.resourceType, s.task.resource), t.setup.Validation != "PRESENT"); wrong != "" {
			return invalidTrial("Mock result schema validation error: " + wrong)
		}
	default:
		if mock != nil {
			return invalidTrial("State type '" + stateTypes[s.kind].name + "' is not supported when a mock is specified")
		}
	}
	return nil
}
