package aws

import (
	"playground/engine/component"
	"playground/engine/value"
)

const (
	typeJSON      = "application/x-amz-json-1.0"
	typeXML       = "text/xml"
	typePlainJSON = "application/json"

	headerRequestID  = "x-amzn-RequestId"
	headerType       = "Content-Type"
	headerQueryError = "x-amzn-query-error"
)

// Encode writes an operation's result; out is null where the operation has none.
func (c *Call) Encode(id RequestID, out value.Value) Response {
	request := id.String()
	switch c.form {
	case formXML:
		return Response{200, [][2]string{{headerRequestID, request}, {headerType, typeXML}}, c.resultXML(request, out)}
	case formQueryJSON:
		return Response{200, [][2]string{{headerRequestID, request}, {headerType, typePlainJSON}}, c.resultQueryJSON(request, out)}
	}
	var body []byte
	if c.operation.Output != nil {
		body = value.Append(make([]byte, 0, 192), out)
	}
	return Response{200, [][2]string{{headerRequestID, request}, {headerType, typeJSON}}, body}
}

// EncodeFault writes a fault.
func (c *Call) EncodeFault(id RequestID, f *component.Fault) Response {
	row := c.Service.error(f)
	request := id.String()
	switch c.form {
	case formXML:
		return Response{row.Status, [][2]string{{headerRequestID, request}, {headerType, typeXML}}, c.faultXML(request, row, f)}
	case formQueryJSON:
		if row.Code == codeUnknownOperation {
			return Response{row.Status, [][2]string{{headerRequestID, request}, {headerType, typeXML}}, c.faultXML(request, row, f)}
		}
		return Response{row.Status, [][2]string{{headerRequestID, request}, {headerType, typePlainJSON}}, faultQueryJSON(request, row, f)}
	}
	header := [][2]string{{headerRequestID, request}, {headerType, typeJSON}, {headerQueryError, row.Code + ";" + sender(row)}}
	namespace := c.Service.Namespace
	if row.FrontEnd {
		namespace = frontEnd
	}
	b := value.NewObject(2)
	b.Set("__type", value.Text(namespace+"#"+row.Shape))
	if f.Message != "" {
		b.Set("message", value.Text(f.Message))
	}
	return Response{row.Status, header, value.Append(nil, b.Value())}
}

func sender(e Error) string {
	if e.Server {
		return "Receiver"
	}
	return "Sender"
}

// message is the fault's message as Query says it.
func (e Error) message(f *component.Fault) string {
	if e.Legacy != "" {
		return e.Legacy
	}
	return f.Message
}

// listed renders a result as Query does in JSON, where a map is a list of its entries.
func (s *Shape) listed(v value.Value) value.Value {
	all := make([]value.Value, 0, v.Len())
	switch s.Kind {
	case KindStructure:
		b := value.NewObject(v.Len())
		for i := range v.Len() {
			m := v.Member(i)
			if known := s.member(m.Name); known != nil {
				b.Set(m.Name, known.Shape.listed(m.Value))
			}
		}
		return b.Value()
	case KindList:
		for i := range v.Len() {
			all = append(all, s.Element.listed(v.Index(i)))
		}
		return value.ArrayOf(all)
	case KindMap:
		for i := range v.Len() {
			m := v.Member(i)
			b := value.NewObject(2)
			b.Set(s.Key, value.Text(m.Name))
			b.Set(s.Value, s.Element.listed(m.Value))
			all = append(all, b.Value())
		}
		return value.ArrayOf(all)
	}
	return v
}

func (c *Call) resultQueryJSON(request string, out value.Value) []byte {
	inner := value.NewObject(2)
	if c.operation.Output != nil {
		inner.Set(c.operation.Name+"Result", c.operation.Output.listed(out))
	}
	inner.Set("ResponseMetadata", One("RequestId", value.Text(request)))
	return value.Append(nil, One(c.operation.Name+"Response", inner.Value()))
}

func faultQueryJSON(request string, row Error, f *component.Fault) []byte {
	inner := value.NewObject(3)
	inner.Set("Code", value.Text(row.Code))
	inner.Set("Message", value.Text(row.message(f)))
	inner.Set("Type", value.Text(sender(row)))
	b := value.NewObject(2)
	b.Set("Error", inner.Value())
	b.Set("RequestId", value.Text(request))
	return value.Append(nil, b.Value())
}
