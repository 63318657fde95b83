package engine

import "playground/engine/trace"

// The engine's own verbs: what happens to nodes and wires whatever their kind. They come first in the verb table.
const (
	verbCrashed uint32 = iota
	verbRecovered
	verbHung
	verbSlowed
	verbCut
	verbDropping
	verbMended
	verbLost
	verbRefused
	verbReset
	verbAdded
	verbRemoved
	verbConfigured
)

var verbs = []trace.Verb{
	verbCrashed:    {Name: "crashed", Form: "memory and work under way are lost", Why: "a fault of this scenario: crash"},
	verbRecovered:  {Name: "recovered", Form: "", Why: "a fault of this scenario: recover"},
	verbHung:       {Name: "hung", Form: "nothing happens here until it recovers", Why: "a fault of this scenario: hang"},
	verbSlowed:     {Name: "slowed", Form: "work takes {a} times as long", Why: "a fault of this scenario: slow"},
	verbCut:        {Name: "cut", Form: "nothing passes the wire to {peer}", Why: "a fault of this scenario: cut"},
	verbDropping:   {Name: "dropping", Form: "messages get lost on the wire to {peer}", Why: "a fault of this scenario: drop"},
	verbMended:     {Name: "mended", Form: "the wire to {peer} works again", Why: "a fault of this scenario: recover"},
	verbLost:       {Name: "lost", Form: "on the wire to {peer}", Why: "the wire between them is cut, drops messages or was removed; only the caller's own timeout will notice", Failure: true, Life: trace.Life{Way: trace.Out}},
	verbRefused:    {Name: "refused", Form: "a call from {peer}: {symbol}", Why: "{node} has crashed: nobody listens", Failure: true, Life: trace.Life{Way: trace.In}},
	verbReset:      {Name: "reset", Form: "a call from {peer} breaks off: {symbol}", Why: "{node} went away while it worked on the call", Failure: true},
	verbAdded:      {Name: "added", Form: ""},
	verbRemoved:    {Name: "removed", Form: "", Life: trace.Life{State: trace.Lost, Words: "gone with {node}", All: true}},
	verbConfigured: {Name: "configured", Form: "", Why: "a setting of {node} or of one of its wires was changed"},
}
