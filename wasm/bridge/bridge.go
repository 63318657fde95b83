// Package bridge is the Worker boundary as one pure function: bytes in, bytes out, no JavaScript. The Worker, and the
// native tests, call Handle once an exchange.
package bridge

import (
	"fmt"
	"runtime/debug"
	"strconv"

	"playground/engine"
	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
	"playground/engine/wire"
)

// Bridge holds the session that the page drives. The zero Bridge with Kinds set is ready.
type Bridge struct {
	Kinds scenario.Kinds

	session  *engine.Session
	replay   []wire.ReplayEntry // still to be given again
	until    *wire.ReplayEntry  // where the replay ends; nil when there is none
	watch    wire.Watch
	labels   int // texts that the page knows
	outlined int // where the next outline begins
	bug      string
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
	bridge *Bridge
	note   *value.Builder
	told   bool // the note has something to tell
	flags  uint32
	stamps []value.Value
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
	if b.session == nil {
		return buffer[:0], e.bytes()
	}
	e.proceed(r)
	if len(e.stamps) > 0 {
		e.tell("stamps", value.ArrayOf(e.stamps))
	}
	if r.WantNote || e.told {
		e.describe(r)
	}
	return b.session.Frame(buffer, e.flags), e.bytes()
}

// start begins a new session, unless the scenario has problems: then the running one goes on.
func (e *exchange) start(r wire.Request) {
	b := e.bridge
	sc, bad := scenario.DecodeValue(r.Start, b.Kinds)
	if len(bad) > 0 {
		e.tell("problems", problems(bad))
		return
	}
	b.session, b.bug, b.labels = engine.New(sc, b.Kinds), "", 0
	b.replay, b.until = r.Replay, nil
	if r.Until.Events > 0 || r.Until.At > 0 {
		b.until = &r.Until
	}
	started := value.NewObject(2)
	started.Set("ok", value.Bool(true))
	started.Set("version", value.Int(engine.Version))
	e.tell("start", started.Value())
}

// proceed replays, obeys and advances, in this order, within the limit of events.
func (e *exchange) proceed(r wire.Request) {
	b := e.bridge
	limit := e.again(r.Limit)
	if b.replaying() {
		e.flags |= wire.FlagShort
		e.tell("replaying", value.Int(int64(len(b.replay))))
		return
	}
	for _, command := range r.Commands {
		e.do(command)
	}
	switch r.Step {
	case "event":
		b.session.StepEvent()
	case "message":
		b.session.StepMessage(limit)
	default:
		if r.Advance == 0 {
			return // what is due at this very moment waits too: a step may have stopped before it
		}
		if _, short := b.session.Advance(b.session.Now()+r.Advance, limit); short {
			e.flags |= wire.FlagShort
		}
	}
}

func (b *Bridge) replaying() bool { return len(b.replay) > 0 || b.until != nil }

// again gives journaled commands again, each at its moment, and returns what is left of the limit.
func (e *exchange) again(limit int) int {
	b := e.bridge
	for b.replaying() && limit > 0 {
		last := len(b.replay) == 0
		next := b.until
		if !last {
			next = &b.replay[0]
		}
		done, arrived := b.session.Reach(next.At, next.Events, limit)
		limit -= done
		if !arrived {
			return 0
		}
		if last {
			b.until = nil
			break
		}
		b.session.Do(next.Command)
		b.replay = b.replay[1:]
	}
	return limit
}

func (e *exchange) do(command value.Value) {
	s := e.bridge.session
	at, events := s.Now(), s.Events()
	bad := s.Do(command)
	stamp := value.NewObject(4)
	stamp.Set("revision", value.Int(int64(s.Revision())))
	stamp.Set("at", value.Text(strconv.FormatInt(int64(at), 10)))
	stamp.Set("events", value.Text(strconv.FormatUint(events, 10)))
	if len(bad) > 0 {
		stamp.Set("problems", problems(bad))
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
