package view_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/trace"
	"playground/engine/value"
	"playground/web/view"
)

// The kinds of these stories: a client, a queue, a worker that polls.
func kinds() scenario.Kinds {
	return scenario.Kinds{
		{
			Name: "traffic", Title: "Client", Group: "Traffic", Glyph: "client", Help: "Sends messages.",
			Ports:  []component.Port{{Name: "calls", Title: "Calls", Direction: component.Out, Actions: []string{"SendMessage"}}},
			Fields: []component.Field{{Name: "Rate", Type: component.TypeRate, Default: value.Text("1/s"), Help: "How many."}},
			Faults: []component.Disturbance{component.Crash, component.Recover},
		},
		{
			Name: "sqs", Title: "SQS queue", Group: "Messaging", Glyph: "queue", Help: "Keeps messages.",
			Ports: []component.Port{
				{Name: "in", Title: "Send", Direction: component.In, Actions: []string{"SendMessage", "ReceiveMessage"}},
				{Name: "dead-letter", Title: "Dead-letter queue", Direction: component.Out, Actions: []string{"SendMessage"}, Limit: 1},
			},
			Fields: []component.Field{
				{Name: "VisibilityTimeout", Type: component.TypeInteger, Unit: "s", Default: value.Int(30), Max: 43200, Help: "Hidden.", Source: "the book"},
				{Name: "Label", Type: component.TypeText, Help: "What for."},
			},
			Gauges: []component.Gauge{{Name: "ApproximateNumberOfMessagesVisible"}, {Name: "Size", Unit: trace.Bytes}, {Name: "ApproximateAgeOfOldestMessage", Unit: trace.Age}},
			Commands: []component.Command{{Name: "SendMessage", Title: "Send a message", Fields: []component.Field{
				{Name: "MessageBody", Type: component.TypeTemplate, Default: value.Text("hello")},
				{Name: "DelaySeconds", Type: component.TypeInteger, Unit: "s", Max: 900},
			}}, {Name: "Redrive", Title: "Redrive", Fed: "dead-letter"}},
			Faults: []component.Disturbance{component.Slow, component.Recover},
		},
		{
			Name: "service", Title: "Service", Group: "Compute", Glyph: "service", Help: "Works.",
			Ports: []component.Port{
				{Name: "poll", Title: "Polls", Direction: component.Out, Actions: []string{"ReceiveMessage"}, Reverse: true},
			},
			Fields: []component.Field{
				{Name: "Time", Type: component.TypeDuration, Default: value.Text("1s"), Min: 1e6, Max: 3600e9},
				{Name: "On", Type: component.TypeBoolean, Default: value.Bool(true)},
				{Name: "When", Type: component.TypePolicy},
			},
			Faults: []component.Disturbance{component.Crash, component.Hang, component.Slow, component.Recover},
		},
	}
}

const shop = `{"format":1,"title":"Shop","seed":7,
"nodes":[
 {"id":"shop","kind":"traffic","x":0,"y":0},
 {"id":"orders","kind":"sqs","x":320,"y":0,"VisibilityTimeout":6},
 {"id":"dlq","kind":"sqs","x":320,"y":240},
 {"id":"kitchen","kind":"service","x":640,"y":0}],
"wires":[{"from":"shop.calls","to":"orders.in"},{"from":"kitchen.poll","to":"orders.in","latency":"200ms"},{"from":"orders.dead-letter","to":"dlq.in"}],
"notes":[{"id":"hint","x":0,"y":400,"text":"Look"}],
"faults":[{"at":"30s","fault":"crash","node":"kitchen"},{"at":"1m","fault":"cut","wire":"shop.calls>orders.in"}]}`

func open(t *testing.T, text string) *view.Document {
	t.Helper()
	s, problems := scenario.Decode([]byte(text), kinds())
	require.Empty(t, problems)
	return view.NewDocument(s, kinds())
}

func do(t *testing.T, d *view.Document, label string, edits []scenario.Edit) {
	t.Helper()
	require.NotEmpty(t, edits)
	require.Empty(t, d.Do(label, edits))
}
