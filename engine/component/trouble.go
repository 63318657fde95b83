package component

// Disturbance is a kind of trouble made on purpose.
type Disturbance string

// The disturbances of nodes and wires. Crash: memory and work under way are lost, calls are refused. Hang: stopped
// as by SIGSTOP, nothing happens until it recovers, then everything held up does. Slow: work takes Factor times as
// long. Cut: nothing passes the wire. Drop: each message on the wire is lost with Probability. Recover ends any.
const (
	Crash   Disturbance = "crash"
	Recover Disturbance = "recover"
	Hang    Disturbance = "hang"
	Slow    Disturbance = "slow"
	Cut     Disturbance = "cut"
	Drop    Disturbance = "drop"
)

// Trouble tells a component of a disturbance. The engine handles Hang, Cut and Drop alone; a component hears of
// Crash, Recover (after a crash or slowness) and Slow.
type Trouble struct {
	Disturbance Disturbance
	Factor      int64 // of Slow: 1 is normal
}
