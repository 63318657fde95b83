package bridge

import (
	"strconv"

	"playground/engine"
	"playground/engine/value"
	"playground/engine/wire"
)

// describe tells the page what it watches.
func (e *exchange) describe(r wire.Request) {
	b := e.bridge
	s := b.line.Present()
	log := s.Log()
	e.tell("hash", value.Text(hex(log.Hash())))
	e.describeLabels(log.Texts())
	if b.watch.Events > 0 {
		e.tell("events", s.EventRows(r.Since, b.watch))
		e.tell("since", value.Int(int64(r.Since)))
		e.tell("oldest", value.Int(int64(log.Oldest())))
		e.tell("records", value.Int(int64(log.Total())))
	}
	if b.watch.Timeline {
		e.describeTimeline()
	}
	if b.watch.Future > 0 {
		e.tell("future", s.Future(b.watch.Future))
	}
	if len(b.watch.Series) > 0 {
		e.describeSeries()
	}
	e.describeNodes()
	e.describeCaptions()
	e.describePeek()
	e.describeJudged()
	if b.watch.Outline {
		b.watch.Outline = false
		outline, next := s.Outline(b.outlined)
		b.outlined = next
		e.tell("outline", outline)
	}
	if answers := s.TakeAnswers(); answers.Len() > 0 {
		e.tell("answers", answers)
	}
}

// describeLabels tells the texts that the page does not know. In another future the same numbers may mean others.
func (e *exchange) describeLabels(texts []string) {
	b := e.bridge
	from := 0
	for from < min(len(texts), len(b.labels)) && texts[from] == b.labels[from] {
		from++
	}
	if from == len(texts) {
		return
	}
	fresh := make([]value.Value, 0, len(texts)-from)
	for _, text := range texts[from:] {
		fresh = append(fresh, value.Text(text))
	}
	e.tell("labelsFrom", value.Int(int64(from)))
	e.tell("labels", value.ArrayOf(fresh))
	b.labels = texts
}

// describeNodes tells of the watched nodes: what is inside, metrics, the state and what failed there. A wire has what
// it counted inside.
func (e *exchange) describeNodes() {
	b := e.bridge
	s := b.line.Present()
	n := len(b.watch.Nodes)
	nodes, metrics, states, failures := value.NewObject(n), value.NewObject(n), value.NewObject(n), value.NewObject(n)
	for _, id := range b.watch.Nodes {
		if v, ok := s.Inspect(id); ok {
			nodes.Set(id, v)
			metrics.Set(id, s.Metrics(id))
			states.Set(id, value.Text(s.State(id)))
			failures.Set(id, s.Failures(id))
		}
	}
	e.tell("nodes", nodes.Value())
	e.tell("metrics", metrics.Value())
	e.tell("states", states.Value())
	e.tell("failures", failures.Value())
}

// describeCaptions tells what pictures say about what came last, whenever that is not as it was told last.
func (e *exchange) describeCaptions() {
	b := e.bridge
	captions := b.line.Present().Captions()
	if !value.Equal(b.captions, captions) {
		b.captions = captions
		e.tell("captions", captions)
	}
}

// describePeek tells the message that somebody looks into, whenever it is not as it was told last.
func (e *exchange) describePeek() {
	b := e.bridge
	asked := b.watch.Peek
	if asked.Node == "" {
		b.peeked = nil
		return
	}
	message := b.line.Present().Peek(asked.Node, asked.Number)
	if p := b.peeked; p != nil && p.Peek == asked && value.Equal(p.message, message) {
		return
	}
	b.peeked = &peeked{asked, message}
	row := value.NewObject(3)
	row.Set("node", value.Text(asked.Node))
	row.Set("number", value.Text(strconv.FormatUint(asked.Number, 10)))
	row.Set("message", message)
	e.tell("peek", row.Value())
}

// peeked is a message as it was told last; null when it was not there.
type peeked struct {
	wire.Peek
	message value.Value
}

// describeJudged tells which messages a draft of a policy means, whenever that is not as it was told last.
func (e *exchange) describeJudged() {
	b := e.bridge
	asked := b.watch.Judge
	if asked.Node == "" {
		b.judged = nil
		return
	}
	found := b.line.Present().Judge(asked.Node, asked.Policy, asked.Scope)
	if j := b.judged; j != nil && j.Judge == asked && value.Equal(j.found, found) {
		return
	}
	b.judged = &judged{asked, found}
	row := value.NewObject(4)
	row.Set("node", value.Text(asked.Node))
	row.Set("policy", value.Text(asked.Policy))
	row.Set("scope", value.Text(asked.Scope))
	row.Set("found", found)
	e.tell("judged", row.Value())
}

// judged is a draft with what was told of it last; null where nobody could judge it.
type judged struct {
	wire.Judge
	found value.Value
}

// hex renders a hash as 16 digits.
func hex(h uint64) string {
	text := strconv.FormatUint(h, 16)
	return "0000000000000000"[len(text):] + text
}

// stopped answers while the simulation has a bug: no frame, and what reproduces it.
func (e *exchange) stopped(buffer []byte) (frame, note []byte) {
	b := e.bridge
	bug := value.NewObject(3)
	bug.Set("message", value.Text(b.bug))
	if b.line != nil {
		s := b.line.Present()
		bug.Set("seed", value.Text(strconv.FormatUint(s.Scenario().Seed, 10)))
		rows := make([]value.Value, 0, len(s.Journal()))
		for _, entry := range s.Journal() {
			row := momentOf(engine.Moment{At: entry.At, Events: entry.Events}, 3)
			row.Set("command", entry.Command)
			rows = append(rows, row.Value())
		}
		bug.Set("journal", value.ArrayOf(rows))
	}
	e.tell("bug", bug.Value())
	header := wire.Header{Flags: wire.FlagStopped}
	if len(buffer) < wire.HeaderBytes {
		return buffer[:0], e.bytes()
	}
	header.Put(buffer)
	return buffer[:wire.HeaderBytes], e.bytes()
}
