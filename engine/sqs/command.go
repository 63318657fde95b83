package sqs

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/template"
	"playground/engine/value"
)

func commands() []component.Command {
	return []component.Command{
		{
			Name: "SendMessage", Title: "Send a message", Request: sendByHand,
			Fields: []component.Field{
				{Name: "MessageBody", Type: component.TypeTemplate, Default: value.Text("message {{n}}"), Check: template.Check,
					Help: "The message; {{n}} is its number in the whole simulation."},
				{Name: "DelaySeconds", Type: component.TypeInteger, Unit: "s", Min: 0, Max: delaySecondsMax, Source: apiReference,
					Help: "How long this message is kept back; the queue's own DelaySeconds when empty."},
				{Name: "MessageGroupId", Type: component.TypeText, Default: value.Text(""), Source: sendReference,
					Help: "The group within which a FIFO queue keeps the order; it needs one."},
				{Name: "MessageDeduplicationId", Type: component.TypeText, Default: value.Text(""), Source: sendReference,
					Help: "A FIFO queue takes one message with the same id within five minutes."},
			},
		},
		{
			Name: "PurgeQueue", Title: "Purge",
			Request: func(component.Settings, component.Env) component.Request { return &PurgeQueue{} },
		},
		{
			Name: "StartMessageMoveTask", Title: "Redrive", Fed: portDeadLetter, Request: startByHand,
			Fields: []component.Field{
				{Name: "MaxNumberOfMessagesPerSecond", Type: component.TypeInteger, Unit: "messages", Min: 1, Max: moveTaskRateMax, Source: taskReference,
					Help: "How many messages a second are moved at most; the service chooses when empty."},
				{Name: "Destination", Type: component.TypeText, Default: value.Text(""), Source: taskReference,
					Help: "The queue that gets the messages, at the end of a wire from Redrive to; when empty each goes back to where it came from."},
			},
		},
		{
			Name: "CancelMessageMoveTask", Title: "Cancel the redrive", Fed: portDeadLetter,
			Request: func(component.Settings, component.Env) component.Request { return &CancelMessageMoveTask{} },
			Ready:   someTaskRuns,
		},
	}
}

const (
	sendReference = "Amazon SQS API reference, SendMessage"
	taskReference = "Amazon SQS API reference, StartMessageMoveTask"
)

// nowhere is a destination to which no wire leads: a task fails there.
const nowhere = ^uint32(0)

func startByHand(s component.Settings, env component.Env) component.Request {
	in := &StartMessageMoveTask{}
	if !s.Raw("MaxNumberOfMessagesPerSecond").IsNull() {
		in.MaxPerSecond = s.Int("MaxNumberOfMessagesPerSecond")
	}
	if name := s.Text("Destination"); name != "" {
		in.Destination = nowhere
		for _, w := range env.Wires(portRedrive) {
			if w.Peer == name {
				in.Destination = w.PeerNode
			}
		}
	}
	return in
}

// sendByHand makes a new message of what a person typed.
func sendByHand(s component.Settings, env component.Env) component.Request {
	lineage := env.NewLineage()
	in := &action.SendMessage{DelaySeconds: action.Unset}
	in.Message.Token = component.Token{Lineage: lineage, Attempt: 1}
	if t, err := template.Compile(s.Text("MessageBody")); err == nil {
		in.Message.Body = t.Text(template.Context{N: int64(lineage), Now: env.Now(), Rand: env.Rand("command")})
	}
	in.Message.GroupID, in.Message.DeduplicationID = s.Text("MessageGroupId"), s.Text("MessageDeduplicationId")
	if !s.Raw("DelaySeconds").IsNull() {
		in.DelaySeconds = s.Int("DelaySeconds")
	}
	return in
}
