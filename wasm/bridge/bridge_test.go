package bridge_test

import (
	"encoding/binary"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
	"playground/engine/wire"
	"playground/wasm/bridge"
)

const shop = `{"format": 1, "title": "Shop", "seed": 7,
	"nodes": [{"id": "shop", "kind": "traffic", "Rate": "2/s"}, {"id": "orders", "kind": "sqs"}],
	"wires": [{"from": "shop", "to": "orders"}]}`

// page is the other side of the boundary.
type page struct {
	t      *testing.T
	bridge *bridge.Bridge
	buffer []byte
}

func open(t *testing.T) *page {
	p := &page{t, &bridge.Bridge{Kinds: catalog.Kinds()}, make([]byte, 1<<20)}
	_, note := p.ask(`{"start": %s}`, shop)
	require.Equal(t, "true", at(note, "/start/ok"), note.String())
	return p
}

// ask makes one exchange.
func (p *page) ask(format string, args ...any) (frame []byte, note value.Value) {
	p.t.Helper()
	frame, text := p.bridge.Handle(fmt.Appendf(nil, format, args...), p.buffer)
	if text == nil {
		return frame, value.Null
	}
	note, err := value.Parse(text, value.Limits{})
	require.Nil(p.t, err)
	return frame, note
}

func at(v value.Value, pointer value.Pointer) string {
	found, _ := pointer.Resolve(v)
	return found.String()
}

func now(frame []byte) int64 { return int64(binary.LittleEndian.Uint64(frame[8:])) }

func hash(frame []byte) uint64 { return binary.LittleEndian.Uint64(frame[16:]) }

func flags(frame []byte) uint32 { return binary.LittleEndian.Uint32(frame[44:]) }

func TestAFrameIsWholeAndANoteOnlyWhatWasAskedFor(t *testing.T) {
	p := open(t)
	frame, note := p.ask(`{"advance": "1010000000"}`)
	require.True(t, note.IsNull(), "nobody asked")
	require.Equal(t, "LCPF", string(frame[:4]))
	require.EqualValues(t, 1_010_000_000, now(frame))
	require.EqualValues(t, 2, binary.LittleEndian.Uint32(frame[32:]))
	items := binary.LittleEndian.Uint32(frame[40:])
	require.EqualValues(t, 3, items, "two rest in the queue, one is on its way")
	require.Len(t, frame, wire.HeaderBytes+2*wire.NodeBytes+wire.WireBytes+int(items)*wire.ItemBytes)

	_, note = p.ask(`{"wantNote": true, "watch": {"nodes": ["orders"], "events": 3}}`)
	require.Equal(t, `"sent"`, at(note, "/events/2/what"))
	require.Equal(t, "2", at(note, "/nodes/orders/counts/ApproximateNumberOfMessages"))
	require.Equal(t, `"ApproximateNumberOfMessagesVisible"`, at(note, "/metrics/orders/0/name"))
}

func TestAWatchedWireIsCounted(t *testing.T) {
	p := open(t)
	_, note := p.ask(`{"advance": "2999000000", "wantNote": true, "watch": {"nodes": ["shop.calls>orders.in", "x>y"]}}`)
	require.Equal(t, `{"shop.calls>orders.in":{"inFlight":0,"calls":6,"answers":6,"lost":0,"failures":0,"failure":"","state":""}}`, at(note, "/nodes"))
	after := func(fault, target string) func(member string) string {
		_, note := p.ask(`{"commands": [{"do": "fault", "fault": %q, %s}], "advance": "2000000000"}`, fault, target)
		return func(member string) string { return at(note, "/nodes/shop.calls>orders.in/"+value.Pointer(member)) }
	}
	const wire = `"wire": "shop.calls>orders.in"`
	told := after("drop", wire+`, "probability": "100%"`)
	require.Equal(t, []string{`"dropping"`, "4"}, []string{told("state"), told("lost")})
	require.Equal(t, `"cut"`, after("cut", wire)("state"))
	require.Equal(t, `""`, after("recover", wire)("state"))
	told = after("crash", `"node": "orders"`)
	require.Equal(t, []string{"4", `"ConnectionRefused"`}, []string{told("failures"), told("failure")})
}

func TestTheOutlineIsToldOnceForEachTimeItIsAskedFor(t *testing.T) {
	p := open(t)
	_, note := p.ask(`{"advance": "1010000000", "wantNote": true, "watch": {"outline": true}}`)
	require.Equal(t, `{"gauges":[3,2,0,1],"failures":0,"failure":"","state":""}`, at(note, "/outline/nodes/shop"))
	require.Equal(t, "[2,0,0,990000000]", at(note, "/outline/nodes/orders/gauges"))
	require.Equal(t, "1", at(note, "/outline/wires/shop.calls>orders.in/inFlight"))
	_, note = p.ask(`{"wantNote": true}`)
	require.Equal(t, "null", at(note, "/outline"))
	p.ask(`{"commands": [{"do": "fault", "fault": "crash", "node": "orders"}], "advance": "3000000000"}`)
	_, note = p.ask(`{"wantNote": true, "watch": {"outline": true}}`)
	require.Equal(t, `"crashed"`, at(note, "/outline/nodes/orders/state"))
	require.Equal(t, []string{"6", `"ConnectionRefused"`}, []string{at(note, "/outline/nodes/shop/failures"), at(note, "/outline/nodes/shop/failure")})
}

