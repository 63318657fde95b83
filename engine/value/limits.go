package value

// Limits bound what Parse accepts. A field that is zero has its default.
type Limits struct {
	Depth int // nested arrays and objects; 500 by default, DepthMost at most
	Bytes int // length of the text; 16 MiB by default
	Nodes int // values, at any depth; 1,048,576 by default

	// LastNameWins lets a name that an object has twice keep its first place
	// and its last value, as AWS's services do. Otherwise it is an error.
	LastNameWins bool
}

// DepthMost is the deepest nesting that any limit allows: reading, comparing
// and rendering a value recurse, and a browser's stack is small.
const DepthMost = 1000

const (
	depthDefault = 500
	bytesDefault = 16 << 20
	nodesDefault = 1 << 20
)

func (l Limits) withDefaults() Limits {
	if l.Depth <= 0 {
		l.Depth = depthDefault
	}
	l.Depth = min(l.Depth, DepthMost)
	if l.Bytes <= 0 {
		l.Bytes = bytesDefault
	}
	if l.Nodes <= 0 {
		l.Nodes = nodesDefault
	}
	return l
}
