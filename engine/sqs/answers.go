package sqs

import "playground/engine/action"

// answers makes the answers of sends and receives some at a time, which costs less than one by one.
type answers struct {
	sent     []action.SendMessageResult
	received []action.ReceiveMessageResult
}

// answersTogether is how many are made at a time: few, since whoever keeps one keeps them all.
const answersTogether = 8

func (a *answers) toSend() *action.SendMessageResult {
	if len(a.sent) == 0 {
		a.sent = make([]action.SendMessageResult, answersTogether)
	}
	out := &a.sent[0]
	a.sent = a.sent[1:]
	return out
}

func (a *answers) toReceive() *action.ReceiveMessageResult {
	if len(a.received) == 0 {
		a.received = make([]action.ReceiveMessageResult, answersTogether)
	}
	out := &a.received[0]
	a.received = a.received[1:]
	return out
}
