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
	row, own := c.Service.error(f)
	request := id.String()
	switch c.form {
	case formXML:
		return Response{row.Status, [][2]string{{headerRequestID, request}, {headerType, typeXML}}, c.faultXML(request, row, f)}
	case formQueryJSON:
		return Response{row.Status, [][2]string{{headerRequestID, request}, {headerType, typePlainJSON}}, faultQueryJSON(request, row, f)}
	}
	header := [][2]string{{headerRequestID, request}, {headerType, typeJSON}}
	namespace := frontEnd
	if own {
		namespace = c.Service.Namespace
		header = append(header, [2]string{headerQueryError, row.Code + ";" + sender(row)})
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

func (c *Call) resultQueryJSON(request string, out value.Value) []byte {
	inner := value.NewObject(2)
	if c.operation.Output != nil {
		inner.Set(c.operation.Name+"Result", out)
	}
	inner.Set("ResponseMetadata", object("RequestId", value.Text(request)))
	return value.Append(nil, object(c.operation.Name+"Response", inner.Value()))
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

func object(name string, v value.Value) value.Value {
	b := value.NewObject(1)
	b.Set(name, v)
	return b.Value()
}
