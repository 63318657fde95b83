package sns

import "playground/engine/trace"

// What can happen at a topic, by number of the verb.
const (
	verbPublished uint32 = iota
	verbDeduplicated
	verbRefused
	verbFiltered
	verbFilteredNone
	verbFilteredInvalid
	verbFilteredBody
	verbFilteredNoBody
	verbDelivered
	verbDeliveredAgain
	verbRetriedAWS
	verbRetriedMail
	verbRetriedHTTP
	verbHeld
	verbBehind
	verbFailed
	verbExhausted
	verbSetAside
	verbDeadLettered
	verbNotRedriven
	verbUnsubscribed
	verbAsked
	verbNotAsked
	verbConfirmed
	verbExpired
	verbSubscriptionRefused
	verbReplayBegan
	verbReplayed
	verbReplayEnded
	verbReplayFailed
	verbForgotten
	verbCount
)

// The metrics, under CloudWatch's names.
const (
	metricFiltered = "NumberOfNotificationsFilteredOut"
	metricFailed   = "NumberOfNotificationsFailed"
)

// filteredOut is the measure of a reason: each counts 1.
func filteredOut(reason string) trace.Measure {
	return trace.Measure{Metric: metricFiltered + "-" + reason, B: true}
}

var (
	delivered = trace.Life{State: trace.Passed, Words: "delivered to {peer}", Way: trace.Back, Apart: true, Attempt: trace.WordB}
	retried   = trace.Life{State: trace.Delayed, Words: "waiting {a:duration} before {peer} is tried again", Way: trace.Back, Apart: true, Attempt: trace.WordB}
	lost      = trace.Life{State: trace.Lost, Way: trace.Back, Apart: true, Attempt: trace.WordB}
	retryForm = "to {peer}: {symbol}, attempt {b}; tried again in {a:duration}"
	lostForm  = "to {peer}: {symbol}, after attempt {b}"
)

