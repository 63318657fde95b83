package engine_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
)

// heap is how many bytes are in use.
func heap() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// A thousand queues that get a long message share its text, raw or in an envelope: each takes far less than a copy.
func TestTheTextOfAFanOutIsThereOnce(t *testing.T) {
	const queues, bytes = 1_000, 256 << 10
	for _, settings := range []string{"", `, "RawMessageDelivery": true`} {
		nodes, wires := `{"id": "news", "kind": "sns"}`, ""
		for i := range queues {
			nodes += fmt.Sprintf(`, {"id": "q%d", "kind": "sqs"}`, i)
			wires += fmt.Sprintf(`, {"from": "news.subscriptions", "to": "q%d.in"%s}`, i, settings)
		}
		p := written(t, `{"format": 1, "seed": 7, "nodes": [`+nodes+`], "wires": [`+wires[2:]+`]}`)
		publish := func(body string) int64 {
			at, _ := p.Index("news")
			p.Ask(at, "in", &action.Publish{Message: action.Message{Body: body, Token: component.Token{Lineage: 1, Attempt: 1}}})
			p.until(time.Duration(p.Now()) + time.Second)
			return heap()
		}
		before := publish("short") // each queue has its first page then
		grown := publish(strings.Repeat("x", bytes)) - before
		require.Greater(t, grown, int64(bytes), "the text, at least")
		require.Less(t, grown, int64(queues*bytes/20))
		at, _ := p.Index("q999")
		p.Ask(at, "in", &action.ReceiveMessage{MaxNumberOfMessages: 10, VisibilityTimeout: action.Unset})
		all := p.Replies()
		last := all[len(all)-1].Result.Out.(*action.ReceiveMessageResult).Messages
		require.Len(t, last, 2)
		require.Contains(t, last[1].Message.Text(), strings.Repeat("x", bytes))
	}
}
