// Package aws speaks the wire protocols of AWS: what came over HTTP becomes a call of a service's operation with its
// parameters, and the operation's result or fault becomes what goes back. It is pure: it knows neither sockets nor
// clocks, so that whoever has bytes can use it, a server as well as a test.
package aws

// Request is an HTTP request as far as the protocols look at it.
type Request struct {
	Method string
	Host   string // with the port: what URLs of resources are made of
	Path   string // decoded
	Query  string // as sent, without the question mark
	Header map[string][]string
	Body   []byte
}

// Response is an HTTP response.
type Response struct {
	Status int
	Header [][2]string // names and values, in their order
	Body   []byte
}
