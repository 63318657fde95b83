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
	verbDeduplicated
	verbReceivedAgain
	verbCopied
	verbOutOfOrder
	verbMissed
	verbRedriven
	verbRedrivenIn
	verbTaskStarted
	verbTaskEnded
	verbNoisy
	verbHiddenNot
	verbCount
)

// handedOut is the life of a message that was received.
var handedOut = trace.Life{State: trace.Hidden, Words: "hidden while {peer} works on it", Way: trace.Out, Attempt: trace.WordB}

var verbs = [verbCount]trace.Verb{
	verbSent: {
		Name: "sent", Form: "by {peer}, {a:bytes}",
		Metric: "NumberOfMessagesSent", Measure: trace.Measure{Metric: "SentMessageSize", Unit: trace.Bytes},
		Life: trace.Life{State: trace.Waiting, Words: "waiting for a receive", Way: trace.In},
	},
	verbMovedIn: {
		Name: "moved in", Form: "from {peer}, {a:bytes}, receive count {b}",
		Why:  "maxReceiveCount of {peer}: its dead-letter queue is {node}. A move is no send and keeps the message's id, its time of sending and its receive count",
		Life: trace.Life{State: trace.Aside, Words: "set aside", Way: trace.In},
	},
	verbDelayed: {
		Name: "delayed", Form: "for {a:duration}",
		Why:  "DelaySeconds: nobody can receive the message for {a:duration}. The message's own counts, else that of {node}",
		Life: trace.Life{State: trace.Delayed, Words: "delayed for {a:duration}"},
	},
	verbDelayOver: {
		Name: "visible", Form: "after a delay of {a:duration}",
		Why:  "DelaySeconds: {a:duration} have gone by since the message was sent to {node}",
		Life: trace.Life{State: trace.Waiting, Words: "waiting for a receive"},
	},
	verbReceived: {
		Name: "received", Form: "by {peer}, attempt {b}; hidden for {a:duration}",
		Why:    "VisibilityTimeout of {node}: hidden for {a:duration} while someone works on it",
		Metric: "NumberOfMessagesReceived", Life: handedOut,
	},
	verbReceivedAs: {
		Name: "received", Form: "by {peer}, attempt {b}; hidden for {a:duration}",
		Why:    "VisibilityTimeout of the receive by {peer}, which counts instead of that of {node}: hidden for {a:duration}",
		Metric: "NumberOfMessagesReceived", Life: handedOut,
	},
	verbEmpty: {
		Name: "received nothing", Form: "by {peer} after {a:duration}",
		Why:    "ReceiveMessageWaitTimeSeconds of {node}, or WaitTimeSeconds of the receive: nothing was there to receive within {a:duration}",
		Metric: "NumberOfEmptyReceives",
	},
	verbVisibleAgain: {
		Name: "visible again", Form: "not deleted within {a:duration}, after attempt {b}",
		Why:  "VisibilityTimeout of {node}, or of the receive: {a:duration} went by and nobody deleted the message, so others may try",
		Life: trace.Life{State: trace.Waiting, Words: "waiting for the next receive", Attempt: trace.WordB},
	},
	verbReleased: {
		Name: "visible again", Form: "given back by {peer} after {a:duration}, after attempt {b}",
		Why:  "ChangeMessageVisibility to 0 shows the message at once",
		Life: trace.Life{State: trace.Waiting, Words: "waiting for the next receive", Way: trace.By, Attempt: trace.WordB},
	},
	verbExtended: {
		Name: "hidden on", Form: "by {peer} for {a:duration} from now",
		Why:  "ChangeMessageVisibility: the new VisibilityTimeout counts from this moment, for this receive only",
		Life: trace.Life{State: trace.Hidden, Words: "hidden on while {peer} works on it", Way: trace.By},
	},
	verbDeleted: {
		Name: "deleted", Form: "by {peer}, {a:duration} after it was sent, after attempt {b}",
		Metric: "NumberOfMessagesDeleted",
		Life:   trace.Life{State: trace.Done, Way: trace.By, Attempt: trace.WordB},
	},
	verbDeletedNothing: {
		Name: "delete found nothing", Form: "for {peer}: the message is gone or was received again since",
		Why:    "DeleteMessage takes the receipt handle of the latest receive; with an older one it succeeds without effect",
		Metric: "NumberOfMessagesDeleted", Life: trace.Life{Way: trace.By},
	},
	verbExpired: {
		Name: "expired", Form: "{a:duration} after it was sent, receive count {b}",
		Why:     "MessageRetentionPeriod of {node}: {a:duration} have gone by since the message was first sent",
		Failure: true, Life: trace.Life{State: trace.Lost},
	},
	verbDeadLettered: {
		Name: "dead-lettered", Form: "to {peer}, receive count {b}",
		Why:     "maxReceiveCount of {node} is {a}: the message was received {b} times and never deleted, so the next receive moves it",
		Failure: true, Life: trace.Life{State: trace.Passed, Words: "being moved to {peer}", Way: trace.Out},
	},
	verbNotMoved: {
		Name: "not moved", Form: "to {peer}: {symbol}; tried again after {a:duration}",
		Why:     "the dead-letter queue {peer} did not take the message, so {node} keeps it",
		Failure: true, Life: trace.Life{State: trace.Waiting, Words: "kept, because {peer} did not take it", Way: trace.Back},
	},
	verbPurged: {
		Name: "purged", Form: "by {peer}: {a} messages",
		Why:  "PurgeQueue deletes every message, those in flight too",
		Life: trace.Life{State: trace.Lost, Words: "purged", Way: trace.By, All: true},
	},
	verbRefused: {
		Name: "refused", Form: "{symbol} to {peer}",
		Why:     "the request breaks a rule or a limit of the queue {node}; {symbol} is AWS's name for it, and nothing has changed",
		Failure: true, Life: trace.Life{Way: trace.In},
	},
	verbDeduplicated: {
		Name: "deduplicated", Form: "a second send by {peer} within {a:duration}",
		Why:    "MessageDeduplicationId: {node} took a message with the same one less than {a:duration} ago, so this send succeeds and brings nothing new",
		Metric: "NumberOfDeduplicatedSentMessages", Life: trace.Life{State: trace.Done, Way: trace.In},
	},
	verbReceivedAgain: {
		Name: "received", Form: "again by {peer}, attempt {b}; hidden for {a:duration}",
		Why:    "ReceiveRequestAttemptId: {peer} asked once more for what it received, and gets the same messages with the same receipt handles",
		Metric: "NumberOfMessagesReceived", Life: handedOut,
	},
	verbCopied: {
		Name: "delivered twice", Form: "at least once, that is: a copy is left behind as {peer} receives it",
		Why:  "duplicateProbability of {node}: a server that holds the message did not hear of the receive, so it will be delivered twice, with the same MessageId",
		Mark: true, Life: trace.Life{State: trace.Waiting, Words: "a copy, waiting for a receive"},
	},
	verbOutOfOrder: {
		Name: "out of order", Form: "overtakes {a} older messages, to {peer}",
		Why:  "reorderProbability of {node}: a standard queue keeps the order at best effort only; a FIFO queue keeps it in each message group",
		Mark: true, Life: trace.Life{Words: "ahead of its turn"},
	},
	verbMissed: {
		Name: "missed", Form: "by {peer}: {a} visible messages lie on other servers",
		Why:    "shortPollSample of {node}: a short poll asks only some of the servers; a long poll asks all of them",
		Metric: "NumberOfEmptyReceives", Failure: true,
	},
	verbRedriven: {
		Name: "redriven", Form: "to {peer}",
		Why:  "StartMessageMoveTask: {node} gives its messages back to the queue from which they came, or to another",
		Life: trace.Life{State: trace.Passed, Words: "being moved to {peer}", Way: trace.Out},
	},
	verbRedrivenIn: {
		Name: "redriven in", Form: "from {peer}, {a:bytes}",
		Why:  "StartMessageMoveTask of {peer}: a message that is redriven is a new one, with a new id and its whole retention period",
		Life: trace.Life{State: trace.Waiting, Words: "waiting for a receive", Way: trace.In},
	},
	verbTaskStarted: {
		Name: "redrive begun", Form: "by {peer}: {a} messages to move, one every {b:duration}",
		Why: "StartMessageMoveTask moves the messages of a dead-letter queue back to where they came from, or to another queue",
	},
	verbTaskEnded: {
		Name: "redrive ended", Form: "{symbol}: {a} of {b} messages moved",
		Why: "a message move task ends when it has moved what was there, when it is cancelled, or when a message cannot be moved",
	},
	verbNoisy: {
		Name: "noisy tenant", Form: "that of message {message}: {a} of the {b} messages in flight are its own",
		Why: "fair queues: {node} hands out the messages of the other tenants first, until this one has none waiting, or sent none for five minutes",
	},
	verbHiddenNot: {
		Name: "not hidden on", Form: "for {peer}: visible again since, after attempt {b}",
		Why:  "ChangeMessageVisibility comes too late: the VisibilityTimeout was over, so it succeeds without effect",
		Life: trace.Life{Way: trace.By, Attempt: trace.WordB},
	},
}
