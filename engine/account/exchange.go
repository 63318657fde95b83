package account

import (
	"playground/engine/aws"
	"playground/engine/component"
	topicapi "playground/engine/sns/api"
	queueapi "playground/engine/sqs/api"
	"playground/engine/value"
)

// services are the tables of those that the account has; the first answers what is no call of any.
func services() []*aws.Service {
	return []*aws.Service{queueapi.Service(), topicapi.Service()}
}

// request is one that waits for a node.
type request struct {
	ticket   Ticket
	id       component.CallID
	exchange exchange
}

// exchange is a call of one of the services.
type exchange interface {
	call() *aws.Call
	begin() step
	finish(component.Result) (value.Value, *component.Fault)
}

// step is what comes next: a request to a node, or else the answer.
type step struct {
	ask   component.Request
	node  uint32
	out   value.Value
	fault *component.Fault
}

func (a *Account) exchangeOf(call aws.Call) exchange {
	if call.Service == a.services[0] {
		return &queueCall{queueapi.Call{Call: call, Account: queueResources{a}}}
	}
	return &topicCall{topicapi.Call{Call: call, Account: topicResources{a}}}
}

type queueCall struct{ queueapi.Call }

func (q *queueCall) call() *aws.Call { return &q.Call.Call }

func (q *queueCall) begin() step {
	s := queueapi.Begin(&q.Call)
	return step{s.Ask, s.Node, s.Out, s.Fault}
}

func (q *queueCall) finish(r component.Result) (value.Value, *component.Fault) {
	return queueapi.Finish(&q.Call, r)
}

type topicCall struct{ topicapi.Call }

func (q *topicCall) call() *aws.Call { return &q.Call.Call }

func (q *topicCall) begin() step {
	s := topicapi.Begin(&q.Call)
	return step{s.Ask, s.Node, s.Out, s.Fault}
}

func (q *topicCall) finish(r component.Result) (value.Value, *component.Fault) {
	return topicapi.Finish(&q.Call, r)
}