func TestTheWatchIsRemembered(t *testing.T) {
	p := open(t)
	p.ask(`{"watch": {"only": ["orders"], "events": 10}, "advance": "3000000000"}`)
	_, note := p.ask(`{"wantNote": true, "since": 4}`)
	events, _ := note.Get("events")
	require.Positive(t, events.Len())
	for _, e := range events.Elements() {
		require.Equal(t, `"orders"`, at(e, "/node"))
	}
}

func TestCommandsAreStampedInOrder(t *testing.T) {
	p := open(t)
	p.ask(`{"advance": "700000000"}`)
	frame, note := p.ask(`{"commands": [{"do": "node", "node": "orders", "command": "SendMessage", "input": {}}, {"do": "explode"}]}`)
	require.Equal(t, `"700000000"`, at(note, "/stamps/0/at"))
	require.Equal(t, "1", at(note, "/stamps/0/revision"))
	require.Contains(t, at(note, "/stamps/1/problems/0/text"), "no command")
	require.Contains(t, at(note, "/answers/0/result/MessageId"), "-4")
	require.EqualValues(t, 2, binary.LittleEndian.Uint32(frame[48:]), "revisions count commands, also those with problems")
}

func TestTheLimitStopsAnAdvanceShortAndLosesNothing(t *testing.T) {
	p, q := open(t), open(t)
	target, _ := q.ask(`{"advance": "60000000000"}`)
	frame, _ := p.ask(`{"advance": "60000000000", "limit": 7}`)
	require.Equal(t, wire.FlagShort, flags(frame))
	for now(frame) < now(target) {
		frame, _ = p.ask(`{"advance": "%d", "limit": 7}`, now(target)-now(frame))
	}
	require.Equal(t, hash(target), hash(frame))
}

func TestADeadEngineIsRestartedFromTheJournal(t *testing.T) {
	p := open(t)
	var journal []string
	for i := range 5 {
		p.ask(`{"advance": "1300000000"}`)
		command := fmt.Sprintf(`{"do": "node", "node": "orders", "command": "SendMessage", "input": {"DelaySeconds": %d}}`, i)
		_, note := p.ask(`{"commands": [%s]}`, command)
		journal = append(journal, fmt.Sprintf(`{"at": %s, "events": %s, "command": %s}`, at(note, "/stamps/0/at"), at(note, "/stamps/0/events"), command))
	}
	last, _ := p.ask(`{"advance": "900000000"}`)

	again := &page{t, &bridge.Bridge{Kinds: catalog.Kinds()}, p.buffer}
	events := binary.LittleEndian.Uint64(last[24:])
	want, until := hash(last), now(last)
	frame, _ := again.ask(`{"start": %s, "journal": [%s], "seek": {"at": "%d", "events": "%d"}, "limit": 5}`, shop, strings.Join(journal, ","), until, events)
	require.Equal(t, wire.FlagShort, flags(frame), "the limit is reached before the first command")
	exchanges := 1
	for ; flags(frame)&wire.FlagShort != 0; exchanges++ {
		frame, _ = again.ask(`{"limit": 5}`)
	}
	require.Greater(t, exchanges, 5, "a replay keeps to the limit")
	require.Equal(t, until, now(frame))
	require.Equal(t, want, hash(frame))
}

func TestABadScenarioLeavesTheRunningOneAlone(t *testing.T) {
	p := open(t)
	before, _ := p.ask(`{"advance": "5000000000"}`)
	kept := hash(before)
	for _, bad := range []string{`7`, `{"format": 2}`, `{"format": 1, "nodes": [{"id": "x", "kind": "teapot"}]}`} {
		frame, note := p.ask(`{"start": %s}`, bad)
		require.Contains(t, at(note, "/problems/0/text"), " ", bad)
		require.Equal(t, kept, hash(frame), bad)
	}
	for _, bad := range []string{``, `{`, `[]`, `null`, strings.Repeat("[", 100_000), "\xff"} {
		p.ask("%s", bad)
	}
	frame, _ := p.ask(`{}`)
	require.Equal(t, kept, hash(frame))
}

// faulty is a kind with a bug.
type faulty struct{ component.Component }

func (faulty) Configure(component.Settings) { panic("the kettle is empty") }

