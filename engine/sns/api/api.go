// Package api is what a client of Amazon SNS sees: its 42 operations, from the parameters that the Query protocol brought
// to the requests that a topic takes, and from the topic's answers to the results that go back.
//
//	aws.Call ── Begin ─▶ Step ── out or fault: the answer
//	                      └───── ask: a request to the topic ─▶ its Result ── Finish ─▶ the answer
//
// What concerns one message is the topic's own and comes back as its fault: sizes, subjects, attributes, groups. What
// only an account knows is checked here, in AWS's words: ARNs and names of topics, endpoints of subscribers, the texts of
// attributes, the ids of batches, policies and tags.
//
// A topic is there, changed or gone at once, and so is a filter policy, which may take 15 minutes on AWS. Text messaging
// settings, phone numbers that have opted out and mobile push are not simulated: their operations say so.
//
// One file holds one operation.
package api

import (
	"playground/engine/action"
	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// Topic is a topic of an account.
type Topic struct {
	Name          string
	Node          uint32 // its number, for requests
	Settings      component.Settings
	Subscriptions []*Subscription // those that are there, as they stood when it was observed; do not change the slice
	Deleted       int             // how many more there were
	Region        string          // where it says it is in what it sends
	ArchivedSince kernel.Time     // Forever when it keeps no archive
}

// Fifo reports whether it is a FIFO topic.
func (t *Topic) Fifo() bool { return t.Settings.Bool("FifoTopic") }

// Endpoint is where a subscriber is: a queue or a function of the account, or else an address of any kind.
type Endpoint struct{ Queue, Function, Address string }

// Subscription is a subscription to a topic of an account.
type Subscription struct {
	Topic         *Topic
	Wire          uint32 // its number, in requests to the topic
	ID            string // the last part of its ARN
	Protocol      string
	Endpoint      Endpoint
	Settings      component.Settings
	DeadLetter    Endpoint // nowhere when empty
	Pending       bool     // it waits for its confirmation
	Authenticated bool     // whoever confirmed it had credentials, and it takes some to end it
	ReplayStatus  string   // "" when it has no ReplayPolicy
}

// Change is what becomes of a subscription's settings.
type Change struct {
	Settings   value.Value // an object; null for what gets its default again
	Rewire     bool        // the dead-letter queue changes, too,
	DeadLetter string      // to the one of this ARN, or to none
}

// Account is what the operations need of the account that the topics are in. A fault says why a change cannot be.
type Account interface {
	ID() string // 12 digits
	Now() kernel.Time
	Milliseconds(kernel.Time) int64 // since 1970
	Find(name string) *Topic        // nil when there is none of that name
	Topics() []*Topic               // in the order of their names; do not change the slice
	Observe(*Topic)                 // brings its subscriptions up to date
	Create(name string, settings value.Value) *component.Fault
	Configure(t *Topic, settings value.Value) *component.Fault
	Remove(*Topic) *component.Fault
	Place() *action.Place // where the request reached the account

	Subscribe(t *Topic, protocol, endpoint string, c Change) (*Subscription, *component.Fault)
	Adjust(*Subscription, Change) *component.Fault
	// Confirm finds the subscription that a token confirms, or brings back, and does so; nil when there is none.
	Confirm(token string, authenticated bool) *Subscription
	// Unsubscribe ends a subscription; its endpoint may be told, with a token that brings it back.
	Unsubscribe(s *Subscription, told bool) *component.Fault

	// Phone and Device send a message to one phone, or to one mobile device, if there is one of that ARN.
	Phone(number string, m *action.Notify) *component.Fault
	Device(arn string, m *action.Notify) (known bool)
	NewLineage() uint64 // the identity of a new message
	NewMessage() action.MessageID
}

// Call is one call of an operation. Make it of what came over the wire, and keep it until the answer is there.
type Call struct {
	aws.Call
	Account Account
	topic   *Topic   // that the call is about
	ids     []string // of the entries of a batch
}

// Step is what comes next: a request to a topic, or else the answer.
type Step struct {
	Ask   component.Request // nil when the answer is known
	Node  uint32            // of the topic that is asked
	Out   value.Value
	Fault *component.Fault
}

// operation is one row of the table: the answer to an ask is what finish makes of it.
type operation struct {
	aws.Operation
	begin  func(*Call) Step
	finish func(*Call, component.Output) (value.Value, *component.Fault)
}

// Begin carries out a call as far as that is possible without the topic.
func Begin(c *Call) Step { return operations[c.Operation].begin(c) }

// Finish makes the answer of what the topic answered.
func Finish(c *Call, r component.Result) (value.Value, *component.Fault) {
	if r.Fault != nil {
		return value.Null, c.faultOf(r.Fault)
	}
	return operations[c.Operation].finish(c, r.Out)
}

// Service is the table of SNS for the wire protocols.
func Service() *aws.Service {
	s := aws.Service{Name: "sns", XML: "http://sns.amazonaws.com/doc/2010-03-31/", Version: "2010-03-31", Errors: errors}
	for i := range operations {
		s.Operations = append(s.Operations, operations[i].Operation)
	}
	return aws.NewService(s)
}

func fail(f *component.Fault) Step { return Step{Fault: f} }

func done(out value.Value) Step { return Step{Out: out} }
