// Package service is a program that works: so many workers, a line of those who wait for one, and calls to others that
// hold the worker until they are answered.
//
//	request ──▶ free worker? ──────────────▶ working ──▶ calling each wire in turn ──▶ answered
//	             │ none                        │  fails            │ fault, timeout      (a queue's message: deleted)
//	             ├ room in the line ─▶ waiting └────────┬──────────┘
//	             └ none ─▶ refused                      ▼
//	                                                  failed (a queue's message: left alone, so that it comes back)
//
// Messages come by requests, as asynchronous invocations, or from queues that the service polls: beside the workers there are
// as many receive loops as workers are free. A loop on a long poll occupies no worker; what it brings goes to a free worker
// or into the line. A crash loses everything in memory. Random streams: "work" for work times, "failures" for chance
// failures, "attributes" for what calls set.
package service

import (
	"slices"
	"strings"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/policy"
	"playground/engine/template"
	"playground/engine/value"
)

// Kind describes the service; list it in the catalog.
func Kind() *component.Kind {
	return &component.Kind{
		Name: "service", Title: "Service", Group: "Compute", Glyph: "service", Picture: "workers",
		Help: "A program with so many workers: it takes requests or polls queues, works, and calls others while its worker waits.",
		Ports: []component.Port{
			{Name: "in", Title: "Requests", Direction: component.In, Side: "left", Actions: []string{"Request", action.Invoke}},
			{Name: "calls", Title: "Calls", Direction: component.Out, Side: "right", Actions: action.Carries(), Fields: callFields()},
			{Name: "poll", Title: "Polls queues", Direction: component.Out, Side: "left", Reverse: true, Fields: pollFields(),
				Actions: []string{"ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility"}},
		},
		Fields: fields(),
		Gauges: []component.Gauge{{Name: "BusyWorkers"}, {Name: "WaitingRequests"}, {Name: "OpenPolls"}, {Name: "RememberedMessages"}, {Name: "QueuedEvents"}},
		Verbs:  verbs,
		Timers: timerRows[:],
		Faults: []component.Disturbance{component.Crash, component.Recover, component.Hang, component.Slow},
		New:    New,
	}
}

// Gauges, in the order of the kind's table.
const (
	gaugeBusy = iota
	gaugeWaiting
	gaugePolls
	gaugeRemembered
	gaugeEvents
)

// How the form puts what asynchronous invocations look at, and where that comes from.
const (
	groupAsync     = "Asynchronous invocation"
	asyncReference = "Lambda API reference, PutFunctionEventInvokeConfig"
)

