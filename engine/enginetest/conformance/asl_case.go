package conformance

import (
	"fmt"
	"slices"
	"time"

	"playground/engine/value"
)

// judge holds what came of a case to what is expected.
type judge func(expect value.Value) error

// machineKinds have, for each kind of case, what plays it, and the keys that it may have beside those of every case.
var machineKinds = map[string]struct {
	play func(l Language, one value.Value) (judge, error)
	keys []string
}{
	"execution":      {Language.playExecution, append([]string{"executionName", "inputText", "s3"}, executionKeys...)},
	"sync_execution": {Language.playExecution, executionKeys},
	"express_async":  {Language.playExecution, executionKeys},
	"choice":         {Language.playExecution, []string{"definition", "input", "expect", "operator"}},
	"test_state":     {Language.playTestState, []string{"request", "expect", "lambdas", "taskResult", "taskError"}},
	"validation":     {Language.playValidation, []string{"operation", "args", "expect"}},
	"api":            {Language.playAPI, []string{"steps", "s3"}},
}

var executionKeys = []string{"type", "stateMachineName", "definition", "input", "clockStart", "mocks", "lambdas", "logging", "expect"}

var everyCaseKeys = []string{"id", "kind", "recorded", "validated", "confidence", "localstackDiffersAt"}

func (l Language) play(one value.Value) (judge, error) {
	kind, known := machineKinds[textOf(one, "kind")]
	if !known {
		return nil, fmt.Errorf("there is no kind %q", textOf(one, "kind"))
	}
	for name := range one.Members() {
		if !slices.Contains(everyCaseKeys, name) && !slices.Contains(kind.keys, name) {
			return nil, fmt.Errorf("a case of the kind %s has no key %q", textOf(one, "kind"), name)
		}
	}
	return kind.play(l, one)
}

// playAPI leaves sequences of calls to the service that has executions and machines in its keeping.
func (l Language) playAPI(value.Value) (judge, error) {
	return nil, Apart("calls in a row are the service's")
}

func (l Language) playValidation(one value.Value) (judge, error) {
	name := textOf(one, "operation")
	ask, known := l.Operations[name]
	if !known {
		return nil, Apart(name + " is the service's")
	}
	response, refused := ask(asSent(member(one, "args"), "definition"), &World{patterns: &patterns{}})
	return func(expect value.Value) error { return judgeAnswer(expect, response, refused, &patterns{}) }, nil
}

func (l Language) playTestState(one value.Value) (judge, error) {
	ask, known := l.Operations["TestState"]
	if !known {
		return nil, Apart("TestState is the service's")
	}
	w, err := newWorld(one)
	if err != nil {
		return nil, err
	}
	response, refused := ask(asSent(member(one, "request"), "definition", "input", "context", "variables"), w)
	if w.failure != nil {
		return nil, w.failure
	}
	return func(expect value.Value) error { return judgeAnswer(expect, response, refused, w.patterns.clone()) }, nil
}

// asSent renders those members that a case has parsed and a request sends as JSON texts. One that is no JSON, or whose
// exact text matters, stands in a member of its own: definitionText.
func asSent(args value.Value, texts ...string) value.Value {
	args = expanded(args)
	for _, name := range texts {
		if text, is := args.Get(name + "Text"); is {
			args = args.Without(name+"Text").With(name, text)
		} else if v, is := args.Get(name); is {
			args = args.With(name, value.Text(v.String()))
		}
	}
	return args
}

// What the ARNs of a case are made of. AWS makes up the names of executions that have none; here they are always the
// same, in the form of AWS's.
const (
	machineRole    = "arn:aws:iam::" + stateAccount + ":role/sfn_role"
	stateAccount   = "111111111111"
	stateRegion    = "us-east-1"
	madeUpName     = "b1e5c0de-0000-4000-8000-000000000001"
	madeUpRun      = "b1e5c0de-0000-4000-8000-000000000002"
	choicesMachine = "choice"
)

// anyTime is when the clock starts where a case does not say.
var anyTime = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)

func beginningOf(one value.Value) (b Beginning, start time.Time, err error) {
	start = anyTime
	if text := textOf(one, "clockStart"); text != "" {
		if start, err = time.Parse(time.RFC3339Nano, text); err != nil {
			return b, start, err
		}
	}
	b = Beginning{
		Definition: member(one, "definition"), Express: textOf(one, "type") == "EXPRESS", Role: machineRole,
		MachineName: textOf(one, "stateMachineName"), ExecutionName: textOf(one, "executionName"),
	}
	if b.MachineName == "" {
		b.MachineName = choicesMachine
	}
	if b.ExecutionName == "" {
		b.ExecutionName = madeUpName
	}
	states := "arn:aws:states:" + stateRegion + ":" + stateAccount + ":"
	b.MachineARN = states + "stateMachine:" + b.MachineName
	b.ExecutionARN = states + "execution:" + b.MachineName + ":" + b.ExecutionName
	if b.Express {
		b.ExecutionARN = states + "express:" + b.MachineName + ":" + b.ExecutionName + ":" + madeUpRun
	}
	return b, start, nil
}

func (l Language) playExecution(one value.Value) (judge, error) {
	if has(one, "inputText") {
		return nil, Apart("an input that is no JSON is refused by the service")
	}
	b, start, err := beginningOf(one)
	if err != nil {
		return nil, err
	}
	w, err := newWorld(one)
	if err != nil {
		return nil, err
	}
	r := &machineRun{world: w, beginning: b, now: start.UnixMilli(), logging: member(one, "logging")}
	r.beginning.Now = func() int64 { return r.now }
	if r.execution, err = l.New(r.beginning); err != nil {
		return nil, err
	}
	r.input = expanded(member(one, "input"))
	still := textOf(member(one, "expect"), "status") == running
	if err := r.play(still); err != nil {
		return nil, err
	}
	kind := textOf(one, "kind")
	return func(expect value.Value) error { return r.judge(kind, expect) }, nil
}
