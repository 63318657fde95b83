package aws

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"playground/engine/component"
	"playground/engine/value"
)

// decodeQuery reads the Query protocol: operation and parameters stand in the URL, in a form, or in both.
func (c *Call) decodeQuery(services []*Service, service string, r *Request) *component.Fault {
	if len(r.Body) > bodyBytesMax || len(r.Query) > bodyBytesMax {
		return tooLarge()
	}
	if r.Method != "GET" && r.Method != "POST" {
		return unknownOperation()
	}
	root, count := &tree{}, 0
	if fault := root.read(r.Query, &count); fault != nil {
		return fault
	}
	if r.Method == "POST" && isForm(r.header("Content-Type")) {
		if fault := root.read(string(r.Body), &count); fault != nil {
			return fault
		}
	}
	action, version := orEmpty(root.child("Action")).value, orEmpty(root.child("Version")).value
	c.serve(services, service, version, action)
	switch {
	case count == 0:
		return unknownOperation()
	case action == "":
		return &component.Fault{Code: codeMissingAction, Message: "The request is missing an action or a required parameter."}
	case !c.choose(action):
		return invalidAction(shown(action))
	case c.operation.Endpoint && c.OnResource():
		return invalidAction(action)
	}
	params, fault := c.operation.Input.read(root)
	c.Params = params
	return fault
}

// isForm: clients that say nothing mean a form.
func isForm(contentType string) bool {
	return contentType == "" || strings.HasPrefix(contentType, "application/x-www-form-urlencoded")
}

// shown is what somebody sent, not longer than a name may be.
func shown(text string) string { return text[:min(len(text), actionBytesMax)] }

// read makes a value of the shape out of parameters; null where there are none.
func (s *Shape) read(t *tree) (value.Value, *component.Fault) {
	switch s.Kind {
	case KindStructure:
		return s.readStructure(t)
	case KindList:
		return s.readList(t)
	case KindMap:
		return s.readMap(t)
	}
	if !t.set {
		return value.Null, nil
	}
	return s.readText(t.value)
}

func (s *Shape) readText(text string) (value.Value, *component.Fault) {
	switch s.Kind {
	case KindInteger:
		n, err := strconv.ParseInt(text, 10, 32)
		if err != nil {
			return value.Null, malformed(`For input string: "` + shown(text) + `"`)
		}
		return value.Int(n), nil
	case KindBoolean:
		if text != "true" && text != "false" {
			return value.Null, malformed(`For input string: "` + shown(text) + `"`)
		}
		return value.Bool(text == "true"), nil
	case KindBlob:
		if !isBase64(text) {
			return value.Null, malformed("Invalid base64 in a blob")
		}
	}
	return value.Text(text), nil
}

func malformed(message string) *component.Fault {
	return &component.Fault{Code: codeMalformedInput, Message: message}
}

func (s *Shape) readStructure(t *tree) (value.Value, *component.Fault) {
	b := value.NewObject(len(s.Members))
	for i := range s.Members {
		m := &s.Members[i]
		part := t.child(m.queryName())
		if part == nil {
			continue
		}
		v, fault := m.Shape.read(part)
		if fault != nil {
			return value.Null, fault
		}
		if !v.IsNull() {
			b.Set(m.Name, v)
		}
	}
	return b.Value(), nil
}

func (s *Shape) readList(t *tree) (value.Value, *component.Fault) {
	entries, fault := s.entries(t)
	if fault != nil || len(entries) == 0 {
		return value.Null, fault
	}
	all := make([]value.Value, 0, len(entries))
	for _, e := range entries {
		v, fault := s.Element.read(e)
		if fault != nil {
			return value.Null, fault
		}
		all = append(all, v)
	}
	return value.ArrayOf(all), nil
}

func (s *Shape) readMap(t *tree) (value.Value, *component.Fault) {
	entries, fault := s.entries(t)
	if fault != nil || len(entries) == 0 {
		return value.Null, fault
	}
	b := value.NewObject(len(entries))
	for _, e := range entries {
		key, content := e.child(s.Key), e.child(s.Value)
		if key == nil || !key.set {
			return value.Null, malformed("A key is missing in " + shown(t.name) + ".")
		}
		v := value.Text("")
		if content != nil || s.Element.Kind != KindText {
			v, fault = s.Element.read(orEmpty(content))
		}
		if fault != nil {
			return value.Null, fault
		}
		b.Set(key.value, v)
	}
	return b.Value(), nil
}

func orEmpty(t *tree) *tree {
	if t == nil {
		return &tree{}
	}
	return t
}

// entries lists the numbered parts of a list or map in the order of their numbers, which may have gaps. A flat one that
// has a single part may go without a number: AttributeName=All, Attribute.Name=DelaySeconds&Attribute.Value=5.
func (s *Shape) entries(t *tree) ([]*tree, *component.Fault) {
	if s.Entry != "" {
		if t = t.child(s.Entry); t == nil {
			return nil, nil
		}
	} else if s.Kind == KindMap && t.child(s.Key) != nil || s.Kind == KindList && t.set {
		return []*tree{t}, nil
	}
	for _, e := range t.children {
		n, err := strconv.ParseUint(e.name, 10, 31)
		if err != nil {
			return nil, malformed("Key '" + shown(e.name) + "' is not a valid index.")
		}
		e.number = int(n)
	}
	entries := slices.Clone(t.children)
	slices.SortFunc(entries, func(a, b *tree) int { return cmp.Compare(a.number, b.number) })
	return entries, nil
}
