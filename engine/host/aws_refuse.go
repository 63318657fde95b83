//go:build !js

package host

import (
	"encoding/xml"
	"strings"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// What a request is told that the account does not answer, under the names that all of AWS's services share
// (docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html).
var (
	wasReset   = component.Fault{Code: "ServiceUnavailable", Message: "The playground was reset while the request waited.", Server: true}
	stopping   = component.Fault{Code: "ServiceUnavailable", Message: "The playground is being stopped.", Server: true}
	tooLate    = component.Fault{Code: "ServiceUnavailable", Message: "Nothing answered within " + answerTimeout.String() + ".", Server: true}
	brokenDown = component.Fault{Code: "InternalFailure", Message: "The playground's engine broke down, which is a bug of the playground. POST " + controlPath + "reset begins anew.", Server: true}
)

// statuses are those of the faults above.
var statuses = map[string]int{"ServiceUnavailable": 503, "InternalFailure": 500}

// refusal is a fault in the form of the protocol in which the request was sent.
func refusal(r *aws.Request, fault component.Fault) aws.Response {
	contentType, body := "text/xml", refusalXML(fault)
	if len(r.Header["X-Amz-Target"]) > 0 {
		b := value.NewObject(2)
		b.Set("__type", value.Text(fault.Code))
		b.Set("message", value.Text(fault.Message))
		contentType, body = "application/x-amz-json-1.0", value.Append(nil, b.Value())
	}
	return aws.Response{Status: statuses[fault.Code], Header: [][2]string{{"Content-Type", contentType}}, Body: body}
}

func refusalXML(fault component.Fault) []byte {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\"?><ErrorResponse><Error><Type>Receiver</Type><Code>" + fault.Code + "</Code><Message>")
	_ = xml.EscapeText(&b, []byte(fault.Message)) // a builder takes everything
	b.WriteString("</Message><Detail/></Error></ErrorResponse>")
	return []byte(b.String())
}
