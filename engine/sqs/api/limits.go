package api

import "time"

// The limits of Amazon SQS that concern an account, as the API model states them (service model "sqs" of 2012-11-05,
// state of August 2026) unless another source is named. Those of messages are the queue's own.
const (
	queueNameMax      = 80 // characters; ".fifo" counts
	batchEntriesMax   = 10
	batchIDMax        = 80        // characters
	batchBytesMax     = 1_048_576 // of all messages of a batch, since 4 August 2025
	listResultsMax    = 1_000     // of ListQueues and ListDeadLetterSourceQueues
	taskResultsMax    = 10        // of ListMessageMoveTasks
	taskRateMax       = 500       // messages a second of a move task
	sourceArnsMax     = 10        // of RedriveAllowPolicy
	receiveCountMax   = 1_000     // of maxReceiveCount
	permissionsMax    = 7         // actions of one AddPermission; developer guide, quotas-policies
	principalsMax     = 50        // accounts of one AddPermission; developer guide, quotas-policies
	tagsMax           = 50        // of a queue; "not recommended" beyond, which is a fault here
	tagKeyMax         = 128       // characters; developer guide, sqs-queue-tags
	tagValueMax       = 256       // characters; developer guide, sqs-queue-tags
	deletedRecently   = 60 * time.Second
	receivesByDefault = 1 // messages of a ReceiveMessage
)
