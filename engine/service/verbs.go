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
	verbNotExtended
	verbLeftBehind
	verbOutOfSequence
	verbBehind
	verbAccepted
	verbThrottled
	verbRetries
	verbDropped
	verbTooOld
	verbOverflowed
)

var duration = trace.Measure{Metric: "Duration", Unit: trace.Nanoseconds}

var verbs = []trace.Verb{
	verbStarted: {Name: "started", Form: "worker {b}, after waiting {a:duration}", Why: "a worker was free; Workers of {node} says how many there are",
		Metric: "Invocations", Measure: trace.Measure{Metric: "WaitingTime", Unit: trace.Nanoseconds},
		Life: trace.Life{State: trace.InWork, Words: "worker {b} works on it", Way: trace.In}},
	verbWaiting: {Name: "waiting", Form: "all {a} workers are busy, {b} in the line", Why: "Workers of {node}: nobody is free; QueueLimit lets requests wait",
		Life: trace.Life{State: trace.Waiting, Words: "waiting in the line for a worker", Way: trace.In}},
	verbRefused: {Name: "refused", Form: "a request from {peer}: all {a} workers are busy and {b} wait", Why: "QueueLimit of {node}: no more may wait",
		Metric: "Throttles", Failure: true,
		Life: trace.Life{Way: trace.In}},
	verbCalls: {Name: "calls", Form: "{peer}; worker {b} waits for the answer", Why: "a wire leads from {node} to {peer}; CallTimeout of {node} ends the wait",
		Life: trace.Life{State: trace.OnWay, Words: "worker {b} waits for {peer}", Way: trace.Out}},
	verbFinished: {Name: "finished", Form: "after {a:duration}, worker {b}", Measure: duration,
		Life: trace.Life{State: trace.Passed}},
	verbFailed: {Name: "failed", Form: "{symbol} after {a:duration}, worker {b}", Why: "FailureProbability of {node}: chance",
		Metric: "Errors", Measure: duration, Failure: true,
		Life: trace.Life{State: trace.InVain}},
	verbRejected: {Name: "failed", Form: "{symbol} after {a:duration}, worker {b}", Why: "FailWhen of {node} matches the message's attributes: it fails every time",
		Metric: "Errors", Measure: duration, Failure: true,
		Life: trace.Life{State: trace.InVain}},
	verbCallFailed: {Name: "failed", Form: "{peer} answered {symbol}; {a:duration}, worker {b}", Why: "{node} cannot do its work without this call",
		Metric: "Errors", Measure: duration, Failure: true,
		Life: trace.Life{State: trace.InVain, Way: trace.Back}},
	verbCallTimedOut: {Name: "failed", Form: "no answer from {peer}: {symbol} after {a:duration}, worker {b}", Why: "CallTimeout of {node}: its worker waits no longer",
		Metric: "Errors", Measure: duration, Failure: true,
		Life: trace.Life{State: trace.InVain}},
	verbSkipped: {Name: "skipped", Form: "a duplicate of what it has processed", Why: "RememberProcessed of {node}: done already, so done again at no cost", Metric: "Duplicates",
		Life: trace.Life{State: trace.Passed}},
	verbUnderWay: {Name: "put off", Form: "a duplicate of what worker {b} works on", Why: "RememberProcessed of {node}: the same message is being worked on", Metric: "Duplicates",
		Life: trace.Life{State: trace.InVain}},
	verbLeft: {Name: "left", Form: "in {peer}", Why: "{node} deletes only what it has finished; VisibilityTimeout of {peer} decides when it is seen again"},
	verbNotDeleted: {Name: "not deleted", Form: "{peer}: {symbol}", Why: "the queue did not confirm the delete: the message may come back although the work is done",
		Failure: true,
		Life:    trace.Life{Way: trace.Back}},
	verbPollFailed:     {Name: "poll failed", Form: "{peer} answered {symbol}", Why: "the queue did not take the poll; PollPause of the wire says when {node} tries again", Failure: true},
	verbPollUnanswered: {Name: "poll unanswered", Form: "by {peer} within {a:duration}", Why: "WaitTimeSeconds of the wire and five seconds went by without an answer", Failure: true},
	verbForgot: {Name: "forgot", Form: "{a} in work and {b} waiting", Why: "what {node} had in memory is lost with the crash; requests fail, queues show their messages again",
		Life: trace.Life{State: trace.InVain, Words: "forgotten in a crash", All: true}},
	verbNotExtended: {Name: "not hidden on", Form: "by {peer}: {symbol}", Why: "Heartbeat of the wire to {peer}: the queue did not take it, so the message may have gone to somebody else while {node} works on it",
		Failure: true, Life: trace.Life{Way: trace.Back}},
	verbLeftBehind: {Name: "left", Form: "in {peer}, behind one of its group that failed", Why: "{peer} is a FIFO queue: {node} works on nothing of a group before what comes first in it",
		Life: trace.Life{State: trace.InVain}},
	verbOutOfSequence: {Name: "out of sequence", Form: "{a} is done after {b}", Why: "SequenceBy of {node}: a message of the group with a larger number was done before, and is now overwritten by this older one",
		Failure: true},
	verbBehind: {Name: "waiting", Form: "behind one of its group, {b} in the line", Why: "{peer} is a FIFO queue: {node} works on the messages of a group one after another, even if workers are free",
		Life: trace.Life{State: trace.Waiting, Words: "waiting in the line for the one before it in its group", Way: trace.In}},
	verbAccepted: {Name: "accepted", Form: "from {peer}", Why: "an asynchronous invocation is answered before it is worked on; from here on Lambda tries it",
		Life: trace.Life{State: trace.Waiting, Words: "in the function's event queue", Way: trace.In}},
	verbThrottled: {Name: "throttled", Form: "all {a} workers are busy; tried again in {b:duration}", Why: "Workers of {node}: nobody is free. An event that finds nobody is tried again after 1s, then twice as long each time, up to 5m",
		Metric: "Throttles", Failure: true, Life: trace.Life{State: trace.Delayed, Words: "waiting {b:duration} in the event queue: all workers were busy"}},
	verbRetries: {Name: "tried again", Form: "in {a:duration}: {symbol} in attempt {b}", Why: "MaximumRetryAttempts of {node}: an event that fails is tried again after 1m, and after 2m",
		Life: trace.Life{State: trace.Delayed, Words: "waiting {a:duration} in the event queue before the next attempt", Attempt: trace.WordB}},
	verbDropped: {Name: "dropped", Form: "{symbol} in attempt {b}", Why: "MaximumRetryAttempts of {node} is used up: nobody has the event any more",
		Failure: true, Life: trace.Life{State: trace.Lost, Attempt: trace.WordB}},
	verbTooOld: {Name: "dropped", Form: "after {a:duration} in the event queue", Why: "MaximumEventAgeInSeconds of {node}: nobody has the event any more",
		Failure: true, Life: trace.Life{State: trace.Lost}},
	verbOverflowed: {Name: "refused", Form: "an event of {peer}: {a} are under way", Why: "a function has so many asynchronous invocations under way at most, which is ours to bound",
		Metric: "Throttles", Failure: true, Life: trace.Life{Way: trace.In}},
}
