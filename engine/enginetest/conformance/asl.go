package conformance

import (
	"playground/engine/value"
)

// Language is what the cases of state machines are tried on: package asl with what stands around it, or a fake.
//
//	case ─▶ New ─▶ Start ─▶ effects ─▶ mocks, functions, objects, clock ─▶ Resume ─▶ … ─▶ Outcome, History ─▶ expect
type Language struct {
	// New makes an execution that has not started.
	New func(Beginning) (Execution, error)
	// Operations answer what is asked of an empty account and starts no execution, by names such as
	// CreateStateMachine and TestState. The cases of one that is not here are not tried.
	Operations map[string]Operation
}

// Operation answers one request. Its arguments are as they are sent: definitions are texts.
type Operation func(args value.Value, w *World) (response value.Value, refused *Refusal)

// Refusal is an error of an API.
type Refusal struct{ Code, Message string }

// Beginning is all that is known of an execution before it starts.
type Beginning struct {
	Definition                                                 value.Value
	Express                                                    bool
	ExecutionARN, ExecutionName, MachineARN, MachineName, Role string
	Now                                                        func() int64 // the virtual clock, in milliseconds of Unix time
}

// Execution is a state machine at work.
type Execution interface {
	Start(input value.Value) []Effect
	Resume(token uint64, r Result) []Effect
	Outcome() Outcome
	History() []value.Value // as GetExecutionHistory lists the events
}

// Outcome is how far an execution has come.
type Outcome struct {
	Status       string       // RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED
	Output       *value.Value // nil: there is none
	Error, Cause *string      // nil: none was given
}

// Effect is something that an execution asks for. Which of the three is set says what.
type Effect struct {
	Token  uint64 // what Resume takes when it is done
	Call   *Call
	Timer  *int64 // the time at which it is due
	Cancel bool   // neither is wanted any more
	More   bool   // the execution has not done all that it can do now, and goes on at once
}

// Call is a task that an execution schedules, or something that it reads.
type Call struct {
	Kind         string // task, lambda, activity: as in a case's mocks; read: what an ItemReader asks for
	ResourceType string // of a task and a read: sqs, aws-sdk:dynamodb, s3
	Resource     string // as in the TaskScheduled event, or an ARN
	Parameters   value.Value
}

// ResultKind is what became of an effect.
type ResultKind int

// What Resume is told. Submitted and Started come before the end of a task.
const (
	Succeeded ResultKind = iota
	Failed
	Submitted // .sync and .waitForTaskToken: the service's own answer
	Started   // an activity's worker took it
	Due       // of a timer
	GoOn      // the answer to More
)

// Result is what became of an effect.
type Result struct {
	Kind         ResultKind
	Value        value.Value // of Succeeded and Submitted
	Error, Cause *string     // of Failed; nil: none was sent
	FailsAt      string      // the event that tells the failure, where it is not that of a running task
	Worker       string      // of Started
}

// States is the suite of a file of cases about state machines.
func States(file string, l Language) Suite {
	return Suite{
		File: file,
		Try: func(one value.Value) error {
			judge, err := l.play(one)
			if err != nil {
				return err
			}
			return judge(member(one, "expect"))
		},
		Retry: func(one value.Value) func(value.Value) error {
			judge, err := l.play(one)
			return func(mutated value.Value) error {
				if err != nil {
					return err
				}
				return judge(member(mutated, "expect"))
			}
		},
		Mutations: mutateStates,
	}
}
