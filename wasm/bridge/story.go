package bridge

import (
	"playground/engine"
	"playground/engine/value"
	"playground/engine/wire"
)

// biography is the life of a message while it is gathered, and when it was told.
type biography struct {
	*engine.Biography
	lineage uint64
	told    engine.Moment
	done    bool
}

// tellStory begins to gather the life of a message, goes on with it, or gathers it anew because time has passed.
func (e *exchange) tellStory(asked *wire.Story, limit int) {
	b := e.bridge
	if asked != nil {
		b.story = nil
		if asked.Lineage > 0 {
			b.story = &biography{lineage: asked.Lineage}
		}
	}
	s := b.story
	if s == nil || s.done && s.told == b.line.Now() || s.done && !e.wantsNote {
		return
	}
	if s.Biography == nil || s.done {
		s.Biography, s.told, s.done = b.line.Biography(s.lineage), b.line.Now(), false
	}
	done, permille := s.Step(limit)
	s.done = done
	if !done {
		e.tell("working", value.Bool(true))
		row := value.NewObject(2)
		row.Set("lineage", value.Int(int64(s.lineage)))
		row.Set("progress", value.Int(int64(permille)))
		e.tell("story", row.Value())
		return
	}
	life := s.Story()
	s.Biography = nil
	e.tell("story", life.Value())
}
