package conformance

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"playground/engine/value"
)

// node is an element of XML.
type node struct {
	name  string
	text  string
	nodes []*node
}

func parseXML(text []byte) (*node, error) {
	decoder := xml.NewDecoder(bytes.NewReader(text))
	open := []*node{{}}
	for {
		token, err := decoder.Token()
		if err == io.EOF && len(open) == 1 && len(open[0].nodes) == 1 {
			return open[0].nodes[0], nil
		}
		if err != nil {
			return nil, fmt.Errorf("the answer is not XML: %w", err)
		}
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local}
			top.nodes, open = append(top.nodes, n), append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
}

// find is the element of a path, or one that is empty.
func (n *node) find(path ...string) *node {
	for _, name := range path {
		next := &node{}
		for _, one := range n.nodes {
			if one.name == name {
				next = one
				break
			}
		}
		n = next
	}
	return n
}

// What is not a text in a result.
var (
	integers = map[string]bool{
		"ApproximateNumberOfMessagesMoved": true, "ApproximateNumberOfMessagesToMove": true,
		"MaxNumberOfMessagesPerSecond": true, "StartedTimestamp": true,
	}
	booleans = map[string]bool{"SenderFault": true}
	lists    = map[string]bool{"Failed": true, "Successful": true, "Subscriptions": true, "Tags": true, "Topics": true}
)

// value reads a result back into the members it has in JSON.
func (s shapes) decode(n *node) value.Value {
	switch {
	case len(n.nodes) == 0 && integers[n.name]:
		return value.Exact(n.text)
	case len(n.nodes) == 0 && booleans[n.name]:
		return value.Bool(n.text == "true")
	case len(n.nodes) == 0 && lists[n.name]:
		return value.Array()
	case len(n.nodes) == 0:
		return value.Text(n.text)
	case n.nodes[0].name == "member":
		return s.elements(n.nodes)
	case n.nodes[0].name == "entry":
		return s.pairs(n.nodes)
	}
	b := value.NewObject(len(n.nodes))
	flattened := map[string][]*node{}
	for _, one := range n.nodes {
		if member := s.lists[n.name+"/"+one.name]; member != "" {
			flattened[member] = append(flattened[member], one)
			b.Set(member, value.Null) // keeps the place
		} else {
			b.Set(one.name, s.decode(one))
		}
	}
	for member, nodes := range flattened {
		if _, isMap := s.maps[member]; isMap {
			b.Set(member, s.pairs(nodes))
		} else {
			b.Set(member, s.elements(nodes))
		}
	}
	return b.Value()
}

func (s shapes) elements(nodes []*node) value.Value {
	elements := make([]value.Value, len(nodes))
	for i, one := range nodes {
		elements[i] = s.decode(one)
	}
	return value.ArrayOf(elements)
}

// pairs reads entries of a key and a value, in that order.
func (s shapes) pairs(nodes []*node) value.Value {
	b := value.NewObject(len(nodes))
	for _, one := range nodes {
		if len(one.nodes) == 2 {
			b.Set(strings.TrimSpace(one.nodes[0].text), s.decode(one.nodes[1]))
		}
	}
	return b.Value()
}
