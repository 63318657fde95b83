package bridge_test

import (
	"encoding/binary"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
	"playground/engine/value"
	"playground/engine/wire"
	"playground/wasm/bridge"
)

const crash = `{"do": "fault", "fault": "crash", "node": "orders"}`

func revision(frame []byte) uint32 { return binary.LittleEndian.Uint32(frame[48:]) }

// seek goes on until it has arrived.
func (p *page) seek(goal string) (frame []byte) {
	frame, _ = p.ask(`{"seek": %s, "limit": 100}`, goal)
	for flags(frame)&wire.FlagShort != 0 {
		frame, _ = p.ask(`{"limit": 100}`)
	}
	return frame
}

func TestThePastIsSeenAsItWas(t *testing.T) {
	p := open(t)
	var walked []uint64
	for range 20 {
		frame, _ := p.ask(`{"advance": "500000000"}`)
		walked = append(walked, hash(frame))
	}
	for _, i := range []int{3, 17, 0, 19, 10} {
		frame := p.seek(fmt.Sprintf(`{"at": "%d"}`, (i+1)*500_000_000))
		require.Equal(t, walked[i], hash(frame), "after %d exchanges", i+1)
		require.EqualValues(t, (i+1)*500_000_000, now(frame))
	}
	events := binary.LittleEndian.Uint64(p.seek(`{"at": "10000000000"}`)[24:])
	frame := p.seek(fmt.Sprintf(`{"events": "%d"}`, events-1))
	require.Equal(t, events-1, binary.LittleEndian.Uint64(frame[24:]), "a step back")
}

func TestACommandInThePastLeavesAFutureThatCanBeEnteredAndCompared(t *testing.T) {
	p := open(t)
	old, _ := p.ask(`{"advance": "20000000000"}`)
	was := hash(old)
	p.seek(`{"at": "12000000000"}`)
	_, note := p.ask(`{"commands": [%s]}`, crash)
	require.Equal(t, `"20000000000"`, at(note, "/stamps/0/forked/at"))
	require.Equal(t, "1", at(note, "/stamps/0/revision"))
	frame, note := p.ask(`{"advance": "8000000000", "wantNote": true, "watch": {"timeline": true}}`)
	is := hash(frame)
	require.NotEqual(t, was, is)
	require.Equal(t, `[{"from":"12000000000","end":"20000000000","commands":0}]`, at(note, "/timeline/branches"))

	_, note = p.ask(`{"compare": {"branch": 0}, "limit": 10}`)
	for at(note, "/comparison/done") != "true" {
		require.Equal(t, "true", at(note, "/working"))
		_, note = p.ask(`{"limit": 10}`)
	}
	require.Equal(t, `"orders"`, at(note, "/comparison/differences/0/node"))
	require.Equal(t, `"12000000000"`, at(note, "/comparison/differences/0/atNs"))
	require.Contains(t, at(note, "/comparison/differences/0/left"), "crashed")
	require.NotEqual(t, "null", at(note, "/comparison/metrics/right/orders/0/name"))

	frame, _ = p.ask(`{"seek": {"branch": 0, "at": "20000000000"}}`)
	require.Equal(t, was, hash(frame), "the old future, exactly")
	require.Zero(t, revision(frame))
	frame, _ = p.ask(`{"seek": {"branch": 0, "at": "20000000000"}}`)
	require.Equal(t, is, hash(frame), "and the new one")
	require.EqualValues(t, 1, revision(frame))
	_, note = p.ask(`{"seek": {"branch": 7}}`)
	require.Contains(t, at(note, "/problems/0/text"), "no future number 7")
}

func TestARestartedEngineHasEveryFuture(t *testing.T) {
	p := open(t)
	p.ask(`{"advance": "20000000000"}`)
	p.seek(`{"at": "12000000000"}`)
	_, note := p.ask(`{"commands": [%s]}`, crash)
	entry := fmt.Sprintf(`{"at": %s, "events": %s, "command": %s}`, at(note, "/stamps/0/at"), at(note, "/stamps/0/events"), crash)
	end, _ := p.ask(`{"advance": "8000000000"}`)
	want := hash(end)
	there := hash(p.seek(`{"at": "5000000000"}`))

	again := &page{t, &bridge.Bridge{Kinds: catalog.Kinds()}, p.buffer}
	frame, _ := again.ask(`{"start": %s, "journal": [%s], "end": {"at": "20000000000", "events": "999"},
		"branches": [{"from": {"at": "12000000000"}, "journal": [], "end": {"at": "20000000000"}}], "seek": {"at": "5000000000"}}`, shop, entry)
	require.Equal(t, there, hash(frame))
	require.Zero(t, revision(frame), "the command lies ahead")
	require.Equal(t, want, hash(again.seek(`{"at": "20000000000"}`)))
	_, note = again.ask(`{"wantNote": true, "watch": {"timeline": true}}`)
	require.Equal(t, `"12000000000"`, at(note, "/timeline/branches/0/from"))
}

