package subscriber

import "time"

// Limits of a subscriber: ours, to keep a simulation bounded.
const (
	keptMax       = 100              // messages that can be read; the oldest go first
	keptBytesMax  = 4 << 20          // of their texts together; the newest is kept whatever its size
	openMax       = 1000             // requests that are not answered yet
	noWordAfter   = 30 * time.Second // without an answer, a confirmation has failed
	answerTimeMax = 24 * time.Hour   // of an answer, however slow
	inspectedMax  = 50               // messages in the inspector
	excerptMax    = 160              // characters of a body in the inspector
	drawnMax      = 12               // messages of which the picture shows that they are there

	// ConfirmAfterMax bounds the setting ConfirmAfter: the token of a confirmation is valid for two days (SNS API reference,
	// ConfirmSubscription); later ones show that it is not.
	ConfirmAfterMax = 7 * 24 * time.Hour
)
