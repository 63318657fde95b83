package sns

import "playground/engine/trace"

// What can happen at a topic, by number of the verb.
const (
	verbPublished uint32 = iota
	verbFilteredOut
	verbDelivered
	verbRetried
	verbFailed
	verbUnsubscribed
	verbRefused
	verbCount
)

var verbs = [verbCount]trace.Verb{
	verbPublished: {
		Name: "published", Form: "by {peer}, {a:bytes}, for {b} subscriptions",
		Metric: "NumberOfMessagesPublished", Measure: trace.Measure{Metric: "PublishSize", Unit: trace.Bytes},
		Life: trace.Life{State: trace.Passed, Words: "passed on to the subscriptions", Way: trace.In},
	},
	verbFilteredOut: {
		Name: "filtered out", Form: "for {peer}: attribute {symbol} does not match",
		Why:    "FilterPolicy of the subscription of {peer} at {node}: the attribute {symbol} is absent or has another value",
		Metric: "NumberOfNotificationsFilteredOut",
	},
	verbDelivered: {
		Name: "delivered", Form: "to {peer}, attempt {b}, {a:duration} after it was published",
		Metric: "NumberOfNotificationsDelivered",
		Life:   trace.Life{State: trace.Passed, Words: "delivered to {peer}", Way: trace.Back, Apart: true, Attempt: trace.WordB},
	},
	verbRetried: {
		Name: "not delivered", Form: "to {peer}: {symbol}, attempt {b}; tried again in {a:duration}",
		Why:     "delivery retries of SNS to SQS: 3 at once, 2 after 1s, 10 after 1s to 20s, 100000 after 20s, because the fault {symbol} is the server's",
		Failure: true,
		Life:    trace.Life{State: trace.Delayed, Words: "waiting {a:duration} before {peer} is tried again", Way: trace.Back, Apart: true, Attempt: trace.WordB},
	},
	verbFailed: {
		Name: "delivery failed", Form: "to {peer}: {symbol}, after attempt {b}",
		Why:    "a client's fault such as {symbol} is not worth a retry, nor is a server's once all retries are used up; the copy is lost",
		Metric: "NumberOfNotificationsFailed", Failure: true,
		Life: trace.Life{State: trace.Lost, Way: trace.Back, Apart: true, Attempt: trace.WordB},
	},
	verbUnsubscribed: {
		Name: "delivery dropped", Form: "to {peer}: its subscription is gone",
		Why:  "the wire from {node} to {peer} was removed while the copy was on its way",
		Life: trace.Life{State: trace.Lost, Apart: true},
	},
	verbRefused: {
		Name: "refused", Form: "{symbol} to {peer}",
		Why:     "Publish takes a message that is not empty, up to 256 KiB with its attributes, whose Subject and attributes keep to the rules of SNS; it is throttled while a million copies are under way",
		Failure: true, Life: trace.Life{Way: trace.In},
	},
}