func TestAJournalOfAnotherRunIsNoBug(t *testing.T) {
	p := &page{t, &bridge.Bridge{Kinds: catalog.Kinds()}, make([]byte, 1<<20)}
	frame, _ := p.ask(`{"start": %s, "journal": [{"at": "5", "events": "9000000", "command": 7}, {"at": "3", "events": "1", "command": %s}],
		"seek": {"at": "30000000000"}, "limit": 100000}`, shop, crash)
	require.Zero(t, flags(frame))
	require.EqualValues(t, 30_000_000_000, now(frame))
	require.EqualValues(t, 2, revision(frame))
}

func TestACommandIsAboutTheDrawingThatThePageSaw(t *testing.T) {
	p := open(t)
	p.ask(`{"advance": "12000000000"}`)
	p.ask(`{"commands": [%s], "base": 0}`, crash)
	p.ask(`{"advance": "8000000000"}`)
	p.seek(`{"at": "11000000000"}`)
	p.ask(`{"advance": "2000000000"}`) // past the crash, which the page does not know yet
	frame, note := p.ask(`{"commands": [{"do": "node", "node": "orders", "command": "SendMessage", "input": {}}], "base": 0}`)
	require.Equal(t, []string{"1", `"12000000000"`}, []string{at(note, "/stamps/0/revision"), at(note, "/stamps/0/at")})
	require.Equal(t, `"20000000000"`, at(note, "/stamps/0/forked/at"))
	require.EqualValues(t, 12_000_000_000, now(frame))
}

func TestABreakpointStopsTheRunUntilItGoesOn(t *testing.T) {
	p := open(t)
	_, note := p.ask(`{"breakpoints": [{"id": "full", "node": "orders", "metric": "ApproximateNumberOfMessagesVisible", "comparison": ">", "value": 5}, {"id": "x", "node": "nobody"}]}`)
	require.Contains(t, at(note, "/breakpointProblems/0/text"), "nobody")
	frame, note := p.ask(`{"advance": "60000000000"}`)
	require.Equal(t, wire.FlagBreak, flags(frame))
	require.Equal(t, []string{`"full"`, `"orders"`}, []string{at(note, "/stopped/breakpoint"), at(note, "/stopped/node")})
	require.Less(t, now(frame), int64(10e9))
	frame, note = p.ask(`{"advance": "20000000000"}`)
	require.Zero(t, flags(frame), "it stays true, so it does not stop again")
	require.Equal(t, "null", at(note, "/stopped"))

	p.seek(`{"at": "1000000000"}`)
	p.seek(`{"at": "9000000000"}`)
	p.seek(`{"at": "1000000000"}`)
	frame, _ = p.ask(`{"advance": "60000000000"}`)
	require.Equal(t, wire.FlagBreak, flags(frame), "seeking passes by, playing again stops again")
	frame, _ = p.ask(`{"breakpoints": [], "advance": "60000000000"}`)
	require.Zero(t, flags(frame))
}

func TestTheLifeOfAMessageIsToldAndFollowed(t *testing.T) {
	p := open(t)
	p.ask(`{"advance": "3000000000"}`)
	_, note := p.ask(`{"story": {"lineage": 2}}`)
	require.Equal(t, "2", at(note, "/story/lineage"))
	require.Equal(t, `"2500000000"`, at(note, "/story/total"))
	require.NotEqual(t, "null", at(note, "/story/rows/0/why"))
	_, note = p.ask(`{"wantNote": true}`)
	require.Equal(t, "null", at(note, "/story"), "nothing has changed")
	_, note = p.ask(`{"advance": "3000000000", "wantNote": true}`)
	require.Equal(t, `"6000000000"`, at(note, "/story/now"), "it is three seconds older")
	require.Equal(t, "null", at(note, "/story/rows"), "and nothing has happened to it")
	_, note = p.ask(`{"story": null, "advance": "1", "wantNote": true}`)
	require.Equal(t, "null", at(note, "/story"))

	p.ask(`{"advance": "3600000000000", "limit": 1000000}`)
	p.ask(`{"advance": "36000000000000", "limit": 1000000}`)
	_, note = p.ask(`{"story": {"lineage": 2}, "limit": 1000}`)
	exchanges := 1
	for ; at(note, "/story/progress") != "null"; exchanges++ {
		require.Equal(t, "true", at(note, "/working"))
		_, note = p.ask(`{"limit": 1000}`)
	}
	require.Greater(t, exchanges, 5, "the trace has dropped it, so it is lived again")
	require.Equal(t, `"sent"`, at(note, "/story/rows/0/what"))
}

