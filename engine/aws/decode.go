package aws

import (
	"slices"
	"strings"

	"playground/engine/component"
	"playground/engine/value"
)

// form is how a request was written and its answer will be.
type form uint8

const (
	formJSON form = iota
	formXML
	formQueryJSON // asked in Query, with the wish to be answered in JSON
)

// Call is a request that was understood, or at least how to answer it.
type Call struct {
	Service   *Service
	Operation int         // its row in the service's table
	Params    value.Value // an object as the operation's shape says, with null or nothing for what was left out
	Host      string
	Path      string
	Region    string
	Signed    bool // it has credentials; a link that somebody followed has none
	form      form
	operation *Operation
}

// Decode reads a request to one of the services, of which there is at least one. What is no call gives a fault, to be
// encoded by the same Call.
func Decode(services []*Service, r *Request) (Call, *component.Fault) {
	c := Call{Service: services[0], Host: r.Host, Path: r.Path}
	var service string
	c.Region, service, c.Signed = scope(r)
	target := r.header("X-Amz-Target")
	if target != "" || strings.HasPrefix(r.header("Content-Type"), "application/x-amz-json") {
		return c, c.decodeJSON(services, target, r)
	}
	c.form = formXML
	if strings.HasPrefix(r.header("Accept"), "application/json") {
		c.form = formQueryJSON
	}
	return c, c.decodeQuery(services, service, r)
}

// serve makes the call one of the service that the credentials name, or that has the version, or else of the first that
// has the operation: several have an AddPermission.
func (c *Call) serve(services []*Service, service, version, operation string) {
	for _, says := range [...]func(*Service) bool{
		func(s *Service) bool { return s.Name == service },
		func(s *Service) bool { return version != "" && s.Version == version },
		func(s *Service) bool { _, has := s.find(operation); return has },
	} {
		if i := slices.IndexFunc(services, says); i >= 0 {
			c.Service = services[i]
			return
		}
	}
}

// choose makes the call one of that operation.
func (c *Call) choose(operation string) bool {
	i, ok := c.Service.find(operation)
	if ok {
		c.Operation, c.operation = i, &c.Service.Operations[i]
	}
	return ok
}

// Name is that of the operation.
func (c *Call) Name() string { return c.operation.Name }

// OnResource reports whether the request was sent to the URL of a resource, such as /123456789012/orders, and not to
// that of the service.
func (c *Call) OnResource() bool { return strings.Count(strings.Trim(c.Path, "/"), "/") > 0 }
