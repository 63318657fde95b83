// Package aws speaks the wire protocols of AWS: what came over HTTP becomes a call of a service's operation with its
// parameters, and the operation's result or fault becomes what goes back. It is pure: it knows neither sockets nor
// clocks, so that whoever has bytes can use it, a server as well as a test.
//
//	Request ── Decode ──▶ Call (operation, parameters) ─▶ ... ─▶ Encode, EncodeFault ──▶ Response
//	              │                                                  ▲
//	              └── what is no call: a fault in the same form ─────┘
//
// A service is a table of operations, whose shapes say how parameters and results are written in each protocol: AWS
// JSON 1.0, and the older Query, which takes a form and answers with XML. Parameters and results are values as JSON
// has them, whatever they came as.
//
// Signatures are not verified; of the credentials only the region and the service are read.
package aws

// Request is an HTTP request as far as the protocols look at it.
type Request struct {
	Method string
	Host   string              // with the port: what URLs of resources are made of
	Path   string              // decoded
	Query  string              // as sent, without the question mark
	Header map[string][]string // names in their canonical form, such as "X-Amz-Target"
	Body   []byte
}

func (r *Request) header(name string) string {
	if all := r.Header[name]; len(all) > 0 {
		return all[0]
	}
	return ""
}

// Response is an HTTP response.
type Response struct {
	Status int
	Header [][2]string // names and values, in their order
	Body   []byte
}