var verbs = [verbCount]trace.Verb{
	verbPublished: {
		Name: "published", Form: "by {peer}, {a:bytes}, for {b} subscriptions",
		Metric: "NumberOfMessagesPublished", Measure: trace.Measure{Metric: "PublishSize", Unit: trace.Bytes},
		Life: trace.Life{State: trace.Passed, Words: "passed on to the subscriptions", Way: trace.In},
	},
	verbDeduplicated: {
		Name: "deduplicated", Form: "from {peer}", Mark: true,
		Why:  "FifoTopic of {node}: a message with this MessageDeduplicationId was published within the last 5m, so that this one is answered as that was, and not delivered",
		Life: trace.Life{Way: trace.In},
	},
	verbRefused: {
		Name: "refused", Form: "{symbol} to {peer}",
		Why:     "Publish takes a message that is not empty, up to MaximumMessageSize of {node} with its attributes, whose Subject, attributes and ids keep to the rules of SNS; it is throttled beyond the quotas of {node}, and while a million copies are under way",
		Failure: true, Life: trace.Life{Way: trace.In},
	},
	verbFiltered: {
		Name: "filtered out", Form: "for {peer}: attribute {symbol} does not match",
		Why:    "FilterPolicy of the subscription of {peer} at {node}: the attribute {symbol} is absent or has another value",
		Metric: metricFiltered, Measure: filteredOut("MessageAttributes"),
	},
	verbFilteredNone: {
		Name: "filtered out", Form: "for {peer}: there are no attributes",
		Why:    "FilterPolicy of the subscription of {peer} at {node}: it wants the attribute {symbol}, and the message has none at all",
		Metric: metricFiltered, Measure: filteredOut("NoMessageAttributes"),
	},
	verbFilteredInvalid: {
		Name: "filtered out", Form: "for {peer}: attribute {symbol} does not match, and a String.Array is no JSON",
		Why:    "FilterPolicy of the subscription of {peer} at {node}: a String.Array that is not a JSON array matches nothing",
		Metric: metricFiltered, Measure: filteredOut("InvalidAttributes"),
	},
	verbFilteredBody: {
		Name: "filtered out", Form: "for {peer}: {symbol} of the body does not match",
		Why:    "FilterPolicy of the subscription of {peer} at {node}, with the FilterPolicyScope MessageBody: {symbol} is absent or has another value",
		Metric: metricFiltered, Measure: filteredOut("MessageBody"),
	},
	verbFilteredNoBody: {
		Name: "filtered out", Form: "for {peer}: the body is no JSON object",
		Why:    "FilterPolicyScope MessageBody of the subscription of {peer} at {node}: only a body that is a JSON object can match",
		Metric: metricFiltered, Measure: filteredOut("InvalidMessageBody"),
	},
	verbDelivered: {
		Name: "delivered", Form: "to {peer}, attempt {b}, {a:duration} after it was published",
		Metric: "NumberOfNotificationsDelivered", Life: delivered,
	},
	verbDeliveredAgain: {
		Name: "delivered again", Form: "to {peer}, attempt {b}, {a:duration} after it was published",
		Why:    "ReplayPolicy of the subscription of {peer} at {node}",
		Metric: "NumberOfReplayedNotificationsDelivered", Life: delivered,
	},
	verbRetriedAWS: {
		Name: "not delivered", Form: retryForm, Failure: true, Life: retried,
		Why: "delivery retries of SNS to SQS, Lambda and Firehose: 3 at once, 2 after 1s, 10 after 1s to 20s, 100000 after 20s but for a dead-letter queue, because the fault {symbol} is the server's",
	},
	verbRetriedMail: {
		Name: "not delivered", Form: retryForm, Failure: true, Life: retried,
		Why: "delivery retries of SNS by email, SMS and mobile push, and to Firehose when it throttles: 2 after 10s, 10 after 10s to 10m, 38 after 10m, because the fault {symbol} is the server's",
	},
	verbRetriedHTTP: {
		Name: "not delivered", Form: retryForm, Failure: true, Life: retried,
		Why: "DeliveryPolicy of the subscription of {peer}, or else of {node}: 3 retries after 20s each unless it says otherwise, because the fault {symbol} is the server's",
	},
	verbHeld: {
		Name: "held back", Form: "for {peer}, which gets {a} a second",
		Why:  "maxReceivesPerSecond in the DeliveryPolicy of the subscription of {peer}, or else of {node}; 10 a second by email",
		Life: trace.Life{State: trace.Delayed, Words: "waiting until it is {peer}'s turn", Apart: true},
	},
	verbBehind: {
		Name: "kept in order", Form: "for {peer}, behind another of its message group",
		Why:  "FifoTopic of {node}: {peer} gets the messages of a group in their order, so that one which is being delivered keeps back those after it",
		Life: trace.Life{State: trace.Delayed, Words: "waiting behind another of its group for {peer}", Apart: true},
	},
	verbFailed: {
		Name: "delivery failed", Form: lostForm, Metric: metricFailed, Failure: true, Life: lost,
		Why: "a client's fault such as {symbol} is not worth a retry; the copy is lost, because the subscription of {peer} has no DeadLetterQueue",
	},
	verbExhausted: {
		Name: "delivery failed", Form: lostForm, Metric: metricFailed, Failure: true, Life: lost,
		Why: "all {b} attempts that the delivery retries allow for {peer} have failed; the copy is lost, because its subscription has no DeadLetterQueue",
	},
	verbSetAside: {
		Name: "set aside", Form: lostForm, Metric: metricFailed, Failure: true,
		Why:  "a client's fault is not worth a retry, nor is a server's once all retries are used up: DeadLetterQueue of the subscription of {peer}",
		Life: trace.Life{State: trace.Passed, Words: "given to the dead-letter queue", Way: trace.Back, Apart: true, Attempt: trace.WordB},
	},
	verbDeadLettered: {
		Name: "dead-lettered", Form: "to {peer}", Metric: "NumberOfNotificationsRedrivenToDlq", Mark: true,
		Why:  "DeadLetterQueue of a subscription of {node}: what cannot be delivered goes to {peer}",
		Life: trace.Life{State: trace.Passed, Words: "set aside at {peer}", Way: trace.Back, Apart: true},
	},
	verbNotRedriven: {
		Name: "not dead-lettered", Form: lostForm, Metric: "NumberOfNotificationsFailedToRedriveToDlq", Failure: true, Life: lost,
		Why: "DeadLetterQueue names a queue at the end of a dead-letter wire of {node}; where none is there, or it does not take the copy, that is lost",
	},
	verbUnsubscribed: {
		Name: "delivery dropped", Form: "to {peer}: its subscription is gone",
		Why:  "the wire from {node} to {peer} was removed while the copy was on its way",
		Life: trace.Life{State: trace.Lost, Apart: true},
	},
	verbAsked: {
		Name: "asked to confirm", Form: "{peer}: {symbol}",
		Why:  "PendingConfirmation of the subscription of {peer}: nothing is delivered until {peer} has confirmed, within 48h",
		Life: trace.Life{State: trace.OnWay, Words: "on its way to {peer}", Way: trace.Out, Apart: true},
	},
	verbNotAsked: {
		Name: "not asked", Form: "{peer}: {symbol}, after attempt {b}", Failure: true, Life: lost,
		Why: "the confirmation could not be delivered, or its subscription is gone",
	},
	verbConfirmed: {
		Name: "confirmed", Form: "by {peer}, {a:duration} after it was subscribed",
		Why: "ConfirmSubscription with the token of the confirmation: {node} delivers to {peer} from now on",
	},
	verbExpired: {
		Name: "subscription gone", Form: "of {peer}: not confirmed within {a:duration}", Failure: true,
		Why: "PendingConfirmation of the subscription of {peer}: it is gone unless it is confirmed within {a:duration}",
	},
	verbSubscriptionRefused: {
		Name: "subscription refused", Form: "of {peer}: {symbol}", Failure: true,
		Why: "subscriptionsMax or filterPoliciesMax of {node}: those beyond get nothing; a FIFO topic has 100 subscriptions at most",
	},
	verbReplayBegan: {Name: "replay began", Form: "for {peer}, from {a:time} on", Why: "ReplayPolicy of the subscription of {peer}"},
	verbReplayed: {
		Name: "replayed", Form: "for {peer}", Why: "ReplayPolicy of the subscription of {peer}: what the archive of {node} has is delivered in its order",
	},
	verbReplayEnded: {Name: "replay completed", Form: "for {peer}", Why: "everything from the archive is on its way to {peer}, which gets new messages as they come; or none, where its ReplayPolicy has an EndingPoint"},
	verbReplayFailed: {
		Name: "replay failed", Form: "for {peer}", Failure: true,
		Why: "ReplayPolicy of the subscription of {peer}: only a FIFO topic with an ArchivePolicy has anything to replay, and only for a queue",
	},
	verbForgotten: {
		Name: "archived no more", Form: "the archive is full", Failure: true,
		Why: "the archive of {node} holds {a:bytes}; AWS has no such limit, a browser has",
	},
}
