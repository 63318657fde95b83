package sqs

import (
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
)

// bucket counts the calls of one kind in a second: it holds as many as the quota allows and fills up evenly.
type bucket struct {
	full kernel.Time // when it is full again
}

// take takes one call out of a bucket of so many a second; it reports whether there was one.
func (b *bucket) take(now kernel.Time, perSecond int64) bool {
	share := time.Second / time.Duration(perSecond)
	full := max(b.full, now).Add(share)
	if full > now.Add(time.Second) {
		return false
	}
	b.full = full
	return true
}

// The actions whose calls a FIFO queue counts apart.
const (
	callSend = iota
	callReceive
	callDelete
	callChange
	callKinds
)

// throttled is the fault when a FIFO queue gets more calls of an action than its quota, nil when it does not; a batch
// is one call.
func (q *Queue) throttled(now kernel.Time, call int) *component.Fault {
	if !q.settings.FIFO || q.settings.Unthrottled {
		return nil
	}
	return q.count(now, call)
}

// count is throttled for a queue that counts its calls.
func (q *Queue) count(now kernel.Time, call int) *component.Fault {
	quota := int64(fifoCallsPerSecond)
	if q.settings.PerMessageGroupID {
		quota = fifoCallsPerSecondHigh
	}
	if q.calls[call].take(now, quota) {
		return nil
	}
	return &throttledFault
}

// throttledGroup is likewise for one message group of a queue with high throughput. Its bucket is remembered until it
// must be full again, whether or not the group has a message then.
func (q *Queue) throttledGroup(now kernel.Time, group uint64) *component.Fault {
	if !q.settings.FIFO || q.settings.Unthrottled || !q.settings.PerMessageGroupID {
		return nil
	}
	var b bucket
	if known := q.quotas.find(now, group); known != nil {
		b = *known
	}
	if !b.take(now, fifoCallsPerSecond) {
		return &throttledFault
	}
	q.quotas.put(group, now.Add(time.Second), b)
	return nil
}

var throttledFault = component.Fault{
	Code: "RequestThrottled", Message: "The request was denied due to request throttling: the queue's quota of API calls per second is used up.",
}
