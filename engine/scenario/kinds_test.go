package scenario_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
)

// The kinds of these tests: small, and with every type of field, every direction and every limit.
var (
	client = &component.Kind{
		Name: "client", Title: "Client", Help: "Calls somebody.",
		Ports: []component.Port{
			{Name: "calls", Title: "Calls", Direction: component.Out, Actions: []string{"Request", "SendMessage", "Publish"}},
		},
		Fields: []component.Field{
			{Name: "Rate", Type: component.TypeRate, Default: value.Text("1/s"), Help: "How many."},
			{Name: "Pattern", Type: component.TypeEnum, Default: value.Text("constant"), Options: []string{"constant", "poisson"}, Help: "How they arrive."},
			{Name: "Body", Type: component.TypeTemplate, Default: value.Text("order {{n}}"), Help: "What it says."},
			{Name: "Attributes", Type: component.TypeTemplate, Default: value.Text(""), Check: pairs, Help: "What it is marked with."},
			{Name: "Timeout", Type: component.TypeDuration, Default: value.Text("30s"), Max: 3600e9, Help: "How long it waits."},
		},
		Faults: []component.Disturbance{component.Burst, component.Poison, component.Crash, component.Recover},
	}
	queue = &component.Kind{
		Name: "queue", Title: "Queue", Help: "Keeps messages.",
		Ports: []component.Port{
			{Name: "in", Title: "Send", Direction: component.In, Actions: []string{"SendMessage", "ReceiveMessage"}},
			{Name: "dead-letter", Title: "Dead letters", Direction: component.Out, Actions: []string{"SendMessage"}, Limit: 1},
		},
		Fields: []component.Field{
			{Name: "VisibilityTimeout", Type: component.TypeInteger, Unit: "s", Default: value.Int(30), Max: 43200, Help: "How long it hides.", Source: "the book"},
			{Name: "Label", Type: component.TypeText, Help: "What it is for."},
		},
		Gauges: []component.Gauge{{Name: "ApproximateNumberOfMessagesVisible"}},
		Faults: []component.Disturbance{component.Crash, component.Slow, component.Recover},
	}
	service = &component.Kind{
		Name: "service", Title: "Service", Help: "Works.",
		Ports: []component.Port{
			{Name: "in", Title: "Requests", Direction: component.In, Actions: []string{"Request"}},
			{Name: "calls", Title: "Calls", Direction: component.Out, Actions: []string{"Request", "SendMessage"}},
			{Name: "poll", Title: "Polls", Direction: component.Out, Actions: []string{"ReceiveMessage"}, Reverse: true},
		},
		Fields: []component.Field{
			{Name: "Workers", Type: component.TypeInteger, Default: value.Int(1), Min: 1, Max: 8, Help: "How many work."},
			{Name: "WorkTime", Type: component.TypeDistribution, Default: value.Text("100ms"), Help: "How long it takes."},
			{Name: "FailureProbability", Type: component.TypeProbability, Default: value.Text("0%"), Help: "How often it fails."},
			{Name: "FailWhen", Type: component.TypePolicy, Help: "When it fails."},
		},
		Faults: []component.Disturbance{component.Crash, component.Hang, component.Slow, component.Recover},
	}
	topic = &component.Kind{
		Name: "topic", Title: "Topic", Help: "Tells many.",
		Ports: []component.Port{
			{Name: "in", Title: "Publish", Direction: component.In, Actions: []string{"Publish"}},
			{Name: "subscriptions", Title: "Subscriptions", Direction: component.Out, Actions: []string{"SendMessage"}, Fields: []component.Field{
				{Name: "RawMessageDelivery", Type: component.TypeBoolean, Default: value.Bool(false), Help: "Without the envelope."},
				{Name: "FilterPolicy", Type: component.TypePolicy, Help: "Which messages it wants."},
				{Name: "Otherwise", Type: component.TypeText, Peer: "subscriptions", Help: "Who gets what cannot be delivered."},
			}},
		},
	}
	kinds = scenario.Kinds{client, queue, service, topic}
)

// pairs checks the attributes of these tests.
func pairs(at value.Pointer, v value.Value) []component.Problem {
	if text, _ := v.AsText(); text != "" && !strings.Contains(text, "=") {
		return []component.Problem{{Pointer: at, Message: "attributes: " + text + " has no ="}}
	}
	return nil
}

// ticketWindow uses a bit of everything.
const ticketWindow = `{
  "format":1,
  "title":"Ticket window",
  "seed":7,
  "nodes":[
    {"id":"guests","kind":"client","x":0,"y":-40,"Rate":"5/s","Pattern":"poisson"},
    {"id":"orders","kind":"queue","x":320,"y":160,"VisibilityTimeout":45},
    {"id":"dead","kind":"queue","x":320,"y":320},
    {"id":"kitchen","kind":"service","x":640,"y":160,"Workers":3,"WorkTime":"exponential 40ms","FailureProbability":"5%","FailWhen":{"dish":["soup"]}},
    {"id":"news","kind":"topic","x":0,"y":320}
  ],
  "wires":[
    {"from":"guests.calls","to":"orders.in","latency":"5ms"},
    {"from":"guests.calls","to":"news.in"},
    {"from":"orders.dead-letter","to":"dead.in"},
    {"from":"kitchen.poll","to":"orders.in","latency":"uniform 10ms 50ms"},
    {"from":"news.subscriptions","to":"dead.in","RawMessageDelivery":true,"FilterPolicy":{"dish":["soup"]}}
  ],
  "notes":[
    {"id":"n1","x":8,"y":8,"text":"Watch the kitchen."},
    {"id":"n2","x":0,"y":0,"text":""}
  ],
  "faults":[
    {"at":"30s","fault":"crash","node":"kitchen"},
    {"at":"1m","fault":"recover","node":"kitchen"},
    {"at":"10s","fault":"slow","node":"orders","factor":10},
    {"at":"0s","fault":"drop","wire":"guests.calls>orders.in","probability":"5%"},
    {"at":"250ms","fault":"cut","wire":"kitchen.poll>orders.in"}
  ]
}
`

func decode(t *testing.T, text string) *scenario.Scenario {
	t.Helper()
	s, problems := scenario.Decode([]byte(text), kinds)
	require.Empty(t, problems)
	return s
}
