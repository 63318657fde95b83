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
		},
		Gauges: []component.Gauge{{Name: "MessagesReceived"}},
		Verbs:  subscriber.Takes("Exists"),
		Faults: []component.Disturbance{component.Crash, component.Recover, component.Hang},
		New:    subscriber.New(manner),
	}
}

func manner(s component.Settings) subscriber.Manner {
	var m subscriber.Manner
	if !s.Bool("Exists") {
		m.Refusal = absent(s.Text("Arn"))
	}
	return m
}

// absences has a row for each service whose answer we know, by the service's name in an ARN; a fault's message ends with the
// ARN where it ends with a space.
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
