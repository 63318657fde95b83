package sqs

import "time"

// The limits of Amazon SQS, as the API model states them (service model "sqs" of 2012-11-05, state of August 2026)
// unless another source is named. Sizes count UTF-8 bytes.
const (
	visibilityTimeoutDefault = 30     // seconds
	visibilityTimeoutMax     = 43_200 // seconds; also for one receive in total, however often it is extended
	delaySecondsMax          = 900
	retentionDefault         = 345_600   // seconds, 4 days
	retentionMin             = 60        // seconds
	retentionMax             = 1_209_600 // seconds, 14 days
	waitTimeSecondsMax       = 20
	messageBytesMin          = 1_024     // least value of MaximumMessageSize
	messageBytesMax          = 1_048_576 // since 4 August 2025; 262,144 before
	receiveCountMax          = 1_000     // of maxReceiveCount
	receiveCountDefault      = 10        // of maxReceiveCount; what the console fills in
	receiveMessagesMax       = 10        // of MaxNumberOfMessages

	attributesMax    = 10      // per message; developer guide, quotas-messages
	attributeNameMax = 256     // characters
	latinFirst       = 0xc0    // of the letters beyond ASCII that AWS was seen to take in the name of an attribute
	latinLast        = 0x17f   // the last of them; the range is ours
	groupIDMax       = 128     // characters of MessageGroupId and MessageDeduplicationId
	dataTypeMax      = 256     // characters of an attribute's type with its label
	inFlightMax      = 120_000 // standard queue; developer guide, quotas-queues: "about"
	purgeInterval    = 60 * time.Second

	deduplicationInterval  = 5 * time.Minute // of sends and of receives with a ReceiveRequestAttemptId
	fifoCallsPerSecond     = 300             // of each action, a batch being one; developer guide, quotas-messages
	fifoCallsPerSecondHigh = 70_000          // with FifoThroughputLimit perMessageGroupId, in us-east-1; a group has fifoCallsPerSecond
	attributeSpread        = time.Minute     // until a change of an attribute is true everywhere, where a recording shows it
	sequenceStep           = 256             // between sequence numbers, which AWS does not make consecutive; ours
	queueNameMax           = 80              // characters
	kmsReuseDefault        = 300             // seconds
	kmsReuseMin            = 60
	kmsReuseMax            = 86_400
	billedBytes            = 64 << 10 // of payload that make one billed request; prices
	moveTaskRateMax        = 500      // messages a second of a message move task
	moveTasksMax           = 10       // of ListMessageMoveTasks, the latest ones
)

// backAfterReceives: where maxReceiveCount is above 3, or there is no redrive policy, a message that was received
// three times or more and not deleted goes to the back of the queue (developer guide, ApproximateAgeOfOldestMessage).
const backAfterReceives = 3

// Fair queues (developer guide, fair queues, which states its thresholds as approximate). The window in which the time
// of consumers counts as recent, and how much must have been worked in it, are ours.
const (
	noisyInFlight = 30 // messages that a noisy tenant has in flight at least
	noisyPercent  = 10 // of those in flight, or of the recent time of consumers, that it has more than
	quietAfter    = 5 * time.Minute
	shareWindow   = 30 * time.Second
	noisyBusy     = 60 * time.Second
)

// What a standard queue leaves to chance, in figures of our own: AWS promises at-least-once delivery, best-effort order
// and that a short poll asks a subset of its servers, but no numbers.
const (
	servers       = 10    // among which the messages lie
	overtakenMax  = 9     // by how many places one may come too early
	lookedThrough = 1_000 // visible messages that a short poll looks through: with fewer, one of the next finds them
)

// Our own choices, where AWS states nothing: a move to a dead-letter queue is internal to AWS, while here it crosses a
// wire that can be cut.
const (
	moveTimeout = 30 * time.Second // a move that got no answer is over then
	queueBytes  = 512 << 20        // of memory that a queue's messages take; AWS has no such limit, a browser has
	movePause   = time.Second      // the message is hidden so long before the next attempt
)
