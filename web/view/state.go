package view

import (
	"strconv"

	"playground/engine/value"
)

// State is how the run stands, as the link tells it.
type State struct {
	_         [0]func() // never compared: the module need not carry the code for it
	Playing   bool
	Alive     bool
	Restoring bool
	Seeking   bool // on the way to another moment
	Stopped   bool // by a breakpoint
	Behind    bool
	Death     string
	Now       int64 // virtual nanoseconds
	End       int64 // how far this future has been seen, likewise
	Events    int64
	PerSecond int64
	Pending   int64
	Restarts  int64
	Hash      string
}

// ReadState reads the link's state; ok is false when it is none.
func ReadState(json string) (s State, ok bool) {
	v, err := value.Parse(json, value.Limits{Depth: 10})
	if err != nil {
		return s, false
	}
	s = State{
		Playing: Truth(v, "playing"), Alive: Truth(v, "alive"), Restoring: Truth(v, "restoring"), Behind: Truth(v, "behind"),
		Death: Text(v, "death"), Events: Whole(v, "events"), PerSecond: Whole(v, "eventsPerSecond"),
		Pending: Whole(v, "pending"), Restarts: Whole(v, "restarts"), Hash: Text(v, "hash"),
	}
	s.Seeking, s.Stopped = Truth(v, "seeking"), Truth(v, "stopped")
	s.End, _ = strconv.ParseInt(Text(v, "end"), 10, 64)
	s.Now, _ = strconv.ParseInt(Text(v, "now"), 10, 64)
	return s, true
}

// Pace says how quickly the run goes, beside what was asked for; "" while it stands.
func (s State) Pace() string {
	switch {
	case !s.Alive:
		return "the engine has stopped"
	case s.Restoring:
		return "catching up"
	case s.Seeking:
		return "on the way"
	case s.Stopped:
		return "stopped at a breakpoint"
	case !s.Playing:
		return "paused"
	case s.Behind:
		return "flat out: " + Short(s.PerSecond) + "/s"
	}
	return Short(s.PerSecond) + " events/s"
}
