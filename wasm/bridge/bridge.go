// Package bridge is the Worker boundary as one pure function: bytes in, bytes out, no JavaScript. The Worker, and the
// native tests, call Handle once an exchange.
package bridge

import (
	"fmt"
	"runtime/debug"

	"playground/engine"
	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
	"playground/engine/wire"
)

// Bridge holds the run that the page drives. The zero Bridge with Kinds set is ready.
type Bridge struct {
	Kinds scenario.Kinds

	line       *engine.Timeline
	goal       *wire.Goal // where it is going, over several exchanges; nil when it is there
	comparison *comparison
	story      *biography
	peeked     *peeked
	judged     *judged
	breaks     value.Value // as the page told them
	watch      wire.Watch
	labels     []string // texts that the page knows
	captions   value.Value
	outlined   int // where the next outline begins
	bug        string
}

// Handle answers one request: the frame lies in buffer, the note is nil unless there is something to tell. A panic
// anywhere below is a bug: it stops the simulation and is told with the seed and journal that reproduce it.
func (b *Bridge) Handle(request, buffer []byte) (frame, note []byte) {
	e := exchange{bridge: b, note: value.NewObject(12)}
	defer func() {
		if p := recover(); p != nil {
			b.bug = fmt.Sprintf("%v\n%s", p, debug.Stack())
			frame, note = e.stopped(buffer)
		}
	}()
	if b.bug != "" && !e.restarts(request) {
		return e.stopped(buffer)
	}
	return e.run(request, buffer)
}

// exchange is the work of one Handle.
type exchange struct {
	bridge    *Bridge
	note      *value.Builder
	told      bool // the note has something to tell
	wantsNote bool
	flags     uint32
	// disturbed says that a fault was ordered: it happens now, and is seen now, also while the run stands.
	disturbed bool
	stamps    []value.Value
}

func (e *exchange) tell(name string, v value.Value) {
	e.note.Set(name, v)
	e.told = true
}

// restarts reports whether a request begins a new session, which is the way out of a bug.
func (e *exchange) restarts(request []byte) bool {
	r, err := wire.DecodeRequest(request)
	return err == nil && !r.Start.IsNull()
}

func (e *exchange) run(request, buffer []byte) (frame, note []byte) {
	b := e.bridge
	r, err := wire.DecodeRequest(request)
	if err != nil {
		e.tell("problems", problems([]component.Problem{{Message: "the request cannot be read: " + err.Error()}}))
		return buffer[:0], e.bytes()
	}
	if r.Watch != nil {
		b.watch = *r.Watch
	}
	if !r.Start.IsNull() {
		e.start(r)
	}
	if b.line == nil {
		return buffer[:0], e.bytes()
	}
	e.wantsNote = r.WantNote
	e.proceed(r)
	if len(e.stamps) > 0 {
		e.tell("stamps", value.ArrayOf(e.stamps))
	}
	if r.WantNote || e.told {
		e.describe(r)
	}
	return b.line.Present().Frame(buffer, e.flags), e.bytes()
}

// start begins a new run, unless the scenario has problems: then the one that there is goes on.
func (e *exchange) start(r wire.Request) {
	b := e.bridge
	sc, bad := scenario.DecodeValue(r.Start, b.Kinds)
	if len(bad) > 0 {
		e.tell("problems", problems(bad))
		return
	}
	b.line, b.bug, b.labels, b.goal = engine.NewTimeline(sc, b.Kinds), "", nil, nil
	b.comparison, b.story, b.peeked, b.judged = nil, nil, nil, nil
	b.restore(r.Future)
	started := value.NewObject(2)
	started.Set("ok", value.Bool(true))
	started.Set("version", value.Int(engine.Version))
	e.tell("start", started.Value())
}

// proceed obeys, goes where it is sent and advances, in this order, within the limit of events.
func (e *exchange) proceed(r wire.Request) {
	b := e.bridge
	if len(r.Commands) > 0 && r.Base >= 0 {
		b.line.Rewind(r.Base)
	}
	for _, command := range r.Commands {
		b.goal = nil // whoever acts has arrived
		e.do(command)
	}
	limit := e.seek(r.Seek, r.Limit)
	e.setBreakpoints(r)
	switch {
	case b.goal != nil:
	case r.Step == "event":
		b.line.StepEvent()
	case r.Step == "message":
		b.line.StepMessage(limit)
	case r.Advance > 0 || e.disturbed: // else what is due at this very moment waits too: a step may have stopped before it
		n, short := b.line.Advance(b.line.Now().At+r.Advance, limit)
		if limit -= n; short {
			e.flags |= wire.FlagShort
		}
		e.describeStop()
	}
	e.compare(r.Compare, max(limit, r.Limit/4))
	e.tellStory(r.Story, max(limit, r.Limit/4))
}

func (e *exchange) do(command value.Value) {
	line := e.bridge.line
	now, end := line.Now(), line.End()
	bad, forked := line.Do(command)
	stamp := momentOf(now, 6)
	stamp.Set("revision", value.Int(int64(line.Present().Revision())))
	if line.Present().Quiet() {
		stamp.Set("quiet", value.Bool(true)) // the run would be the same without it
	}
	if forked {
		e.bridge.comparison = nil                     // the futures are others now
		stamp.Set("forked", momentOf(end, 2).Value()) // how far the future has been seen that was left
	}
	if len(bad) > 0 {
		stamp.Set("problems", problems(bad))
	} else if name, _ := command.Get("do"); name.String() == `"fault"` {
		e.disturbed = true
	}
	e.stamps = append(e.stamps, stamp.Value())
}

func problems(all []component.Problem) value.Value {
	rows := make([]value.Value, len(all))
	for i, p := range all {
		b := value.NewObject(2)
		b.Set("pointer", value.Text(string(p.Pointer)))
		b.Set("text", value.Text(p.Message))
		rows[i] = b.Value()
	}
	return value.ArrayOf(rows)
}

// bytes renders the note; nil when there is nothing to tell.
func (e *exchange) bytes() []byte {
	if !e.told {
		return nil
	}
	return value.Append(nil, e.note.Value())
}
