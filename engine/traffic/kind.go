// Package traffic is the client: it makes messages, sends them along its wires, waits for the answers and counts what
// becomes of them.
//
//	                    answer
//	arrival ──▶ sent ──────────▶ answered
//	             │ fault ──▶ failed ─────┐
//	             └ timeout ─▶ timed out ─┤ Retries left: sent again after RetryDelay, same lineage, next attempt
//	                                     └ else given up
//
// Arrivals follow the pattern and draw from the stream "arrivals"; bodies and attributes are templates and draw from
// the stream "messages". There is one timer for the next arrival and one for all timeouts and retries.
package traffic

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/template"
	"playground/engine/trace"
	"playground/engine/value"
)

// Kind describes the client; list it in the catalog.
func Kind() *component.Kind {
	return &component.Kind{
		Name: "traffic", Title: "Client", Group: "Traffic", Glyph: "client", Picture: "client",
		Help: "Sends messages at a rate of your choice and counts answers, errors and how long they took.",
		Ports: []component.Port{{
			Name: "calls", Title: "Calls", Direction: component.Out, Side: "right", Actions: action.Carries(),
		}},
		Fields: fields(),
		Gauges: []component.Gauge{
			{Name: "Requests"}, {Name: "Answers"}, {Name: "Errors"}, {Name: "Waiting"},
		},
		Commands: []component.Command{sendCommand()},
		Verbs:    verbs,
		Timers:   timerRows[:],
		Faults:   []component.Disturbance{component.Burst, component.Poison, component.Crash, component.Recover, component.Hang},
		New:      New,
	}
}

// Gauges, in the order of the kind's table.
const (
	gaugeRequests = iota
	gaugeAnswers
	gaugeErrors
	gaugeWaiting
)

// How the form puts what FIFO queues look at, and where that comes from.
const (
	groupFIFO     = "Message group"
	sendReference = "Amazon SQS API reference, SendMessage"
)

func fields() []component.Field {
	return append(arrivalFields(), []component.Field{
		{Name: "Targets", Type: component.TypeEnum, Default: value.Text(targetsAll), Options: []string{targetsAll, targetsInTurn},
			Help: "With several wires: every message goes along all of them, or each message along the next one in turn."},
		{Name: "Body", Type: component.TypeTemplate, Default: value.Text("order {{n}}"), Check: template.Check,
			Help: "Text of each message; {{n}} counts from 1, {{uuid}}, {{now}}, {{int 1 100}} and {{pick a b c}} are filled in anew."},
		{Name: "Attributes", Type: component.TypeTemplate, Default: value.Text(""), Check: template.CheckAttributes,
			Help: "One message attribute a line, name=value; the value is a template. A number becomes a Number, the rest a String; name:Number=5 says it itself."},
		{Name: "MessageGroupId", Type: component.TypeTemplate, Default: value.Text(""), Check: template.Check, Group: groupFIFO, Source: sendReference,
			Help: "A template. A FIFO queue keeps the order within a group, and needs one; for a standard queue it names the tenant of a fair queue."},
		{Name: "MessageDeduplicationId", Type: component.TypeTemplate, Default: value.Text(""), Check: template.Check, Group: groupFIFO, Source: sendReference,
			Help: "A template. A FIFO queue takes one message with the same id within five minutes."},
		{Name: "Timeout", Type: component.TypeDuration, Default: value.Text("30s"), Max: int64(waitMax),
			Help: "How long the client waits for an answer before it counts an error; 0s waits for ever."},
		{Name: "Retries", Type: component.TypeInteger, Default: value.Int(0), Max: retriesMax,
			Help: "How many times a failed or unanswered call is made again."},
		{Name: "RetryDelay", Title: "Retry delay", Type: component.TypeDuration, Default: value.Text("1s"), Max: int64(waitMax),
			Help: "Pause before each retry."},
	}...)
}

