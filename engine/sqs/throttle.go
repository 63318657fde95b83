package sqs

import (
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
)

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
	if q.calls[call].Take(now, 1, quota) {
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
	var b kernel.Bucket
	if known := q.quotas.Find(now, group); known != nil {
		b = *known
	}
	if !b.Take(now, 1, fifoCallsPerSecond) {
		return &throttledFault
	}
	q.quotas.Put(group, now.Add(time.Second), b)
	return nil
}

var throttledFault = component.Fault{
	Code: "RequestThrottled", Message: "The request was denied due to request throttling: the queue's quota of API calls per second is used up.",
}