func TestAFoldedEditStandsForManyAndRunsTheSame(t *testing.T) {
	move := func(x int) string {
		return fmt.Sprintf(`{"part": "node", "id": "orders", "value": {"id": "orders", "kind": "sqs", "x": %d, "y": 8}}`, x)
	}
	p, q := open(t), open(t)
	for i := range 5 {
		_, note := p.ask(`{"commands": [{"do": "edit", "edits": [%s]}], "base": %d, "advance": "100000000"}`, move(i), i)
		require.Equal(t, "true", at(note, "/stamps/0/quiet"))
	}
	_, note := p.ask(`{"commands": [%s], "base": 5}`, crash)
	require.Equal(t, "null", at(note, "/stamps/0/quiet"))
	_, note = q.ask(`{"commands": [{"do": "edit", "edits": [%s], "folded": 5}], "base": 0, "advance": "500000000"}`, move(4))
	require.Equal(t, "5", at(note, "/stamps/0/revision"))
	_, note = q.ask(`{"commands": [%s], "base": 5}`, crash)
	require.Equal(t, "6", at(note, "/stamps/0/revision"))
	one, _ := p.ask(`{"advance": "9000000000"}`)
	other, _ := q.ask(`{"advance": "9000000000"}`)
	require.Equal(t, hash(one), hash(other))
	require.Equal(t, revision(one), revision(other))
}

func TestWhatComesNextIsToldToWhoeverLooks(t *testing.T) {
	p := open(t)
	_, note := p.ask(`{"advance": "1000000000", "wantNote": true, "watch": {"future": 3}}`)
	require.NotEqual(t, "null", at(note, "/future/0/why"), note.String())
	next := at(note, "/future/0/atNs")
	frame, _ := p.ask(`{"step": "event"}`)
	require.Equal(t, next, fmt.Sprintf("%q", fmt.Sprint(now(frame))), "and it is what comes next")
}

func TestMetricsOverTimeAreToldOfBothFutures(t *testing.T) {
	p := open(t)
	p.ask(`{"advance": "20000000000"}`)
	p.seek(`{"at": "12000000000"}`)
	_, note := p.ask(`{"wantNote": true, "watch": {"series": {"nodes": ["orders"], "points": 1000}, "timeline": true}}`)
	before := at(note, "/series/nodes/orders")
	require.Equal(t, `"100000000"`, at(note, "/series/width"))
	counts, _ := value.Pointer("/timeline/failures/counts").Resolve(note)
	require.Equal(t, 200, counts.Len(), "what lies ahead is known too")
	p.ask(`{"commands": [%s]}`, crash)
	p.ask(`{"advance": "8000000000"}`)
	_, note = p.ask(`{"compare": {"branch": 0}, "wantNote": true}`)
	require.Equal(t, before, at(note, "/series/branch/nodes/orders"))
	require.NotEqual(t, before, at(note, "/series/nodes/orders"))
	counts, _ = value.Pointer("/timeline/failures/counts").Resolve(note)
	require.Equal(t, 200, counts.Len())
	require.NotZero(t, at(note, "/timeline/failures/counts/190"))
}

func TestAFaultThatIsOrderedWhileTheRunStandsIsSeenAtOnce(t *testing.T) {
	p, q := open(t), open(t)
	p.ask(`{"advance": "1300000000"}`)
	frame, note := p.ask(`{"commands": [%s], "wantNote": true, "watch": {"nodes": ["orders"]}}`, crash)
	require.Equal(t, `"crashed"`, at(note, "/states/orders"))
	require.EqualValues(t, 1_300_000_000, now(frame))
	q.ask(`{"advance": "1300000000"}`)
	q.ask(`{"commands": [%s], "advance": "8000000000"}`, crash)
	one, _ := p.ask(`{"advance": "8000000000"}`)
	other, _ := q.ask(`{"wantNote": true}`)
	require.Equal(t, hash(other), hash(one), "the run is the one that it was")
}
