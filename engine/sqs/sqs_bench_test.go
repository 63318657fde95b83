package sqs_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/sqs"
)

var body64 = strings.Repeat("a", 64)

// fill puts n messages into a new queue.
func fill(n int, body string) *sqs.Queue {
	q := sqs.NewQueue(1, settings())
	for i := range n {
		in := &action.SendMessage{Message: action.Message{Body: body, Token: component.Token{Lineage: uint64(i), Attempt: 1}}, DelaySeconds: action.Unset}
		_, _ = q.SendMessage(0, 0, in)
		q.Records()
	}
	return q
}

// A life cycle, typed: send, receive, delete, in a queue that holds so many messages all the time.
func BenchmarkLifeCycle(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			q := fill(n, body64)
			send := &action.SendMessage{Message: action.Message{Body: body64}, DelaySeconds: action.Unset}
			receive := &action.ReceiveMessage{MaxNumberOfMessages: 1, VisibilityTimeout: action.Unset}
			runtime.GC()
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				now := kernel.Time(i) * 1000
				_, _ = q.SendMessage(now, 0, send)
				out, _ := q.ReceiveMessage(now, 0, receive)
				_ = q.DeleteMessage(now, 0, &action.DeleteMessage{Handle: out.Messages[0].Handle})
				q.Records()
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds()/1e6, "Mcycles/s")
		})
	}
}

// Ten messages in flight a receive, whose timeouts are over while others are received.
func BenchmarkVisibilityTimeout(b *testing.B) {
	for _, n := range []int{1_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			q := fill(n, body64)
			receive := &action.ReceiveMessage{MaxNumberOfMessages: 1, VisibilityTimeout: action.Unset}
			gap := int64(30*time.Second) / int64(n-1)
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				_, _ = q.ReceiveMessage(kernel.Time(int64(i)*gap), 0, receive)
				q.Records()
			}
		})
	}
}

// What messages cost that are queued: bytes beside a body of 64 bytes and of 1 KiB, of which a queue holds fewer than a
// million; the quickest of nine garbage collections, and of nine clones.
func BenchmarkQueuedMessages(b *testing.B) {
	for _, of := range []struct{ count, bytes int }{{1_000_000, 64}, {400_000, 1024}} {
		b.Run(fmt.Sprintf("%dx%dB", of.count, of.bytes), func(b *testing.B) {
			for range b.N {
				queuedMessages(b, of.count, strings.Repeat("a", of.bytes))
			}
		})
	}
}

func queuedMessages(b *testing.B, n int, body string) {
	heap := func() float64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc)
	}
	before := heap()
	q := fill(n, body)
	each := (heap() - before) / float64(n)
	best := func(run func()) float64 {
		least := time.Hour
		for range 9 {
			start := time.Now()
			run()
			least = min(least, time.Since(start))
		}
		return float64(least.Microseconds()) / 1000
	}
	b.ReportMetric(each-float64(len(body)), "B-beside-body/message")
	b.ReportMetric(each/float64(len(body)), "B/body-B")
	b.ReportMetric(best(runtime.GC), "GC-ms")
	var c *sqs.Queue
	b.ReportMetric(best(func() { c = q.Clone() }), "clone-ms")
	runtime.KeepAlive(q)
	runtime.KeepAlive(c)
}

// The same life cycle as a component in the smallest world, with trace, metrics and gauges.
func BenchmarkComponent(b *testing.B) {
	w := enginetest.NewFakeEnv(sqs.Kind(), `{}`)
	send := &action.SendMessage{Message: action.Message{Body: body64}, DelaySeconds: action.Unset}
	receive := &action.ReceiveMessage{MaxNumberOfMessages: 1, WaitTimeSeconds: 0, VisibilityTimeout: action.Unset}
	b.ReportAllocs()
	for range b.N {
		w.Deliver("in", "shop", send)
		w.Deliver("in", "kitchen", receive)
		out := w.Replies[1].Result.Out.(*action.ReceiveMessageResult)
		w.Deliver("in", "kitchen", &action.DeleteMessage{Handle: out.Messages[0].Handle})
		w.Replies = w.Replies[:0]
		w.Advance(time.Microsecond)
	}
}
