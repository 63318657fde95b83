package engine_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/trace"
)

// finished is how much work a service ended, well or badly.
func (p play) finished(node string) int64 {
	p.t.Helper()
	for _, n := range p.Summaries() {
		for i := range n.Metrics {
			if n.ID == node && n.Metrics[i].Name == "Duration" {
				return n.Metrics[i].Count
			}
		}
	}
	p.t.Fatalf("%s finishes nothing", node)
	return 0
}

// failed is how often something went wrong at a node.
func (p play) failed(node, label string) (n int64) {
	for _, f := range p.FailureList() {
		if f.Node == node && f.Label == label {
			n += f.Count
		}
	}
	return n
}

// read is a number of what the inspector shows of a node.
func (p play) read(node string, path ...string) int64 {
	p.t.Helper()
	v, ok := p.Inspect(node)
	for _, name := range path {
		require.True(p.t, ok, "%s shows no %v", node, path)
		v, ok = v.Get(name)
	}
	n, ok := v.AsInt()
	require.True(p.t, ok, "%s shows no %v", node, path)
	return n
}

// drained asserts that a queue holds nothing any more.
func (p play) drained(queue string) {
	p.t.Helper()
	for _, lane := range []string{"Messages", "MessagesNotVisible", "MessagesDelayed"} {
		require.Zero(p.t, p.read(queue, "counts", "ApproximateNumberOf"+lane), "%s holds %s", queue, lane)
	}
}

func TestPicturesMayComeTwiceAndInAnyOrder(t *testing.T) {
	for _, seed := range seeds {
		p, overtakes := scene(t, "5-image-resizing.json", seed), 0
		p.Log().Listen(func(r trace.Record) {
			if strings.Contains(p.Line(r), "out of order") {
				overtakes++
			}
		})
		p.until(10 * time.Minute)
		p.drained("pictures")
		require.Positive(t, overtakes, "seed %d", seed)
		copies := p.read("pictures", "counts", "duplicated")
		require.Positive(t, copies, "seed %d", seed)
		require.Equal(t, 240+copies, p.finished("resizers"), "seed %d: some pictures are resized twice", seed)
		require.EqualValues(t, 240, p.sum("thumbnails", "RememberedMessages"), "seed %d: and there is one thumbnail of each", seed)
	}
}

func TestPaymentsAreChargedOnceThroughAFIFOQueueOnly(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "6-payments.json", seed).until(10 * time.Minute)
		p.drained("payments")
		p.drained("payments-fifo")
		require.Zero(t, p.sum("shop", "GivenUp"), "seed %d: every payment was confirmed in the end", seed)
		require.Greater(t, p.sum("payments", "NumberOfMessagesSent"), int64(100), "seed %d: what was sent again is there again", seed)
		require.Greater(t, p.sum("bank", "Invocations"), int64(100), "seed %d: the standard queue overcharges", seed)
		require.Equal(t, p.read("payments", "counts", "arrived")+p.read("payments", "counts", "duplicated"), p.sum("bank", "Invocations"), "seed %d", seed)
		require.Positive(t, p.sum("payments-fifo", "NumberOfDeduplicatedSentMessages"), "seed %d", seed)
		require.EqualValues(t, 100, p.sum("bank-too", "Invocations"), "seed %d: through the FIFO queue each payment is charged once", seed)
	}
}

func TestTheStockIsRightBehindAFIFOQueueOnly(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "7-inventory.json", seed).until(10 * time.Minute)
		p.drained("stock")
		p.drained("stock-fifo")
		require.EqualValues(t, 180, p.finished("depot"), "seed %d: nothing is lost", seed)
		require.EqualValues(t, 180, p.finished("depot-too"), "seed %d", seed)
		require.Positive(t, p.failed("depot", "out of sequence"), "seed %d: old counts overwrite newer ones", seed)
		require.Zero(t, p.failed("depot-too", "out of sequence"), "seed %d", seed)
	}
}

func TestVisibilityTooShortTooLongAndWithAHeartbeat(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "8-video-rendering.json", seed).until(20 * time.Minute)
		require.Greater(t, p.finished("farm-short"), int64(2*16), "seed %d: too short: the same videos again and again", seed)
		require.Zero(t, p.read("too-long", "counts", "ApproximateNumberOfMessages"), "seed %d", seed)
		lost := p.read("too-long", "counts", "ApproximateNumberOfMessagesNotVisible")
		require.Positive(t, lost, "seed %d: too long: what was in hand at the crash is in flight", seed)
		require.EqualValues(t, 16-lost, p.finished("farm-long"), "seed %d", seed)
		require.EqualValues(t, 16, p.finished("farm"), "seed %d: with a heartbeat each video is finished once", seed)
		require.Greater(t, p.sum("farm", "Invocations"), int64(16), "seed %d: what the crash interrupted began anew", seed)
		p.drained("heartbeat")

		p.until(11*time.Hour + 59*time.Minute)
		require.EqualValues(t, 16-lost, p.finished("farm-long"), "seed %d: almost 12 hours later they still wait", seed)
		p.until(12*time.Hour + 10*time.Minute)
		require.EqualValues(t, 16, p.finished("farm-long"), "seed %d", seed)
		p.drained("too-long")
	}
}

