// Package sns is the standard topic of Amazon SNS: it accepts a message, answers the publisher, and hands a copy to
// every subscription whose filter policy matches.
//
//	Publish ──▶ answered with a MessageId
//	   └──▶ each wire of "subscriptions": filtered out │ delivered │ tried again, phase by phase │ failed
//
// A copy keeps the message's lineage and is a message of its own at its target.
package sns
