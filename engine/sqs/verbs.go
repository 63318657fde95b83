package sqs

import "playground/engine/trace"

// What can happen at a queue, by number of the verb.
const (
	verbSent uint32 = iota
	verbMovedIn
	verbDelayed
	verbDelayOver
	verbReceived
	verbReceivedAs
	verbEmpty
	verbVisibleAgain
	verbReleased
	verbExtended
	verbDeleted
	verbDeletedNothing
	verbExpired
	verbDeadLettered
	verbNotMoved
	verbPurged
	verbRefused
	verbCount
)

var verbs = [verbCount]trace.Verb{
	verbSent: {
		Name: "sent", Form: "by {peer}, {a:bytes}",
		Metric: "NumberOfMessagesSent", Measure: trace.Measure{Metric: "SentMessageSize", Unit: trace.Bytes},
	},
	verbMovedIn: {
		Name: "moved in", Form: "from {peer}, {a:bytes}, receive count {b}",
		Why: "maxReceiveCount of {peer}: its dead-letter queue is {node}. A move is no send and keeps the message's id, its time of sending and its receive count",
	},
	verbDelayed: {
		Name: "delayed", Form: "for {a:duration}",
		Why: "DelaySeconds: nobody can receive the message for {a:duration}. The message's own counts, else that of {node}",
	},
	verbDelayOver: {
		Name: "visible", Form: "after a delay of {a:duration}",
		Why: "DelaySeconds: {a:duration} have gone by since the message was sent to {node}",
	},
	verbReceived: {
		Name: "received", Form: "by {peer}, attempt {b}; hidden for {a:duration}",
		Why:    "VisibilityTimeout of {node}: hidden for {a:duration} while someone works on it",
		Metric: "NumberOfMessagesReceived",
	},
	verbReceivedAs: {
		Name: "received", Form: "by {peer}, attempt {b}; hidden for {a:duration}",
		Why:    "VisibilityTimeout of the receive by {peer}, which counts instead of that of {node}: hidden for {a:duration}",
		Metric: "NumberOfMessagesReceived",
	},
	verbEmpty: {
		Name: "received nothing", Form: "by {peer} after {a:duration}",
		Why:    "ReceiveMessageWaitTimeSeconds of {node}, or WaitTimeSeconds of the receive: nothing was there to receive within {a:duration}",
		Metric: "NumberOfEmptyReceives",
	},
	verbVisibleAgain: {
		Name: "visible again", Form: "not deleted within {a:duration}, after attempt {b}",
		Why: "VisibilityTimeout of {node}, or of the receive: {a:duration} went by and nobody deleted the message, so others may try",
	},
	verbReleased: {
		Name: "visible again", Form: "given back by {peer} after {a:duration}, after attempt {b}",
		Why: "ChangeMessageVisibility to 0 shows the message at once",
	},
	verbExtended: {
		Name: "hidden on", Form: "by {peer} for {a:duration} from now",
		Why: "ChangeMessageVisibility: the new VisibilityTimeout counts from this moment, for this receive only",
	},
	verbDeleted: {
		Name: "deleted", Form: "by {peer}, {a:duration} after it was sent, after attempt {b}",
		Metric: "NumberOfMessagesDeleted",
	},
	verbDeletedNothing: {
		Name: "delete found nothing", Form: "for {peer}: the message is gone or was received again since",
		Why:    "DeleteMessage takes the receipt handle of the latest receive; with an older one it succeeds without effect",
		Metric: "NumberOfMessagesDeleted",
	},
	verbExpired: {
		Name: "expired", Form: "{a:duration} after it was sent, receive count {b}",
		Why:     "MessageRetentionPeriod of {node}: {a:duration} have gone by since the message was first sent",
		Failure: true,
	},
	verbDeadLettered: {
		Name: "dead-lettered", Form: "to {peer}, receive count {b}",
		Why:     "maxReceiveCount of {node} is {a}: the message was received {b} times and never deleted, so the next receive moves it",
		Failure: true,
	},
	verbNotMoved: {
		Name: "not moved", Form: "to {peer}: {symbol}; tried again after {a:duration}",
		Why:     "the dead-letter queue {peer} did not take the message, so {node} keeps it",
		Failure: true,
	},
	verbPurged: {
		Name: "purged", Form: "by {peer}: {a} messages",
		Why: "PurgeQueue deletes every message, those in flight too",
	},
	verbRefused: {
		Name: "refused", Form: "{symbol} to {peer}",
		Why:     "the request breaks a rule or a limit of the queue {node}; {symbol} is AWS's name for it, and nothing has changed",
		Failure: true,
	},
}
