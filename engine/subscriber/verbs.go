package subscriber

import "playground/engine/trace"

// The verbs, in the order of every kind's table: each has the first of them, as far as it goes.
const (
	verbReceived uint32 = iota
	verbRefused
	verbConfirms
	verbConfirmed
	verbNotConfirmed
	verbAnswered
	verbFailed
	verbHungUp
	verbFull
)

// Received is the verb of a message that came; for kinds that have more to say of it.
const Received = verbReceived

// How far the tables of verbs go.
const (
	takes    = verbRefused + 1
	confirms = verbNotConfirmed + 1
)

// The gauges, in the order of every kind's table.
const (
	gaugeReceived = iota
	gaugeUnread
	gaugeStatus

	gaugeOpen = gaugeUnread // of who serves
)

var verbs = [...]trace.Verb{
	verbReceived: {Name: "received", Form: "from {peer}, {a:bytes}", Metric: "MessagesReceived", Measure: trace.Measure{Metric: "MessageSize", Unit: trace.Bytes},
		Life: trace.Life{State: trace.Done, Words: "has arrived, for a person to read", Way: trace.In}},
	verbRefused: {Name: "refused", Form: "what {peer} sends: {symbol}", Why: "the settings of {node} let it take nothing", Metric: "Refusals", Failure: true,
		Life: trace.Life{Way: trace.In}},
	verbConfirms: {Name: "confirms", Form: "the subscription to {peer}", Why: "ConfirmsSubscriptions and ConfirmAfter of {node}, or you did by hand: the link of the message is followed",
		Life: trace.Life{State: trace.Done, Words: "the link in it is followed", Way: trace.Out}},
	verbConfirmed: {Name: "confirmed", Form: "by {peer}",
		Life: trace.Life{State: trace.Done, Words: "the subscription is confirmed", Way: trace.Back}},
	verbNotConfirmed: {Name: "not confirmed", Form: "by {peer}: {symbol}", Why: "{peer} does not take the token: it is good for two days, and for a subscription that is still there", Failure: true,
		Life: trace.Life{State: trace.InVain, Words: "the subscription is not confirmed", Way: trace.Back}},
	verbAnswered: {Name: "answered", Form: "{peer} with {symbol} after {a:duration}", Measure: trace.Measure{Metric: "Latency", Unit: trace.Nanoseconds},
		Life: trace.Life{State: trace.Done, Words: "answered with {symbol}"}},
	verbFailed: {Name: "failed", Form: "{symbol} to {peer} after {a:duration}", Why: "FailureProbability of {node}: chance", Metric: "Errors", Failure: true,
		Measure: trace.Measure{Metric: "Latency", Unit: trace.Nanoseconds},
		Life:    trace.Life{State: trace.InVain, Words: "answered with {symbol}"}},
	verbHungUp: {Name: "left alone", Form: "by {peer} after {a:duration}", Why: "whoever sent it waits no longer, or the connection broke off with a crash", Metric: "Abandoned", Failure: true,
		Life: trace.Life{State: trace.InVain, Words: "nobody waits for the answer any more"}},
	verbFull: {Name: "turned away", Form: "a request of {peer}: {a} are open", Why: "a server has at most a thousand requests open; a shorter ResponseTime of {node} would end them sooner", Metric: "Refusals", Failure: true,
		Life: trace.Life{Way: trace.In}},
}

// Takes are the verbs of a kind that just takes messages, but for a setting.
func Takes(setting string) []trace.Verb { return refusing(takes, setting) }

// Confirms are the verbs of a kind that confirms subscriptions as well.
func Confirms(setting string) []trace.Verb { return refusing(confirms, setting) }

func refusing(far uint32, setting string) []trace.Verb {
	all := append([]trace.Verb(nil), verbs[:far]...)
	all[verbRefused].Why = setting + " of {node}: it takes nothing"
	return all
}

// Serves are the verbs of a kind that answers with a status.
func Serves() []trace.Verb {
	all := append([]trace.Verb(nil), verbs[:]...)
	all[verbReceived].Life = trace.Life{State: trace.InWork, Words: "being answered", Way: trace.In}
	all[verbRefused] = trace.Verb{
		Name: "refused", Form: "{symbol} to {peer} after {a:duration}", Why: "Answers of {node}", Metric: "Errors", Failure: true,
		Measure: trace.Measure{Metric: "Latency", Unit: trace.Nanoseconds},
		Life:    trace.Life{State: trace.InVain, Words: "answered with {symbol}"},
	}
	return all
}
