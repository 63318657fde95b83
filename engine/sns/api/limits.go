package api

// The limits of Amazon SNS that concern an account, as the API model states them (service model "sns" of 2010-03-31,
// state of August 2026) unless another source is named. Those of messages are the topic's own.
const (
	topicNameMax         = 256 // characters; ".fifo" counts
	batchEntriesMax      = 10
	batchIDMax           = 80      // characters
	batchBytesMax        = 262_144 // of all messages of a batch, with their attributes
	pageMax              = 100     // topics or subscriptions of a page
	tagsMax              = 50      // of a topic; developer guide, sns-tags
	tagKeyMax            = 128     // characters; developer guide, sns-tags
	tagValueMax          = 256     // characters; developer guide, sns-tags
	emailBytesMax        = 254     // of an address; RFC 5321
	fifoSubscriptionsMax = 100     // of a FIFO topic; AWS quotas, sns
	textRunesMax         = 1_600   // characters of a text message; API model, Publish
	digitsMax            = 15      // of a phone number; ITU E.164
)
