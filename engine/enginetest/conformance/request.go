package conformance

import (
	"fmt"
	"net/textproto"
	"net/url"
	"strings"

	"playground/engine/aws"
	"playground/engine/value"
)

// What every case may take for granted, and what its requests are made with.
const (
	Region  = "us-east-1"
	Account = "000000000000"
	host    = "localhost:4566"
)

// service is what a request must know of a service.
type service struct {
	target  string // of the JSON protocol; "" when the service speaks the Query protocol only
	version string // of the Query protocol
	shapes  shapes
}

var services = map[string]service{
	"sqs": {"AmazonSQS", "2012-11-05", sqsShapes},
	"sns": {"", "2010-03-31", snsShapes},
}

// requestOf makes the request of an API call: over AWS JSON 1.0, or over the Query protocol where the service has no
// other or the step asks for it. Signatures are not verified, so there is none; the region is read from where it would be.
func requestOf(call string, params value.Value, query bool) (*aws.Request, error) {
	name, operation, _ := strings.Cut(call, ".")
	s, known := services[name]
	if !known {
		return nil, fmt.Errorf("there is no service %q", name)
	}
	r := &aws.Request{Method: "POST", Host: host, Path: "/", Header: map[string][]string{
		"Authorization": {"AWS4-HMAC-SHA256 Credential=test/20260101/" + Region + "/" + name + "/aws4_request, SignedHeaders=host, Signature=0"},
	}}
	if s.speaksQuery(query) {
		r.Header["Content-Type"] = []string{"application/x-www-form-urlencoded; charset=utf-8"}
		r.Body = []byte(s.form(operation, params).Encode())
		return r, nil
	}
	r.Header["Content-Type"] = []string{"application/x-amz-json-1.0"}
	r.Header["X-Amz-Target"] = []string{s.target + "." + operation}
	r.Header["X-Amzn-Query-Mode"] = []string{"true"}
	r.Body = value.Append(nil, params)
	return r, nil
}

func (s service) speaksQuery(asked bool) bool { return asked || s.target == "" }

var httpKeys = []string{"method", "url", "query", "headers", "body"}

// rawRequest makes the request of an http step, whose placeholders are resolved, with nothing added to it.
func rawRequest(http value.Value) (*aws.Request, error) {
	u, err := url.Parse(textOf(http, "url"))
	if err != nil {
		return nil, err
	}
	r := &aws.Request{Method: textOf(http, "method"), Host: u.Host, Path: u.Path, Header: map[string][]string{}}
	if r.Host == "" {
		r.Host = host
	}
	query := u.Query()
	parameters, _ := http.Get("query")
	for name, v := range parameters.Members() {
		query.Add(name, asText(v))
	}
	r.Query = query.Encode()
	headers, _ := http.Get("headers")
	for name, v := range headers.Members() {
		r.Header[textproto.CanonicalMIMEHeaderKey(name)] = []string{asText(v)}
	}
	if body, is := http.Get("body"); is {
		r.Body = []byte(asText(body))
	}
	return r, nil
}
