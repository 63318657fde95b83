package aws

import (
	"encoding/base64"
	"strings"

	"playground/engine/component"
	"playground/engine/value"
)

var jsonLimits = value.Limits{Depth: depthMax, Bytes: bodyBytesMax, Nodes: valuesMax, LastNameWins: true}

// decodeJSON reads AWS JSON 1.0: the operation stands in a header, the parameters are the body.
func (c *Call) decodeJSON(services []*Service, target string, r *Request) *component.Fault {
	prefix, operation, _ := strings.Cut(target, ".")
	known := false
	for _, s := range services {
		if s.Target == prefix && prefix != "" {
			c.Service, known = s, true
		}
	}
	if !known || r.Method != "POST" || !c.choose(operation) {
		return unknownOperation()
	}
	if len(r.Body) > bodyBytesMax {
		return tooLarge()
	}
	if len(r.Body) == 0 {
		c.Params = value.NewObject(0).Value()
		return nil
	}
	params, bad := value.Parse(r.Body, jsonLimits)
	if bad != nil {
		return serialization("")
	}
	c.Params = params
	return c.operation.Input.check(params)
}

// check finds a value that is not of the shape. Members that the shape does not know are nobody's concern, and null is
// as good as nothing.
func (s *Shape) check(v value.Value) *component.Fault {
	if v.IsNull() {
		return nil
	}
	switch s.Kind {
	case KindText, KindBlob:
		return s.checkText(v)
	case KindInteger:
		if n, ok := v.AsInt(); !ok || n < -1<<31 || n >= 1<<31 {
			return unexpected(v, "an Integer")
		}
	case KindBoolean:
		if v.Kind() != value.KindBool {
			return unexpected(v, "a Boolean")
		}
	case KindStructure:
		return s.checkStructure(v)
	case KindList:
		return s.checkParts(v, value.KindArray)
	case KindMap:
		return s.checkParts(v, value.KindObject)
	}
	return nil
}

func (s *Shape) checkText(v value.Value) *component.Fault {
	text, ok := v.AsText()
	if !ok {
		return unexpected(v, "a String")
	}
	if s.Kind == KindBlob && !isBase64(text) {
		return serialization("Invalid base64 in a blob")
	}
	return nil
}

func isBase64(text string) bool {
	_, err := base64.StdEncoding.DecodeString(text)
	return err == nil
}

func (s *Shape) checkStructure(v value.Value) *component.Fault {
	if v.Kind() != value.KindObject {
		return misplaced(v)
	}
	for i := range v.Len() {
		m := v.Member(i)
		if known := s.member(m.Name); known != nil {
			if fault := known.Shape.check(m.Value); fault != nil {
				return fault
			}
		}
	}
	return nil
}

func (s *Shape) checkParts(v value.Value, wanted value.Kind) *component.Fault {
	if v.Kind() != wanted {
		return misplaced(v)
	}
	for i := range v.Len() {
		part := value.Value{}
		if wanted == value.KindArray {
			part = v.Index(i)
		} else {
			part = v.Member(i).Value
		}
		if fault := s.Element.check(part); fault != nil {
			return fault
		}
	}
	return nil
}

// unexpected is AWS's wording for a value that cannot be what it should.
func unexpected(v value.Value, wanted string) *component.Fault {
	if v.Kind() == value.KindArray || v.Kind() == value.KindObject {
		return misplaced(v)
	}
	what := "STRING_VALUE"
	if b, ok := v.AsBool(); ok && b {
		what = "TRUE_VALUE"
	} else if ok {
		what = "FALSE_VALUE"
	} else if v.Kind() == value.KindNumber {
		what = "NUMBER_VALUE"
	}
	return serialization(what + " can not be converted to " + wanted)
}

// misplaced is AWS's wording where something simple stands for something with parts, or the other way round.
func misplaced(v value.Value) *component.Fault {
	switch v.Kind() {
	case value.KindArray:
		return serialization("Start of list found where not expected")
	case value.KindObject:
		return serialization("Start of structure or map found where not expected.")
	}
	return serialization("Unexpected field type")
}
