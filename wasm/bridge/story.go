package bridge

import (
	"strconv"

	"playground/engine"
	"playground/engine/value"
	"playground/engine/wire"
)

// storyLeast is how many events of a life are lived again in an exchange at the least: on a machine that is busy, the
// page's limit is small, and somebody waits. They take about ten milliseconds.
const storyLeast = 4000

// biography is the life of a message while it is gathered, and when it was told.
type biography struct {
	*engine.Biography
	lineage uint64
	told    engine.Moment
	seen    engine.Moment // the present of the exchange before
	rest    int           // notes for which a long life is not told anew
	done    bool
}

// rowsInANote is how many rows of a life weigh as much as a note: a life of so many is told in every second note.
const rowsInANote = 50

// tellStory begins to gather the life of a message, goes on with it, or follows it because time has passed.
func (e *exchange) tellStory(asked *wire.Story, limit int) {
	b := e.bridge
	if asked != nil {
		b.story = nil
		if asked.Lineage > 0 {
			b.story = &biography{lineage: asked.Lineage}
		}
	}
	s := b.story
	if s == nil || s.done && (s.told == b.line.Now() || !e.tellAgain(s) || e.follow(s)) {
		return
	}
	if s.Biography == nil || s.done {
		s.Biography, s.told, s.done = b.line.Biography(s.lineage), b.line.Now(), false
	}
	done, permille := s.Step(max(limit, storyLeast))
	s.done = done
	if !done {
		e.tell("working", value.Bool(true))
		row := value.NewObject(2)
		row.Set("lineage", value.Int(int64(s.lineage)))
		row.Set("progress", value.Int(int64(permille)))
		e.tell("story", row.Value())
		return
	}
	e.tellLife(s)
}

func (e *exchange) tellLife(s *biography) {
	life := s.Story()
	s.rest = len(life.Rows) / rowsInANote
	e.tell("story", life.Value())
}

// tellAgain reports whether a life that has grown older is told in this exchange. A long one is told seldom while the
// run goes on, and at once when it stands still.
func (e *exchange) tellAgain(s *biography) bool {
	now := e.bridge.line.Now()
	still := s.seen == now
	s.seen = now
	if still || s.rest == 0 {
		return still || e.wantsNote
	}
	if e.wantsNote {
		s.rest--
	}
	e.tell("working", value.Bool(true))
	return false
}

// follow leads a life that was told on to the present. Where nothing happened to the message, only the time is told.
func (e *exchange) follow(s *biography) bool {
	line := e.bridge.line
	news, ok := line.Follow(s.Biography)
	if !ok {
		return false
	}
	s.told = line.Now()
	if news {
		e.tellLife(s)
		return true
	}
	row := value.NewObject(2)
	row.Set("lineage", value.Int(int64(s.lineage)))
	row.Set("now", value.Text(strconv.FormatInt(int64(s.told.At), 10)))
	e.tell("story", row.Value())
	return true
}
