// Package asl is the Amazon States Language: it compiles a definition to a
// Machine and interprets it, event by event as AWS Step Functions does.
//
//	definition ── Compile ──▶ Machine ── New ──▶ Execution
//
//	Start(input) ──▶ effects ──▶ whoever runs it: services, timers
//	    ▲                                │
//	    └──── Resume(token, result) ◀────┘      until Status is no longer Running
//
// An Execution has no goroutine, no closure and no clock. What it waits for are
// effects, data that it hands out: Call a service, wake me At a time, Cancel
// what I asked for. Each has a Token, with which the answer comes back. Its
// whole state, the stack included, are slices of plain structs, so that it can
// be cloned, printed and kept by the hundred thousand.
//
// Each call does a bounded amount of work. What is left over is asked for by an
// effect of kind More, so that an endless loop in a definition is many short
// calls and no hang.
package asl

// Type is the type of a state machine.
type Type uint8

// The two types of state machine.
const (
	Standard Type = iota
	Express
)

// Info is what an Execution knows of itself: the Context Object tells it.
type Info struct {
	ExecutionARN  string
	ExecutionName string
	MachineARN    string
	MachineName   string
	RoleARN       string
	Region        string // of what it calls; "us-east-1" if empty
	Type          Type
}

// Host is an Execution's only door to the world: the time, and what is random.
type Host interface {
	Now() int64                   // milliseconds of Unix time
	UUID() string                 // version 4, in lower case
	RandomInt(lo, hi int64) int64 // lo and hi are both possible
	Token() string                // a task token that nobody has
}

// Status says how far an Execution has come.
type Status uint8

// What DescribeExecution says of an execution.
const (
	Running Status = iota
	Succeeded
	Failed
	TimedOut
	Aborted
)

var statusNames = [...]string{"RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED"}

// String gives AWS's word for the status: "RUNNING", "TIMED_OUT".
func (s Status) String() string { return statusNames[s] }
