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

// means reports whether e, perhaps without a port, names the full end o.
func (e end) means(o end) bool { return e.node == o.node && (e.port == "" || e.port == o.port) }

// named reports whether a person's words for a wire, with or without ports and from either end, mean this one.
func (w *Wire) named(key string) bool {
	from, to, ok := splitKey(key)
	a, b := end{w.From, w.FromPort}, end{w.To, w.ToPort}
	return ok && (from.means(a) && to.means(b) || from.means(b) && to.means(a))
}
