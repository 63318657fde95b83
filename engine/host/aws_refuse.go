//go:build !js

package host

import "playground/engine/component"

// What a request is told that the account does not answer, under the names that all of AWS's services share
// (docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html).
var (
	wasReset   = component.Fault{Code: "ServiceUnavailable", Message: "The playground was reset while the request waited.", Server: true}
	stopping   = component.Fault{Code: "ServiceUnavailable", Message: "The playground is being stopped.", Server: true}
	tooLate    = component.Fault{Code: "ServiceUnavailable", Message: "Nothing answered within " + answerTimeout.String() + ".", Server: true}
	brokenDown = component.Fault{Code: "InternalFailure", Message: "The playground's engine broke down, which is a bug of the playground. POST " + controlPath + "reset begins anew.", Server: true}
)
