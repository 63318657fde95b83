package asl

import "playground/engine/value"

// Token names something that an Execution has asked for. It is never used twice in one Execution.
type Token uint64

// EffectKind says what an Effect asks for.
type EffectKind uint8

// What an Execution asks for.
const (
	MakeCall EffectKind = iota // call a service: Effect.Call
	SetTimer                   // Resume with Due at Effect.At
	Cancel                     // forget the call or the timer of this token
	More                       // Resume with GoOn at once: there is more to do than one call may
)

// Effect is something that an Execution asks of whoever runs it.
type Effect struct {
	Kind  EffectKind
	Token Token
	At    int64 // of SetTimer: milliseconds of Unix time
	Call  *Call // of MakeCall
}

// CallKind says how a task is carried out, which decides on the events that tell it.
type CallKind uint8

// How a task is carried out.
const (
	ServiceCall  CallKind = iota // arn:aws:states:::sqs:sendMessage: TaskScheduled, TaskStarted, TaskSucceeded
	LambdaCall                   // the ARN of a function: LambdaFunctionScheduled …
	ActivityCall                 // the ARN of an activity: ActivityScheduled …
	ReadCall                     // what an ItemReader reads: an object's text, or a list of objects; it has no events
	WriteCall                    // what a ResultWriter writes: one object
)

var callKindNames = [...]string{"task", "lambda", "activity", "read", "write"}

// String gives the kind in a word: "task", "lambda", "activity", "read", "write".
func (k CallKind) String() string { return callKindNames[k] }

// Call is one attempt of a task. Nobody changes it once it is handed out.
type Call struct {
	Kind           CallKind
	ResourceType   string      // of a service: "sqs", "aws-sdk:dynamodb"; "s3" of a read
	Resource       string      // "sendMessage.waitForTaskToken"; the ARN of a function or an activity
	Region         string      // of a service
	Parameters     value.Value // the input of a function or an activity
	Credentials    value.Value // null where none are given
	TaskToken      string      // of .waitForTaskToken and of activities
	TimeoutSeconds int64       // 0: none
	Heartbeat      int64       // seconds; 0: none
}

// ResultKind says what became of an Effect.
type ResultKind uint8

// What Resume is told. Submitted, Started and Heartbeat come before the end of a task.
const (
	Returned  ResultKind = iota // the task is done: Result.Value
	Threw                       // the task failed: Error, Cause
	Submitted                   // .sync and .waitForTaskToken: the service's own answer, in Value
	Started                     // a worker took the activity: Worker
	Heartbeat                   // the task lives
	Due                         // the timer's time has come
	GoOn                        // the answer to More
)

// Result is what became of an Effect.
type Result struct {
	Kind   ResultKind
	Value  value.Value
	Error  *string // of Threw; nil: none was sent
	Cause  *string
	Event  EventType // of Threw: the event that tells it, if the task did not fail while it ran: TaskSubmitFailed …
	Worker string    // of Started
}