func fields() []component.Field {
	return []component.Field{
		{Name: "Workers", Type: component.TypeInteger, Unit: "workers", Default: value.Int(4), Min: 1, Max: workersMax,
			Help: "How many messages the service works on at the same time."},
		{Name: "QueueLimit", Title: "Waiting line", Type: component.TypeInteger, Unit: "requests", Default: value.Int(100), Max: queueLimitMax,
			Help: "How many requests may wait for a free worker; further ones are refused with ServiceUnavailable. 0 lets none wait."},
		{Name: "WorkTime", Title: "Work time", Type: component.TypeDistribution, Default: value.Text("100ms"),
			Help: "How long a worker is at work on a message before it calls others."},
		{Name: "CallTimeout", Title: "Call timeout", Type: component.TypeDuration, Default: value.Text("30s"), Max: int64(callWaitMax),
			Help: "How long a worker waits for the answer to a call; then the message fails with DownstreamTimeout. 0s waits for ever."},
		{Name: "FailureProbability", Title: "Failures", Type: component.TypeProbability, Default: value.Text("0%"),
			Help: "The chance that work on a message fails with InternalServerError."},
		{Name: "FailWhen", Title: "Fails when", Type: component.TypePolicy, Check: policy.Check,
			Help: "A filter policy over message attributes: work on a message that matches always fails, like a poison pill."},
		{Name: "RememberProcessed", Title: "Remembers processed", Type: component.TypeDuration, Default: value.Text("0s"), Max: int64(windowMax),
			Help: "For how long the service remembers what it has processed and skips duplicates: an idempotent consumer. 0s remembers nothing; a crash forgets everything."},
		{Name: "RememberBy", Title: "Remembers by", Type: component.TypeText, Default: value.Text(""), Check: checkNames("RememberBy"),
			Help: "The message attribute whose value tells messages apart, such as order, or several with commas between, such as order, event; empty tells them apart by their identity from birth."},
		{Name: "SequenceBy", Title: "Numbered by", Type: component.TypeText, Default: value.Text(""), Check: checkNames("SequenceBy"),
			Help: "The message attribute with a number that grows within a message group, such as a version: work that is done after that on a larger number is told as out of sequence. Empty looks at nothing."},
		{Name: "MaximumRetryAttempts", Type: component.TypeInteger, Default: value.Int(retriesMax), Max: retriesMax, Group: groupAsync, Source: asyncReference,
			Help: "How many times an event is tried again when work on it has failed, a minute later and then two minutes later."},
		{Name: "MaximumEventAgeInSeconds", Type: component.TypeInteger, Unit: "s", Default: value.Int(eventAgeMax), Min: eventAgeMin, Max: eventAgeMax, Group: groupAsync, Source: asyncReference,
			Help: "How long an event is kept while it is tried again and again; then it is dropped."},
	}
}

func callFields() []component.Field {
	return []component.Field{
		{Name: "When", Type: component.TypePolicy, Check: policy.Check,
			Help: "A filter policy over message attributes: only for messages that match does the service make this call. Without it the call is made for every message."},
		{Name: "SetAttributes", Title: "Sets attributes", Type: component.TypeTemplate, Default: value.Text(""), Check: template.CheckAttributes,
			Help: "Message attributes that the call takes along instead of those of the same name, a line name=value each, such as event=PaymentTaken: how one event leads to another."},
	}
}

func pollFields() []component.Field {
	return []component.Field{
		{Name: "MaxNumberOfMessages", Type: component.TypeInteger, Unit: "messages", Default: value.Int(1), Min: receiveMin, Max: receiveMax,
			Help: "The most messages that one poll brings; a worker works on them one after another.", Source: "SQS API reference, ReceiveMessage"},
		{Name: "WaitTimeSeconds", Type: component.TypeInteger, Unit: "s", Default: value.Int(waitSecondsMax), Max: waitSecondsMax,
			Help: "How long a poll waits at the queue for a message; 0 is short polling.", Source: "SQS API reference, ReceiveMessage"},
		{Name: "PollPause", Title: "Poll pause", Type: component.TypeDuration, Default: value.Text("1s"), Min: int64(pollPauseMin), Max: int64(pollPauseMax),
			Help: "Pause after an empty short poll or a failed one."},
		{Name: "Heartbeat", Type: component.TypeInteger, Unit: "s", Default: value.Int(0), Max: heartbeatMax, Source: "SQS API reference, ChangeMessageVisibility",
			Help: "While a worker works, it hides its message every so many seconds for twice as long from then on; 0 never does."},
	}
}

// checkNames checks the names of message attributes.
func checkNames(setting string) func(value.Pointer, value.Value) []component.Problem {
	return func(at value.Pointer, v value.Value) []component.Problem {
		text, _ := v.AsText()
		for _, name := range names(text) {
			if len(name) > nameMax {
				return []component.Problem{{Pointer: at, Message: setting + ": " + value.Preview(value.Text(name), 40) + " is longer than the 256 characters that an attribute's name may have"}}
			}
		}
		return nil
	}
}

// names reads the names of attributes that stand between commas.
func names(text string) []string {
	all := strings.Split(text, ",")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return slices.DeleteFunc(all, func(name string) bool { return name == "" })
}
