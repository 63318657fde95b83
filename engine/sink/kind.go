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
	switch arn := s.Text("Arn"); {
	case !s.Bool("Exists"):
		m.Refusal = absent(arn)
	case s.Bool("Throttles"):
		m.Refusal = busy(arn)
	}
	return m
}

// throttles has a row for each service that says it in its own way, by the service's name in an ARN.
var throttles = map[string]component.Fault{
	"sqs":      {Code: "RequestThrottled", Message: "The request was denied due to request throttling.", Server: true},
	"lambda":   {Code: "TooManyRequestsException", Message: "Rate Exceeded.", Server: true},
	"firehose": {Code: "ServiceUnavailableException", Message: "Slow down.", Server: true},
}

// busy is what the service answers when more comes in than it takes.
func busy(arn string) *component.Fault {
	fault, known := throttles[service(arn)]
	if !known {
		fault = component.Fault{Code: "ThrottlingException", Message: "Rate exceeded", Server: true}
	}
	return &fault
}

// absences has a row for each service whose answer we know, likewise; a fault's message ends with the ARN where it ends
// with a space.
var absences = map[string]component.Fault{
	"sqs":      {Code: "AWS.SimpleQueueService.NonExistentQueue", Message: "The specified queue does not exist."},
	"lambda":   {Code: "ResourceNotFoundException", Message: "Function not found: "},
	"firehose": {Code: "ResourceNotFoundException", Message: "Delivery stream not found: "},
	"sns":      {Code: "EndpointDisabled", Message: "Endpoint is disabled"},
}

// absent is what the service answers for a resource that is not there.
func absent(arn string) *component.Fault {
	fault, known := absences[service(arn)]
	if !known {
		fault = component.Fault{Code: "ResourceNotFoundException", Message: "Resource not found: "}
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
