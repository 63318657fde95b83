package engine_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/scenario"
	"playground/engine/value"
)

func get(v value.Value, name string) string {
	m, _ := v.Get(name)
	if text, ok := m.AsText(); ok {
		return text
	}
	return m.String()
}

// told lists what will happen next at a node, one line an event.
func told(s *engine.Session, node string) (lines []string) {
	for _, row := range s.Future(1000).Elements() {
		if get(row, "node") == node {
			lines = append(lines, fmt.Sprintf("%s %s: %s (%s)", get(row, "at"), get(row, "what"), get(row, "text"), get(row, "why")))
		}
	}
	return lines
}

func begun(t *testing.T, text string) *engine.Session {
	t.Helper()
	sc, problems := scenario.Decode([]byte(text), catalog.Kinds())
	require.Empty(t, problems)
	return engine.New(sc, catalog.Kinds())
}

func TestTheFutureIsToldWithItsReasons(t *testing.T) {
	p := scene(t, "1-poison-pill.json", 7).until(31 * time.Second)
	require.Equal(t, []string{
		"31.052083019s answer: the answer of orders to SendMessage reaches shop (latency of the wire shop.calls>orders.in: 500ms)",
		"34.383084958s next message: sends its next message (Pattern poisson and Rate of shop: a message every 1s on average, at random)",
		"1m00.052083019s timeout: waits no longer for the answer of orders to message #33, unless it comes before (Timeout of shop: 30s)",
	}, told(p.Session, "shop"))
	require.Equal(t, []string{
		"31.23263791s arrives: DeleteMessage of kitchen reaches orders (latency of the wire kitchen.poll>orders.in: 400ms)",
		"35.562380862s visibility timeout: message #32 becomes visible again, unless it is deleted before; 5 more wait behind it (VisibilityTimeout of orders: 6s)",
	}, told(p.Session, "orders"))
	require.Equal(t, []string{
		"31.957666019s work done: worker 2 has done its own work on message #33 (WorkTime of kitchen: 1.005583s this time)",
		"52.407185063s no answer: a poll of orders is given up, unless it is answered before; 4 more wait behind it (WaitTimeSeconds of the wire to orders, and 5s more: 25s)",
	}, told(p.Session, "kitchen"))
	require.Equal(t, []string{"14d00h00m00.5s end of retention: message #1 expires (MessageRetentionPeriod of orders-dlq: 14d after it was first sent)"}, told(p.Session, "orders-dlq"))
}

const pair = `{"format": 1, "nodes": [
	{"id": "shop", "kind": "traffic", "Rate": "1/m", "Start": "10s", "Total": 3, "Timeout": "5s", "Retries": 2, "RetryDelay": "2s"},
	{"id": "web", "kind": "service", "WorkTime": "1s"}],
	"wires": [{"from": "shop.calls", "to": "web.in", "latency": "uniform 200ms 300ms"}],
	"faults": [{"at": "1m", "fault": "slow", "node": "web", "factor": 10}, {"at": "2m", "fault": "cut", "wire": "shop.calls>web.in"}]}`

func TestTroubleIsForeseen(t *testing.T) {
	s := begun(t, pair)
	require.Equal(t, []string{
		"10s first message: sends the first of its messages (Start of shop: 10s after it came to be)",
		"2m00s fault: cut shop.calls>web.in (a fault of this scenario)",
	}, told(s, "shop"))
	require.Equal(t, []string{"1m00s fault: slow web, factor 10 (a fault of this scenario)"}, told(s, "web"))

	s.Advance(10e9, 1<<30)
	require.Equal(t, []string{
		"10.247730113s arrives: Request of shop reaches web (latency of the wire shop.calls>web.in: uniform 200ms 300ms, 247.730113ms this time)",
	}, told(s, "web")[:1])

	hung := s.Clone()
	require.Empty(t, hung.Do(mustParse(`{"do": "fault", "fault": "hang", "node": "web"}`)))
	hung.StepEvent()
	require.Equal(t, "10.247730113s arrives: Request of shop reaches web; held up, since web hangs, until that recovers "+
		"(latency of the wire shop.calls>web.in: uniform 200ms 300ms, 247.730113ms this time)", told(hung, "web")[0])
	hung.Advance(12e9, 1<<30)
	require.Empty(t, hung.Do(mustParse(`{"do": "fault", "fault": "recover", "node": "web"}`)))
	hung.StepEvent()
	require.Equal(t, "12s arrives: Request of shop reaches web (it came at 10.247730113s, while web hung)", told(hung, "web")[0])

	crashed := s.Clone()
	require.Empty(t, crashed.Do(mustParse(`{"do": "fault", "fault": "crash", "node": "web"}`)))
	crashed.StepEvent()
	require.Contains(t, told(crashed, "web")[0], "refused: Request of shop reaches web, which has crashed: it is refused")
	crashed.Advance(10.3e9, 1<<30)
	require.Contains(t, told(crashed, "shop")[0], "answer: the fault ConnectionRefused of web reaches shop")
	crashed.Advance(11e9, 1<<30)
	require.Contains(t, told(crashed, "shop")[0], "retry: sends message #1 to web again, attempt 2 (Retries of shop, each after a RetryDelay of 2s)")

	cut := s.Clone()
	require.Empty(t, cut.Do(mustParse(`{"do": "fault", "fault": "cut", "wire": "shop.calls>web.in"}`)))
	cut.Advance(11.3e9, 1<<30)
	require.Contains(t, told(cut, "shop")[0], "lost: the answer of web to Request gets lost on the way to shop "+
		"(the wire shop.calls>web.in was cut, drops messages or was removed)")
}

// Looking costs what is listed, however much is pending.
func TestALookIntoTheFutureIsCheap(t *testing.T) {
	look := func(size string) float64 {
		s := begun(t, `{"format": 1, "nodes": [{"id": "shop", "kind": "traffic", "Pattern": "burst", "BurstSize": `+size+`, "BurstPeriod": "1h"},
			{"id": "orders", "kind": "sqs"}], "wires": [{"from": "shop.calls", "to": "orders.in", "latency": "exponential 10m"}]}`)
		s.Advance(0, 1<<30)
		return testing.AllocsPerRun(3, func() { s.Future(20) })
	}
	require.LessOrEqual(t, look("10000"), 2*look("100"))
}
