package sns

import "time"

// The limits of Amazon SNS, as the API model states them (service model "sns" of 2010-03-31, state of August 2026)
// unless another source is named. Sizes count UTF-8 bytes.
const (
	messageBytesDefault = 262_144   // of MaximumMessageSize: body and attributes' names, types and values
	messageBytesMin     = 1_024     // as in SQS
	messageBytesMax     = 1_048_576 // since 18 September 2026
	subjectMax          = 100       // characters; fewer than that
	attributeNameMax    = 256       // bytes; fewer than that
	rawAttributesMax    = 10        // of a message delivered raw to SQS; more is a client error (developer guide, large payloads and raw delivery)
	topicNameMax        = 256       // characters
	displayNameMax      = 100       // characters
	senderMax           = 10        // characters of DisplayName in a text message (developer guide, sns-create-topic)
	groupIDMax          = 128       // characters of MessageGroupId and MessageDeduplicationId
	textMessageMax      = 1_600     // characters of one text message in all its parts (developer guide, sms_publish-to-phone)
	subscriptionIDMax   = 64        // characters; ours

	deduplicationInterval = 5 * time.Minute
	confirmationTime      = 48 * time.Hour // until an unconfirmed subscription is gone, and its token with it (developer guide)
	archiveDaysMax        = 365            // of MessageRetentionPeriod in an ArchivePolicy
	sequenceStep          = 256            // between sequence numbers, which AWS does not make consecutive; ours
	bucketTime            = time.Second    // after which a quota is whole again
)

// Quotas (Amazon SNS endpoints and quotas), as us-east-1 has them; most are settings of a topic.
const (
	publishRateDefault    = 30_000 // messages a second
	publishRateMax        = 1_000_000
	fifoRate              = 3_000    // messages a second of a FIFO topic with FifoThroughputScope Topic (developer guide, fifo-high-throughput)
	fifoBytesRate         = 20 << 20 // bytes a second, likewise
	groupRate             = 300      // messages a second of one message group
	emailRate             = 10       // messages a second of one email subscription
	subscriptionsDefault  = 12_500_000
	fifoSubscriptionsMax  = 100
	filterPoliciesDefault = 200 // of a topic
	filterPoliciesMost    = 1_000_000
)

// The retries of deliveries (developer guide, sns-message-delivery-retries). To SQS, Lambda and Firehose: 3 at once,
// 2 after a second each, 10 with a backoff from 1 to 20 seconds, 100,000 after 20 seconds each. By email, SMS and mobile
// push: 2 after 10 seconds each, 10 with a backoff from 10 to 600 seconds, 38 after 600 seconds each.
const (
	awsAtOnce   = 3
	awsPre      = 2
	awsBackoff  = 10
	awsPost     = 100_000
	awsLeast    = time.Second
	awsMost     = 20 * time.Second
	mailPre     = 2
	mailBackoff = 10
	mailPost    = 38
	mailLeast   = 10 * time.Second
	mailMost    = 600 * time.Second
)

// The ranges of a DeliveryPolicy (developer guide, sns-message-delivery-retries).
const (
	delayTargetMax       = 3_600 // seconds
	numRetriesMax        = 100
	retriesTotalMax      = time.Hour // all pauses together
	receivesPerSecondMax = 1_000_000 // ours; AWS states no upper bound
)

// answerTimeout is how long a delivery waits for its answer before it counts as failed. AWS states none for SQS; 15
// seconds is what is said of HTTP endpoints, without a source.
const answerTimeout = 15 * time.Second

// tokenDigits is how long the token of a confirmation is; ours.
const tokenDigits = 64

// jitterMax bounds the setting retryJitter; it is ours.
const jitterMax = time.Hour

// deliveriesMax is how many copies a topic has under way at most, those that wait for a retry included; beyond it a
// Publish is throttled. It is ours, and keeps a simulation bounded while an endpoint is down.
const deliveriesMax = 1_000_000

// replayAhead is how many copies of a replay are under way at a time; it is ours, as are the bounds of what a topic
// remembers: its archive, and the latest messages for who looks.
const (
	replayAhead     = 100
	archiveBytesMax = 64 << 20
	recentMax       = 50
)