func TestABugStopsTheSimulationAndSaysWhatReproducesIt(t *testing.T) {
	kinds := append(scenario.Kinds{}, catalog.Kinds()...)
	kinds = append(kinds, &component.Kind{Name: "faulty", Title: "Faulty", New: func(component.Env) component.Component { return faulty{} }})
	p := &page{t, &bridge.Bridge{Kinds: kinds}, make([]byte, 1<<16)}
	p.ask(`{"start": %s}`, shop)
	p.ask(`{"advance": "1000000000"}`)
	frame, note := p.ask(`{"commands": [{"do": "edit", "edits": [{"part": "node", "id": "x", "value": {"id": "x", "kind": "faulty"}}]}]}`)
	require.Equal(t, wire.FlagStopped, flags(frame))
	require.Contains(t, at(note, "/bug/message"), "the kettle is empty")
	require.Equal(t, `"7"`, at(note, "/bug/seed"))
	require.Equal(t, `"edit"`, at(note, "/bug/journal/0/command/do"))
	frame, _ = p.ask(`{"advance": "1"}`)
	require.Equal(t, wire.FlagStopped, flags(frame), "it stays stopped")
	frame, note = p.ask(`{"start": %s}`, shop)
	require.Zero(t, flags(frame)&wire.FlagStopped, "and a new start is the way out")
	require.Equal(t, "true", at(note, "/start/ok"))
}

func TestASmallBufferGetsASmallFrame(t *testing.T) {
	p := open(t)
	for _, size := range []int{0, 10, wire.HeaderBytes, wire.HeaderBytes + wire.NodeBytes, 300} {
		p.buffer = make([]byte, size)
		frame, _ := p.ask(`{"advance": "1000000000"}`)
		require.LessOrEqual(t, len(frame), size)
	}
}

func FuzzHandle(f *testing.F) {
	f.Add([]byte(`{"advance": "1000000000", "limit": 5, "step": "event", "since": 3, "wantNote": true}`))
	f.Add([]byte(`{"commands": [{"do": "edit", "edits": [{"part": "node", "id": "orders", "value": null}]}]}`))
	f.Add([]byte(`{"watch": {"nodes": ["orders", "x"], "lineage": 3, "events": 99999999, "only": [7]}}`))
	f.Add([]byte(`{"journal": [{"at": "1", "events": "9", "command": 3}], "seek": {"at": "9"}, "start": ` + shop + `}`))
	f.Add([]byte(`{"seek": {"branch": 0, "at": "5"}, "compare": {"branch": 0}, "story": {"lineage": 1}, "breakpoints": [{}]}`))
	f.Fuzz(func(t *testing.T, request []byte) {
		p := open(t)
		frame, _ := p.bridge.Handle(request, p.buffer)
		if len(frame) >= wire.HeaderBytes {
			require.Zero(t, flags(frame)&wire.FlagStopped, "%s", request)
		}
	})
}

func TestALargeOutlineIsToldInTurns(t *testing.T) {
	p := &page{t, &bridge.Bridge{Kinds: catalog.Kinds()}, make([]byte, 1<<20)}
	var nodes []string
	for i := range 100 {
		nodes = append(nodes, fmt.Sprintf(`{"id": "n%d", "kind": "sqs"}`, i))
	}
	p.ask(`{"start": {"format": 1, "nodes": [%s]}}`, strings.Join(nodes, ","))
	var told []int
	for range 4 {
		_, note := p.ask(`{"wantNote": true, "watch": {"outline": true}}`)
		all, _ := value.Pointer("/outline/nodes").Resolve(note)
		told = append(told, all.Len())
	}
	require.Equal(t, []int{40, 40, 20, 40}, told)
}

func TestWhoeverLooksIntoAMessageLeavesNoTrace(t *testing.T) {
	p, q := open(t), open(t)
	p.ask(`{"advance": "1010000000"}`)
	_, note := p.ask(`{"wantNote": true, "watch": {"nodes": ["orders"], "events": 3}}`)
	number := at(note, "/nodes/orders/lanes/visible/0/number")
	_, note = p.ask(`{"wantNote": true, "watch": {"peek": {"node": "orders", "number": %s}}}`, number)
	require.Equal(t, []string{`"orders"`, number, `"visible"`}, []string{at(note, "/peek/node"), at(note, "/peek/number"), at(note, "/peek/message/state")})
	_, note = p.ask(`{"wantNote": true}`)
	require.Equal(t, "null", at(note, "/peek"), "nothing has changed about it")
	_, note = p.ask(`{"commands": [{"do": "node", "node": "orders", "command": "PurgeQueue", "input": {}}]}`)
	require.Equal(t, []string{`"orders"`, "null"}, []string{at(note, "/peek/node"), at(note, "/peek/message")}, "it is gone")
	_, note = p.ask(`{"wantNote": true, "watch": {"peek": {"node": "shop", "number": "1"}}}`)
	require.Equal(t, "null", at(note, "/peek/message"), "a client holds no messages")

	q.ask(`{"advance": "1010000000"}`)
	q.ask(`{"commands": [{"do": "node", "node": "orders", "command": "PurgeQueue", "input": {}}]}`)
	unseen, _ := q.ask(`{"advance": "5000000000"}`)
	seen, _ := p.ask(`{"advance": "5000000000"}`)
	require.Equal(t, hash(unseen), hash(seen), "the run is the same")
}
