package service

import "playground/engine/trace"

// The verbs, in the order of the kind's table.
const (
	verbStarted uint32 = iota
	verbWaiting
	verbRefused
	verbCalls
	verbFinished
	verbFailed
	verbRejected
	verbCallFailed
	verbCallTimedOut
	verbSkipped
	verbUnderWay
	verbLeft
	verbNotDeleted
	verbPollFailed
	verbPollUnanswered
	verbForgot
)

var duration = trace.Measure{Metric: "Duration", Unit: trace.Nanoseconds}

var verbs = []trace.Verb{
	verbStarted: {Name: "started", Form: "worker {b}, after waiting {a:duration}", Why: "a worker was free; Workers of {node} says how many there are",
		Metric: "Invocations", Measure: trace.Measure{Metric: "WaitingTime", Unit: trace.Nanoseconds}},
	verbWaiting: {Name: "waiting", Form: "all {a} workers are busy, {b} in the line", Why: "Workers of {node}: nobody is free; QueueLimit lets requests wait"},
	verbRefused: {Name: "refused", Form: "a request from {peer}: all {a} workers are busy and {b} wait", Why: "QueueLimit of {node}: no more may wait",
		Metric: "Throttles", Failure: true},
	verbCalls:    {Name: "calls", Form: "{peer}; worker {b} waits for the answer", Why: "a wire leads from {node} to {peer}; CallTimeout of {node} ends the wait"},
	verbFinished: {Name: "finished", Form: "after {a:duration}, worker {b}", Measure: duration},
	verbFailed: {Name: "failed", Form: "{symbol} after {a:duration}, worker {b}", Why: "FailureProbability of {node}: chance",
		Metric: "Errors", Measure: duration, Failure: true},
	verbRejected: {Name: "failed", Form: "{symbol} after {a:duration}, worker {b}", Why: "FailWhen of {node} matches the message's attributes: it fails every time",
		Metric: "Errors", Measure: duration, Failure: true},
	verbCallFailed: {Name: "failed", Form: "{peer} answered {symbol}; {a:duration}, worker {b}", Why: "{node} cannot do its work without this call",
		Metric: "Errors", Measure: duration, Failure: true},
	verbCallTimedOut: {Name: "failed", Form: "no answer from {peer}: {symbol} after {a:duration}, worker {b}", Why: "CallTimeout of {node}: its worker waits no longer",
		Metric: "Errors", Measure: duration, Failure: true},
	verbSkipped:  {Name: "skipped", Form: "a duplicate of what it has processed", Why: "RememberProcessed of {node}: done already, so done again at no cost", Metric: "Duplicates"},
	verbUnderWay: {Name: "put off", Form: "a duplicate of what worker {b} works on", Why: "RememberProcessed of {node}: the same message is being worked on", Metric: "Duplicates"},
	verbLeft:     {Name: "left", Form: "in {peer}", Why: "{node} deletes only what it has finished; VisibilityTimeout of {peer} decides when it is seen again"},
	verbNotDeleted: {Name: "not deleted", Form: "{peer}: {symbol}", Why: "the queue did not confirm the delete: the message may come back although the work is done",
		Failure: true},
	verbPollFailed:     {Name: "poll failed", Form: "{peer} answered {symbol}", Why: "the queue did not take the poll; PollPause of the wire says when {node} tries again", Failure: true},
	verbPollUnanswered: {Name: "poll unanswered", Form: "by {peer} within {a:duration}", Why: "WaitTimeSeconds of the wire and five seconds went by without an answer", Failure: true},
	verbForgot:         {Name: "forgot", Form: "{a} in work and {b} waiting", Why: "what {node} had in memory is lost with the crash; requests fail, queues show their messages again"},
}
