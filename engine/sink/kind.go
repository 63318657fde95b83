// Package sink stands for a resource that is not in the scenario: a delivery stream, an app, a queue or a function of another
// account. It takes what comes and keeps the newest for a person to read, or it answers that there is no such resource.
package sink

import (
	"strings"

	"playground/engine/component"
	"playground/engine/subscriber"
	"playground/engine/value"
)

// Kind describes the sink; list it in the catalog.
func Kind() *component.Kind {
	return &component.Kind{
		Name: "sink", Title: "Resource elsewhere", Group: "Subscribers", Glyph: "sink", Picture: "sink",
		Help:  "Stands for a queue, a function, a delivery stream or an app that is not in this scenario: it takes what comes.",
		Ports: subscriber.Ports("firehose", "application", "sqs", "lambda"),
		Fields: []component.Field{
			{Name: "Arn", Title: "ARN", Type: component.TypeText, Default: value.Text(""), Check: checkARN,
				Help: "The resource's name at AWS; may be empty."},
			{Name: "Exists", Type: component.TypeBoolean, Default: value.Bool(true),
				Help: "Without it the answer is that there is no such resource, which no retry changes."},
			{Name: "Throttles", Type: component.TypeBoolean, Default: value.Bool(false),
				Help: "The answer is that too much comes in, whatever comes: a topic tries again later."},
		},
		Gauges: []component.Gauge{{Name: "MessagesReceived"}},
		Verbs:  subscriber.Takes("Exists or Throttles"),
		Faults: []component.Disturbance{component.Crash, component.Recover, component.Hang},
		New:    subscriber.New(manner),
	}
}

func manner(s component.Settings) subscriber.Manner {
	var m subscriber.Manner
	if absent := !s.Bool("Exists"); absent || s.Bool("Throttles") {
		m.Refusal = refusal(s.Text("Arn"), absent)
	}
	return m
}

// services has a row for each service that says in its own way that there is no such resource, or that more comes in than it
// takes; "" in an ARN is any other. A message ends with the ARN where it ends with a space.
var services = []struct {
	name         string // in an ARN
	absent, busy component.Fault
}{
	{"sqs",
		component.Fault{Code: "AWS.SimpleQueueService.NonExistentQueue", Message: "The specified queue does not exist."},
		component.Fault{Code: "RequestThrottled", Message: "The request was denied due to request throttling.", Server: true}},
	{"lambda",
		component.Fault{Code: "ResourceNotFoundException", Message: "Function not found: "},
		component.Fault{Code: "TooManyRequestsException", Message: "Rate Exceeded.", Server: true}},
	{"firehose",
		component.Fault{Code: "ResourceNotFoundException", Message: "Delivery stream not found: "},
		component.Fault{Code: "ServiceUnavailableException", Message: "Slow down.", Server: true}},
	{"sns",
		component.Fault{Code: "EndpointDisabled", Message: "Endpoint is disabled"},
		component.Fault{Code: "Throttled", Message: "Rate exceeded", Server: true}},
	{"",
		component.Fault{Code: "ResourceNotFoundException", Message: "Resource not found: "},
		component.Fault{Code: "ThrottlingException", Message: "Rate exceeded", Server: true}},
}

// refusal is what the service of a resource answers that is not there, or else that is busy.
func refusal(arn string, absent bool) *component.Fault {
	i, name := 0, service(arn)
	for services[i].name != name && services[i].name != "" {
		i++
	}
	fault := services[i].busy
	if absent {
		fault = services[i].absent
	}
	if strings.HasSuffix(fault.Message, " ") {
		fault.Message += arn
	}
	return &fault
}

// service is the third part of an ARN: arn:partition:service:region:account:resource.
func service(arn string) string {
	if parts := strings.SplitN(arn, ":", 6); len(parts) == 6 {
		return parts[2]
	}
	return ""
}

func checkARN(at value.Pointer, v value.Value) []component.Problem {
	text, _ := v.AsText()
	if text == "" || strings.HasPrefix(text, "arn:") && service(text) != "" {
		return nil
	}
	return []component.Problem{{Pointer: at, Message: "Arn: " + value.Preview(v, 40) + " is not an ARN such as arn:aws:lambda:us-east-1:123456789012:function:resize"}}
}
