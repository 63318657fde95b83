package sns

import "time"

// The limits of Amazon SNS, as the API model states them (service model "sns" of 2010-03-31, state of August 2026)
// unless another source is named. Sizes count UTF-8 bytes.
const (
	messageBytesMax  = 262_144 // body and attributes' names, types and values
	subjectMax       = 100     // characters; fewer than that
	attributeNameMax = 256     // bytes; fewer than that
	rawAttributesMax = 10      // of a message delivered raw to SQS; more is a client error (developer guide, large payloads and raw delivery)
)

// The retries of deliveries to SQS, Lambda and Firehose (developer guide, sns-message-delivery-retries): 3 at once,
// 2 after a second each, 10 with a backoff from 1 to 20 seconds, 100,000 after 20 seconds each. AWS adds jitter of
// unstated size; here there is none.
const (
	retriesAtOnce      = 3
	retriesPreBackoff  = 2
	retriesPostBackoff = 100_000
	pauseMin           = time.Second
	pauseMax           = 20 * time.Second
)

// backoff are the pauses of the third phase: from 1 to 20 seconds, each 20^(1/9) times the one before.
var backoff = [...]time.Duration{
	1000 * time.Millisecond, 1395 * time.Millisecond, 1946 * time.Millisecond, 2714 * time.Millisecond, 3786 * time.Millisecond,
	5282 * time.Millisecond, 7368 * time.Millisecond, 10278 * time.Millisecond, 14337 * time.Millisecond, 20000 * time.Millisecond,
}

// answerTimeout is how long a delivery waits for its answer before it counts as failed. AWS states none for SQS; 15
// seconds is what is said of HTTP endpoints, without a source.
const answerTimeout = 15 * time.Second

// deliveriesMax is how many copies a topic has under way at most, those that wait for a retry included; beyond it a
// Publish is throttled. It is ours, and keeps a simulation bounded while an endpoint is down.
const deliveriesMax = 1_000_000