func arrivalFields() []component.Field {
	return []component.Field{
		{Name: "Pattern", Type: component.TypeEnum, Default: value.Text(patternConstant),
			Options: []string{patternConstant, patternPoisson, patternBurst, patternRamp},
			Help:    "constant: evenly spaced; poisson: at random with that mean rate; burst: many at once, then a pause; ramp: from nothing up to the rate."},
		{Name: "Rate", Type: component.TypeRate, Default: value.Text("1/s"),
			Help: "Messages per time of the patterns constant and poisson, and what a ramp climbs to; 0/s sends only by hand."},
		{Name: "BurstSize", Title: "Burst size", Type: component.TypeInteger, Unit: "messages", Default: value.Int(10), Min: 1, Max: burstMax,
			Help: "Messages that a burst sends at once."},
		{Name: "BurstPeriod", Title: "Burst period", Type: component.TypeDuration, Default: value.Text("10s"), Min: int64(burstPeriodMin), Max: int64(startMax),
			Help: "From one burst to the next."},
		{Name: "RampDuration", Title: "Ramp duration", Type: component.TypeDuration, Default: value.Text("1m"), Max: int64(startMax),
			Help: "How long a ramp climbs from nothing to the rate, on which it stays."},
		{Name: "Start", Type: component.TypeDuration, Default: value.Text("0s"), Max: int64(startMax),
			Help: "Delay before the first message."},
		{Name: "Total", Type: component.TypeInteger, Unit: "messages", Default: value.Int(0), Max: totalMax,
			Help: "The client stops after so many messages of its own accord; 0 never stops."},
	}
}

// The verbs, in the order of the kind's table.
const (
	verbSent uint32 = iota
	verbRetried
	verbAnswered
	verbFailed
	verbTimedOut
	verbGaveUp
	verbWithheld
	verbCutOff
	verbNowhere
)

var verbs = []trace.Verb{
	verbSent: {Name: "sent", Form: "to {peer}", Why: "Pattern and Rate of {node} decide when, or you did by hand", Metric: "Requests",
		Life: trace.Life{State: trace.OnWay, Words: "waiting for the answer of {peer}", Way: trace.Out, Apart: true, Attempt: trace.WordB}},
	verbRetried: {Name: "sent again", Form: "to {peer}, attempt {a}", Why: "Retries of {node}: the attempt before it failed", Metric: "Requests",
		Life: trace.Life{State: trace.OnWay, Words: "waiting for the answer of {peer}", Way: trace.Out, Apart: true, Attempt: trace.WordB}},
	verbAnswered: {Name: "answered", Form: "by {peer} after {a:duration}", Metric: "Answers", Measure: trace.Measure{Metric: "Latency", Unit: trace.Nanoseconds},
		Life: trace.Life{State: trace.Passed, Words: "answered by {peer}", Way: trace.Back, Apart: true, Attempt: trace.WordB}},
	verbFailed: {Name: "failed", Form: "{peer} answered {symbol} after {a:duration}, attempt {b}", Why: "the other end answered with a fault; Retries of {node} would make the call again", Metric: "Errors", Failure: true,
		Life: trace.Life{State: trace.InVain, Words: "pause before the next attempt", Way: trace.Back, Apart: true, Attempt: trace.WordB}},
	verbTimedOut: {Name: "timed out", Form: "no answer from {peer} within {a:duration}, attempt {b}", Why: "Timeout of {node}: it waits no longer, although the other end may still be at work", Metric: "Errors", Failure: true,
		Life: trace.Life{State: trace.InVain, Words: "pause before the next attempt", Apart: true, Attempt: trace.WordB}},
	verbGaveUp: {Name: "gave up", Form: "on {peer} after {a} attempts", Why: "Retries of {node} are used up", Metric: "GivenUp",
		Life: trace.Life{State: trace.InVain, Apart: true}},
	verbWithheld: {Name: "withheld", Form: "{a} calls to {peer} and others are open already", Why: "a client has at most so many calls open; a shorter Timeout of {node} would end them sooner", Failure: true,
		Life: trace.Life{State: trace.Lost, Apart: true}},
	verbCutOff: {Name: "cut off", Form: "the wire is gone after {a:duration}", Why: "the wire was removed while {node} waited for the answer", Metric: "Errors", Failure: true,
		Life: trace.Life{State: trace.Lost, Apart: true}},
	verbNowhere: {Name: "not sent", Form: "{a} more: there is nobody to send to", Why: "no wire leaves {node}", Failure: true},
}
