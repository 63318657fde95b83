package aws

import (
	"strconv"

	"playground/engine/component"
)

// The errors that services have in common. AWS's front end answers with them before any service looks at the request,
// and names their types by a namespace of its own.
const (
	codeUnknownOperation = "UnknownOperationException"
	codeSerialization    = "SerializationException"
	codeMalformedInput   = "MalformedInput"
	codeMalformedQuery   = "MalformedQueryString"
	codeMissingAction    = "MissingAction"
	codeInvalidAction    = "InvalidAction"
	codeTooLarge         = "RequestEntityTooLarge"

	frontEnd = "com.amazon.coral.service"
)

var common = []Error{
	{Shape: codeUnknownOperation, Code: codeUnknownOperation, Status: 404},
	{Shape: codeSerialization, Code: codeMalformedInput, Status: 400},
	{Shape: codeMalformedInput, Code: codeMalformedInput, Status: 400},
	{Shape: codeMalformedQuery, Code: codeMalformedQuery, Status: 404},
	{Shape: codeMissingAction, Code: codeMissingAction, Status: 400},
	{Shape: codeInvalidAction, Code: codeInvalidAction, Status: 400},
	{Shape: codeTooLarge, Code: codeTooLarge, Status: 413},
	{Shape: "ServiceUnavailable", Code: "ServiceUnavailable", Status: 503, Server: true},
	{Shape: "InternalFailure", Code: "InternalFailure", Status: 500, Server: true},
}

// error returns the row of a fault.
func (s *Service) error(f *component.Fault) Error {
	if i, ok := s.errors[f.Code]; ok {
		return s.Errors[i]
	}
	row := Error{Shape: f.Code, Code: f.Code, Status: 400}
	if f.Server {
		row.Status, row.Server = 503, true
	}
	for _, e := range common {
		if e.Shape == f.Code {
			row = e
		}
	}
	row.FrontEnd = true
	return row
}

func unknownOperation() *component.Fault {
	return &component.Fault{Code: codeUnknownOperation}
}

func invalidAction(name string) *component.Fault {
	return &component.Fault{Code: codeInvalidAction, Message: "The action " + name + " is not valid for this endpoint."}
}

func serialization(message string) *component.Fault {
	return &component.Fault{Code: codeSerialization, Message: message}
}

func tooLarge() *component.Fault {
	return &component.Fault{Code: codeTooLarge, Message: "The request is longer than " + strconv.Itoa(bodyBytesMax) + " bytes."}
}
