// Package api is what a client of Amazon SQS sees: its 23 operations, from the parameters that a wire protocol brought
// to the requests that a queue takes, and from the queue's answers to the results that go back.
//
//	aws.Call ── Begin ─▶ Step ── out or fault: the answer
//	                      └───── ask: a request to the queue ─▶ its Result ── Finish ─▶ the answer
//
// What concerns one message is the queue's own and comes back as its fault: sizes, attributes, groups, delays,
// visibility. What only an account knows is checked here, in AWS's words: names and URLs of queues, the texts of their
// attributes, the ids of batches, policies and tags.
//
// A queue is there, changed or gone at once: AWS's eventual consistency, by which a new queue can be used after a second
// and new attributes may take a minute, is not simulated.
//
// One file holds one operation.
package api

import (
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// Queue is a queue of an account.
type Queue struct {
	Name       string
	Node       uint32 // its number, for requests; in results of queues it is this + 1
	Settings   component.Settings
	DeadLetter *Queue // its dead-letter queue, or nil
	Created    kernel.Time
	Modified   kernel.Time
}

// Fifo reports whether it is a FIFO queue.
func (q *Queue) Fifo() bool { return q.Settings.Bool("FifoQueue") }

// Change is what becomes of a queue's settings.
type Change struct {
	Settings   value.Value // an object; null for what gets its default again
	Rewire     bool        // the dead-letter queue changes, too,
	DeadLetter *Queue      // to this one, or to none
}

// Account is what the operations need of the account that the queues are in. A fault says why a change cannot be.
type Account interface {
	ID() string // 12 digits
	Now() kernel.Time
	Milliseconds(kernel.Time) int64 // since 1970
	Find(name string) *Queue        // nil when there is none of that name
	Queues() []*Queue               // in the order of their names; do not change the slice
	NameOf(node uint32) string      // what the queue at that node is or was called
	Deleted(name string) (at kernel.Time, ok bool)
	Create(name string, c Change) *component.Fault
	Configure(*Queue, Change) *component.Fault
	Remove(*Queue) *component.Fault
	Redrive(from, to *Queue) *component.Fault // makes a way for moving messages back
	NewLineage() uint64                       // the identity of a new message
}

// Call is one call of an operation. Make it of what came over the wire, and keep it until the answer is there.
type Call struct {
	aws.Call
	Account Account
	queue   *Queue // that the call is about
	entries []entry
}

// Step is what comes next: a request to a queue, or else the answer.
type Step struct {
	Ask   component.Request // nil when the answer is known
	Node  uint32            // of the queue that is asked
	Out   value.Value
	Fault *component.Fault
}

// operation is one row of the table: the answer to an ask is what finish makes of it.
type operation struct {
	aws.Operation
	begin  func(*Call) Step
	finish func(*Call, component.Output) (value.Value, *component.Fault)
}

// Begin carries out a call as far as that is possible without the queue.
func Begin(c *Call) Step { return operations[c.Operation].begin(c) }

// Finish makes the answer of what the queue answered.
func Finish(c *Call, r component.Result) (value.Value, *component.Fault) {
	if r.Fault != nil {
		return value.Null, c.faultOf(r.Fault)
	}
	return operations[c.Operation].finish(c, r.Out)
}

// Service is the table of SQS for the wire protocols.
func Service() *aws.Service {
	s := aws.Service{Name: "sqs", Target: "AmazonSQS", Namespace: "com.amazonaws.sqs",
		XML: "http://queue.amazonaws.com/doc/2012-11-05/", Version: "2012-11-05", Detail: true, Errors: errors}
	for i := range operations {
		s.Operations = append(s.Operations, operations[i].Operation)
	}
	return aws.NewService(s)
}

func fail(f *component.Fault) Step { return Step{Fault: f} }

func done(out value.Value) Step { return Step{Out: out} }

func (c *Call) ask(in component.Request) Step { return Step{Ask: in, Node: c.queue.Node} }

// empty is the answer of operations that give nothing back.
func empty(*Call, component.Output) (value.Value, *component.Fault) { return value.Null, nil }
