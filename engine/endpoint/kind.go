// Package endpoint is an HTTP endpoint: a server of somebody else, to which a topic POSTs its notifications and a client or
// a service its requests. It answers as its settings say, after a while, or never.
package endpoint

import (
	"playground/engine/component"
	"playground/engine/subscriber"
	"playground/engine/value"
)

// answersNever is the value of Answers that is no status: the connection stays open until the caller gives up.
const answersNever = "never"

// Kind describes the endpoint; list it in the catalog.
func Kind() *component.Kind {
	return &component.Kind{
		Name: "endpoint", Title: "HTTP endpoint", Group: "Subscribers", Glyph: "endpoint", Picture: "endpoint",
		Help:     "A server of somebody else: it keeps the requests that come, and answers, fails or hangs.",
		Ports:    subscriber.Ports("https", "http"),
		Fields:   append(fields(), subscriber.ConfirmFields()...),
		Gauges:   []component.Gauge{{Name: "RequestsReceived"}, {Name: "OpenRequests"}, {Name: "LastStatus"}},
		Commands: []component.Command{subscriber.ConfirmCommand()},
		Verbs:    subscriber.Serves(),
		Timers:   subscriber.ServingTimers(),
		Faults:   []component.Disturbance{component.Crash, component.Recover, component.Hang, component.Slow},
		New:      subscriber.New(manner),
	}
}

func fields() []component.Field {
	options := append(subscriber.Answers(), answersNever)
	return []component.Field{
		{Name: "Url", Title: "URL", Type: component.TypeText, Default: value.Text(""), Check: checkURL,
			Help: "The address that the subscription has as its endpoint; empty is the node's id at example.com."},
		{Name: "Answers", Type: component.TypeEnum, Default: value.Text(options[0]), Options: options,
			Help:   "The status of every answer. A topic tries again after 429 and 5xx, and gives up after any other that is no success; never keeps the connection open.",
			Source: "SNS developer guide, message delivery retries"},
		{Name: "FailureProbability", Title: "Failures", Type: component.TypeProbability, Default: value.Text("0%"),
			Help: "The chance that an answer is 500 Internal Server Error instead."},
		{Name: "ResponseTime", Title: "Response time", Type: component.TypeDistribution, Default: value.Text("50ms"),
			Help: "How long the server takes for an answer."},
	}
}

func manner(s component.Settings) subscriber.Manner {
	set := s.Text("Url")
	return subscriber.Manner{Serves: &subscriber.Service{
		URL:    func(id, protocol string) string { return URL(id, set, protocol) },
		Status: subscriber.Status(s.Text("Answers")), Failing: s.Probability("FailureProbability"), ResponseTime: s.Distribution("ResponseTime"),
	}}.Confirming(s)
}
