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
			},
		},
		{
			Name: "PurgeQueue", Title: "Purge",
			Request: func(component.Settings, component.Env) component.Request { return &PurgeQueue{} },
		},
	}
}

// sendByHand makes a new message of what a person typed.
func sendByHand(s component.Settings, env component.Env) component.Request {
	lineage := env.NewLineage()
	in := &action.SendMessage{DelaySeconds: action.Unset}
	in.Message.Token = component.Token{Lineage: lineage, Attempt: 1}
	if t, err := template.Compile(s.Text("MessageBody")); err == nil {
		in.Message.Body = t.Text(template.Context{N: int64(lineage), Now: env.Now(), Rand: env.Rand("command")})
	}
	if !s.Raw("DelaySeconds").IsNull() {
		in.DelaySeconds = s.Int("DelaySeconds")
	}
	return in
}
