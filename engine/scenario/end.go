package scenario

import "strings"

// end is one end of a wire as written: "orders.in", or "orders" where the port goes without saying.
type end struct{ node, port string }

func splitEnd(text string) end {
	node, port, _ := strings.Cut(text, ".")
	return end{node, port}
}

func splitKey(key string) (from, to end, ok bool) {
	a, b, ok := strings.Cut(key, ">")
	return splitEnd(a), splitEnd(b), ok
}

func (e end) String() string {
	if e.port == "" {
		return e.node
	}
	return e.node + "." + e.port
}