func TestWhoCancelsWithinAMinuteGetsNoParcel(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "9-sixty-seconds-to-cancel.json", seed).until(59 * time.Second)
		require.Zero(t, p.finished("shop")-p.sum("quick-cancels", "Answers"), "seed %d: no order comes within the minute", seed)
		require.Positive(t, p.read("orders", "counts", "ApproximateNumberOfMessagesDelayed"), "seed %d", seed)
		p.until(10 * time.Minute)
		p.drained("orders")
		require.EqualValues(t, 120, p.sum("orders", "NumberOfMessagesSent"), "seed %d", seed)
		require.EqualValues(t, 60, p.sum("shipping", "Invocations"), "seed %d: only what was cancelled too late is sent", seed)
		require.EqualValues(t, 120, p.sum("shop", "Duplicates"), "seed %d: orders that were cancelled in time, and cancellations that were not", seed)
	}
}

func TestOrdersExpireWhileTheKitchenIsDown(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "10-retention.json", seed).until(59 * time.Second)
		require.Zero(t, p.failed("orders", "expired"), "seed %d", seed)
		p.until(10*time.Minute + 59*time.Second)
		require.InDelta(t, 5*time.Minute, p.sum("orders", "ApproximateAgeOfOldestMessage"), float64(6*time.Second), "seed %d: the oldest is as old as the retention period", seed)
		p.until(30 * time.Minute)
		p.drained("orders")
		p.drained("orders-kept")
		expired := p.read("orders", "counts", "expired")
		require.Positive(t, expired, "seed %d", seed)
		require.Equal(t, 200-expired, p.read("orders", "counts", "deleted"), "seed %d: what expired was never deleted", seed)
		require.Less(t, p.finished("kitchen"), int64(200), "seed %d", seed)
		require.Zero(t, p.sum("shop", "Errors"), "seed %d: and nobody was told", seed)
		require.EqualValues(t, 200, p.read("orders-kept", "counts", "deleted"), "seed %d: with 4 days nothing is lost", seed)
		require.Zero(t, p.read("orders-kept", "counts", "expired"), "seed %d", seed)
	}
}

func TestADeadLetterQueueWithAShortRetentionIsEmpty(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "11-dead-letters.json", seed).until(20 * time.Minute)
		letters := p.failed("orders", "dead-lettered")
		require.Positive(t, letters, "seed %d", seed)
		require.Equal(t, letters, p.read("dead-letters", "counts", "arrived"), "seed %d", seed)
		require.Equal(t, letters, p.read("dead-letters", "counts", "expired"), "seed %d: all of them are gone", seed)
		require.Equal(t, letters, p.sum("dead-letters-kept", "ApproximateNumberOfMessagesVisible"), "seed %d: with 14 days they are there", seed)
	}
}

func TestAnIdleHourOfPolling(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "12-long-polling.json", seed).until(2 * time.Minute)
		p.drained("long")
		p.drained("short")
		long, short := p.read("long", "billedRequests"), p.read("short", "billedRequests")
		nothing, no := p.sum("long", "NumberOfEmptyReceives"), p.sum("short", "NumberOfEmptyReceives")
		p.until(62 * time.Minute)
		require.EqualValues(t, 180, p.read("long", "billedRequests")-long, "seed %d: an hour of 20 seconds each", seed)
		require.EqualValues(t, 180, p.sum("long", "NumberOfEmptyReceives")-nothing, "seed %d", seed)
		require.EqualValues(t, 3600, p.read("short", "billedRequests")-short, "seed %d: one a second", seed)
		require.EqualValues(t, 3600, p.sum("short", "NumberOfEmptyReceives")-no, "seed %d", seed)
	}
}

func TestTheIdempotentConsumerChargesOnce(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "13-idempotent-consumer.json", seed).until(15 * time.Minute)
		p.drained("payments")
		p.drained("payments-too")
		copies, more := p.read("payments", "counts", "duplicated"), p.read("payments-too", "counts", "duplicated")
		require.Positive(t, copies, "seed %d", seed)
		require.Positive(t, more, "seed %d", seed)
		require.Equal(t, 300+copies, p.sum("bank", "Invocations"), "seed %d: overcharged by exactly the duplicates", seed)
		require.EqualValues(t, 300, p.sum("bank-too", "Invocations"), "seed %d", seed)
		require.GreaterOrEqual(t, p.sum("careful", "Duplicates"), more, "seed %d", seed)
	}
}

func TestATimeoutAfterSuccessDoesTheWorkAgain(t *testing.T) {
	for _, seed := range seeds {
		p := scene(t, "14-timeout-after-success.json", seed).until(19 * time.Second)
		require.Zero(t, p.sum("shop", "Errors"), "seed %d: all is well", seed)
		p.until(10 * time.Minute)
		p.drained("orders")
		require.Positive(t, p.sum("shop", "GivenUp"), "seed %d: the shop believes that orders failed", seed)
		require.Zero(t, p.sum("till", "Errors"), "seed %d: and none did", seed)
		require.Equal(t, p.sum("shop", "Requests"), p.sum("bank", "Invocations"), "seed %d: every attempt is a charge", seed)
		require.Greater(t, p.sum("bank", "Invocations"), int64(90), "seed %d", seed)
		require.Positive(t, p.failed("clerk", "DownstreamTimeout"), "seed %d: deletes get lost", seed)
		require.Greater(t, p.sum("bank-too", "Invocations"), int64(90), "seed %d: and the work is done again", seed)
		require.EqualValues(t, 90, p.read("orders", "counts", "deleted"), "seed %d", seed)
	}
}
