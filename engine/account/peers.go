package account

import (
	"strings"

	"playground/engine/aws"
	"playground/engine/endpoint"
	"playground/engine/inbox"
	"playground/engine/phone"
	"playground/engine/scenario"
	"playground/engine/sns/api"
	"playground/engine/sqs"
	"playground/engine/value"
)

// The kinds of nodes that stand for subscribers.
const (
	kindFunction = "service"
	kindEndpoint = "endpoint"
	kindInbox    = "inbox"
	kindPhone    = "phone"
	kindSink     = "sink"
)

// peers tells which nodes are whose endpoints.
type peers struct {
	byID map[string]*scenario.Node
	sc   *scenario.Scenario
}

func newPeers(a *Account) peers {
	p := peers{sc: a.session.Scenario()}
	p.byID = make(map[string]*scenario.Node, len(p.sc.Nodes))
	for i := range p.sc.Nodes {
		p.byID[p.sc.Nodes[i].ID] = &p.sc.Nodes[i]
	}
	return p
}

// endpoint is what the node of that id is to subscribers by a protocol.
func (p *peers) endpoint(id, protocol string) api.Endpoint {
	n := p.byID[id]
	if n == nil {
		return api.Endpoint{}
	}
	switch n.Kind {
	case kindQueue:
		return api.Endpoint{Queue: sqs.Name(n.ID, n.Settings)}
	case kindFunction:
		return api.Endpoint{Function: n.ID}
	case kindEndpoint:
		return api.Endpoint{Address: endpoint.URL(n.ID, n.Settings.Text("Url"), protocol)}
	case kindInbox:
		return api.Endpoint{Address: inbox.Address(n.ID, n.Settings.Text("Address"))}
	case kindPhone:
		return api.Endpoint{Address: phone.Number(n.ID, n.Settings.Text("Number"))}
	case kindSink:
		return api.Endpoint{Address: n.Settings.Text("Arn")}
	}
	return api.Endpoint{Address: n.ID}
}

// find looks for the node of that kind that is an endpoint by a protocol.
func (p *peers) find(kind, protocol, address string) *scenario.Node {
	for i := range p.sc.Nodes {
		if n := &p.sc.Nodes[i]; n.Kind == kind && p.endpoint(n.ID, protocol).Address == address {
			return n
		}
	}
	return nil
}

// newcomers has a row for each kind of node that is made where none has the address of a subscription: the setting that
// holds it, and what such nodes have beside it. They confirm nothing by themselves: that is up to whoever subscribed.
var newcomers = map[string]struct{ address, name, confirms string }{
	kindEndpoint: {"Url", "endpoint", "ConfirmsSubscriptions"},
	kindInbox:    {"Address", "inbox", "ConfirmsSubscriptions"},
	kindPhone:    {"Number", "phone", ""},
}

// kindsByProtocol names the kinds of nodes that endpoints are which have no ARN.
var kindsByProtocol = map[string]string{
	"http": kindEndpoint, "https": kindEndpoint, "email": kindInbox, "email-json": kindInbox, "sms": kindPhone,
}

// peer finds the node that is an endpoint, and its port; where there is none it is made.
func (d *draft) peer(protocol, address string) (id, port string) {
	p := newPeers(d.Account)
	if kind := kindsByProtocol[protocol]; kind != "" {
		if n := p.find(kind, protocol, address); n != nil {
			return n.ID, protocol
		}
		row := newcomers[kind]
		settings := aws.One(row.address, value.Text(address))
		if row.confirms != "" {
			settings = settings.With(row.confirms, value.Bool(false))
		}
		id = d.names.free(d.session, row.name)
		d.node(kind, id, settings)
		return id, protocol
	}
	name, own := d.ownName(address)
	switch n := p.byID[name]; {
	case protocol == "sqs" && own:
		if q := (queueResources{d.Account}).Find(name); q != nil {
			return d.session.Name(q.Node), portIn
		}
	case protocol == "lambda" && own && n != nil && n.Kind == kindFunction:
		return name, portIn
	}
	if n := p.find(kindSink, protocol, address); n != nil {
		return n.ID, protocol
	}
	return d.sink(address, !own || protocol != "sqs"), protocol
}

// sink makes a node for a resource that is not in the scenario.
func (d *draft) sink(arn string, exists bool) string {
	name, _ := d.ownName(arn)
	id := d.names.free(d.session, idOf(name))
	settings := aws.One("Arn", value.Text(arn))
	if !exists {
		settings = settings.With("Exists", value.Bool(false))
	}
	d.node(kindSink, id, settings)
	return id
}

// ownName is the last part of an ARN, and whether that is of this account.
func (a *Account) ownName(arn string) (name string, own bool) {
	parts := strings.Split(arn, ":")
	if len(parts) < 6 {
		return arn, false
	}
	if parts[2] == "lambda" && len(parts) > 6 {
		return parts[6], parts[4] == a.options.ID // arn:aws:lambda:us-east-1:123456789012:function:resize
	}
	return parts[5], parts[4] == a.options.ID
}

// idOf makes an id of the name of a resource.
func idOf(name string) string {
	id := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' {
			return c
		}
		return '-'
	}, name)
	if id == "" {
		return "resource"
	}
	return id
}
