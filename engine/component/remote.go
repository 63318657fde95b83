package component

// Remote is kept by components that stand for something outside of the simulation, such as an HTTP endpoint. Where the
// outside is there to answer, Call.Outside says so: the component keeps the call open, does nothing of its own accord that
// the outside would do, and is told the answer.
type Remote interface {
	// Address is the URL that a request would go to; "" for one that the component always answers itself.
	Address(Request) string
	// Answered brings what the outside answered to a call: an HTTP status, or 0 when no answer came.
	Answered(id CallID, status int)
}
