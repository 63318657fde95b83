package traffic

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/template"
	"playground/engine/value"
)

// send asks the client for one message by hand.
type send struct{ body string } // "" for the client's own

// Action names the action.
func (*send) Action() string { return "Send" }

// Value renders the request.
func (s *send) Value() value.Value {
	b := value.NewObject(1)
	if s.body != "" {
		b.Set("Body", value.Text(s.body))
	}
	return b.Value()
}

func sendCommand() component.Command {
	return component.Command{
		Name: "Send", Title: "Send one message",
		Fields: []component.Field{{
			Name: "Body", Type: component.TypeTemplate, Default: value.Text(""), Check: template.Check,
			Help: "Text of this message, a template as well; empty for the client's own Body.",
		}},
		Request: func(s component.Settings, _ component.Env) component.Request { return &send{s.Text("Body")} },
	}
}

// notConnected is the answer to a person who sends from a client that leads nowhere.
var notConnected = &component.Fault{Code: "NotConnected", Message: "no wire leaves this client; draw one to a service, a queue or a topic"}

// Call is a person's command: the only call that a client takes.
func (c *client) Call(in component.Call) {
	if len(c.wires) == 0 {
		c.env.Reply(in.ID, component.Result{Fault: notConnected})
		return
	}
	body := c.body
	if s := in.In.(*send); s.body != "" {
		body, _ = template.Compile(s.body)
	}
	c.send(c.message(body))
	c.env.Reply(in.ID, component.Result{Out: action.Empty{}})
}
