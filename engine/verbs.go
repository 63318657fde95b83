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
	verbBurst
	verbPoisoned
	verbUnsent
	verbDuplicating
	verbDuplicated
	verbDelaying
	verbReordering
	verbHeld
	verbFull
)

var verbs = []trace.Verb{
	verbCrashed:     {Name: "crashed", Form: "memory and work under way are lost", Why: "a fault of this scenario: crash"},
	verbRecovered:   {Name: "recovered", Form: "", Why: "a fault of this scenario: recover"},
	verbHung:        {Name: "hung", Form: "nothing happens here until it recovers", Why: "a fault of this scenario: hang"},
	verbSlowed:      {Name: "slowed", Form: "work takes {a} times as long", Why: "a fault of this scenario: slow"},
	verbCut:         {Name: "cut", Form: "nothing passes the wire to {peer}", Why: "a fault of this scenario: cut"},
	verbDropping:    {Name: "dropping", Form: "messages get lost on the wire to {peer}", Why: "a fault of this scenario: drop"},
	verbMended:      {Name: "mended", Form: "the wire to {peer} works again", Why: "a fault of this scenario: recover"},
	verbLost:        {Name: "lost", Form: "on the wire to {peer}", Why: "the wire between them is cut, drops messages or was removed; only the caller's own timeout will notice", Failure: true, Life: trace.Life{Way: trace.Out}},
	verbRefused:     {Name: "refused", Form: "a call from {peer}: {symbol}", Why: "{node} has crashed: nobody listens", Failure: true, Life: trace.Life{Way: trace.In}},
	verbReset:       {Name: "reset", Form: "a call from {peer} breaks off: {symbol}", Why: "{node} went away while it worked on the call", Failure: true},
	verbAdded:       {Name: "added", Form: ""},
	verbRemoved:     {Name: "removed", Form: "", Life: trace.Life{State: trace.Lost, Words: "gone with {node}", All: true}},
	verbConfigured:  {Name: "configured", Form: "", Why: "a setting of {node} or of one of its wires was changed"},
	verbBurst:       {Name: "burst", Form: "{a} more, at once", Why: "a fault of this scenario: burst"},
	verbPoisoned:    {Name: "poisoned", Form: "one more, at which its consumers fail", Why: "a fault of this scenario: poison"},
	verbUnsent:      {Name: "sent nothing", Form: "instead of {a} more", Why: "{node} has crashed or hangs, and makes up for nothing when it recovers", Failure: true},
	verbDuplicating: {Name: "duplicating", Form: "requests arrive twice on the wire to {peer}", Why: "a fault of this scenario: duplicate"},
	verbDuplicated:  {Name: "duplicated", Form: "on the wire to {peer}: it arrives twice", Why: "a fault of this scenario: duplicate; {node} made one call, and hears one answer"},
	verbDelaying:    {Name: "delaying", Form: "messages take {a:duration} longer on the wire to {peer}", Why: "a fault of this scenario: delay"},
	verbReordering:  {Name: "reordering", Form: "messages are held back for {a:duration} on the wire to {peer}", Why: "a fault of this scenario: reorder"},
	verbFull:        {Name: "refused", Form: "a call from {peer}: {symbol}", Why: "{node} hangs and holds so many requests already that no more find room; the limit is the simulation's own", Failure: true, Life: trace.Life{Way: trace.In}},
	verbHeld:        {Name: "held back", Form: "for {a:duration} on the wire between {node} and {peer}; later messages overtake it", Why: "a fault of this scenario: reorder"},
}
