package component

// Disturbance is a kind of trouble made on purpose.
type Disturbance string

// The disturbances of nodes and wires. Crash: memory and work under way are lost, calls are refused. Hang: stopped
// as by SIGSTOP, nothing happens until it recovers, then everything held up does. Slow: work takes Factor times as
// long. Burst: so many messages more are sent at once. Poison: one message more, with attributes at which its
// consumers fail. Cut: nothing passes the wire. Drop: each message on the wire is lost with Probability. Duplicate: each
// request arrives twice with Probability. Delay: each message takes longer by By. Reorder: each message is held back
// for By with Probability, so that others overtake it. Recover ends any that last.
const (
	Crash     Disturbance = "crash"
	Recover   Disturbance = "recover"
	Hang      Disturbance = "hang"
	Slow      Disturbance = "slow"
	Burst     Disturbance = "burst"
	Poison    Disturbance = "poison"
	Cut       Disturbance = "cut"
	Drop      Disturbance = "drop"
	Duplicate Disturbance = "duplicate"
	Delay     Disturbance = "delay"
	Reorder   Disturbance = "reorder"
)

// Trouble tells a component of a disturbance. The engine handles Hang and those of wires alone; a component hears of
// Crash, Recover (after a crash or slowness), Slow, Burst and Poison.
type Trouble struct {
	Disturbance Disturbance
	Factor      int64  // of Slow: 1 is normal
	Count       int64  // of Burst: how many messages; 1 of Poison
	Attributes  string // of Poison: as in the kind's setting Attributes
}

// Duplicable is kept by requests of which a network can deliver two. Duplicate returns another request for the same
// message, marked as the second.
type Duplicable interface{ Duplicate() Request }
