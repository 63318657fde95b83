package service

import "time"

// Limits of a service. Those about receiving are SQS's own; the rest are ours and keep a simulation bounded.
const (
	workersMax    = 1000
	queueLimitMax = 100_000
	callWaitMax   = 24 * time.Hour
	windowMax     = 14 * 24 * time.Hour // of RememberProcessed: as long as a queue can keep a message
	rememberedMax = 100_000             // messages remembered; beyond, the oldest are forgotten early
	nameMax       = 256                 // characters of an attribute's name (SQS developer guide, message metadata)

	eventsMax   = 100_000         // asynchronous invocations under way
	eventAgeMin = 60              // MaximumEventAgeInSeconds (Lambda API reference, PutFunctionEventInvokeConfig)
	eventAgeMax = 21_600          // likewise, and the default
	retriesMax  = 2               // MaximumRetryAttempts, and the default (likewise)
	throttleMin = time.Second     // pause of an event that found no worker, the first time; then twice as long each time
	throttleMax = 5 * time.Minute // at most (Lambda developer guide, asynchronous invocation)

	receiveMin     = 1                          // MaxNumberOfMessages (SQS API reference, ReceiveMessage)
	receiveMax     = 10                         // likewise
	waitSecondsMax = 20                         // WaitTimeSeconds (SQS API reference, ReceiveMessage)
	heartbeatMax   = 12 * 3600 / heartbeatTimes // seconds: hidden for 12 hours at most (SQS API reference, ChangeMessageVisibility)
	pollPauseMin   = 10 * time.Millisecond
	pollPauseMax   = time.Hour
	pollPatience   = 5 * time.Second            // beyond the wait of a poll, until its answer is given up
	pollGap        = time.Millisecond           // between two polls where neither wires nor work take any time
	stepTimeMax    = 100 * 365 * 24 * time.Hour // of one step of work, however slow
	inspectedMax   = 50                         // rows of each list in the inspector
	lookedAtMax    = 1000                       // rows of events in which those for the picture and the inspector are looked for
	excerptBytes   = 100                        // of a body in the inspector
)

// throttleSteps is after how many pauses the longest is reached.
const throttleSteps = 9

// retryPauses are those after the first and the second failed attempt of an event (Lambda developer guide, asynchronous
// invocation).
var retryPauses = [...]time.Duration{time.Minute, 2 * time.Minute}
