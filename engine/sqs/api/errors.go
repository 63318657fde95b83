package api

import (
	"strconv"

	"playground/engine/aws"
	"playground/engine/component"
)

const prefix = "AWS.SimpleQueueService."

// errors is the table of everything that SQS answers instead of a result, with the statuses of the API model. The rows of
// KMS, InvalidSecurity and InvalidIdFormat are there for completeness: nothing here gives such a fault.
var errors = []aws.Error{
	{Shape: "QueueDoesNotExist", Code: nonExistentQueue, Status: 400, Legacy: "The specified queue does not exist for this wsdl version."},
	{Shape: "QueueNameExists", Code: "QueueAlreadyExists", Status: 400},
	{Shape: "QueueDeletedRecently", Code: prefix + "QueueDeletedRecently", Status: 400},
	{Shape: "PurgeQueueInProgress", Code: prefix + "PurgeQueueInProgress", Status: 403},
	{Shape: "TooManyEntriesInBatchRequest", Code: prefix + "TooManyEntriesInBatchRequest", Status: 400},
	{Shape: "EmptyBatchRequest", Code: prefix + "EmptyBatchRequest", Status: 400},
	{Shape: "BatchEntryIdsNotDistinct", Code: prefix + "BatchEntryIdsNotDistinct", Status: 400},
	{Shape: "InvalidBatchEntryId", Code: prefix + "InvalidBatchEntryId", Status: 400},
	{Shape: "BatchRequestTooLong", Code: prefix + "BatchRequestTooLong", Status: 400},
	{Shape: "MessageNotInflight", Code: prefix + "MessageNotInflight", Status: 400},
	{Shape: "UnsupportedOperation", Code: prefix + "UnsupportedOperation", Status: 400},
	{Shape: "ReceiptHandleIsInvalid", Code: "ReceiptHandleIsInvalid", Status: 404},
	{Shape: "OverLimit", Code: "OverLimit", Status: 403},
	{Shape: "RequestThrottled", Code: "RequestThrottled", Status: 403},
	{Shape: "InvalidAttributeName", Code: "InvalidAttributeName", Status: 400},
	{Shape: "InvalidAttributeValue", Code: "InvalidAttributeValue", Status: 400},
	{Shape: "InvalidMessageContents", Code: "InvalidMessageContents", Status: 400},
	{Shape: "ResourceNotFoundException", Code: "ResourceNotFoundException", Status: 404},
	{Shape: "InvalidParameterValueException", Code: invalidParameter, Status: 400, FrontEnd: true},
	{Shape: "MissingRequiredParameterException", Code: "MissingParameter", Status: 400, FrontEnd: true},
	{Shape: "InvalidAddress", Code: "InvalidAddress", Status: 404},
	{Shape: "InvalidSecurity", Code: "InvalidSecurity", Status: 403},
	{Shape: "InvalidIdFormat", Code: "InvalidIdFormat", Status: 400},
	{Shape: "KmsAccessDenied", Code: "KMS.AccessDeniedException", Status: 400},
	{Shape: "KmsDisabled", Code: "KMS.DisabledException", Status: 400},
	{Shape: "KmsInvalidKeyUsage", Code: "KMS.InvalidKeyUsageException", Status: 400},
	{Shape: "KmsInvalidState", Code: "KMS.InvalidStateException", Status: 400},
	{Shape: "KmsNotFound", Code: "KMS.NotFoundException", Status: 400},
	{Shape: "KmsOptInRequired", Code: "KMS.OptInRequired", Status: 403},
	{Shape: "KmsThrottled", Code: "KMS.ThrottlingException", Status: 400},
}

const (
	nonExistentQueue = prefix + "NonExistentQueue"
	invalidParameter = "InvalidParameterValue"
)

func noQueue() *component.Fault {
	return &component.Fault{Code: nonExistentQueue, Message: "The specified queue does not exist."}
}

func missing(parameter string) *component.Fault {
	return &component.Fault{Code: "MissingParameter", Message: "The request must contain the parameter " + parameter + "."}
}

// invalid is the fault about one parameter.
func invalid(text, parameter, reason string) *component.Fault {
	return invalidValue("Value " + text + " for parameter " + parameter + " is invalid. Reason: " + reason)
}

func outOfRange(n int64, parameter, reason string) *component.Fault {
	return invalid(strconv.FormatInt(n, 10), parameter, reason)
}

func invalidValue(message string) *component.Fault {
	return &component.Fault{Code: invalidParameter, Message: message}
}

func attributeName(message string) *component.Fault {
	return &component.Fault{Code: "InvalidAttributeName", Message: message}
}

func unknownAttribute(name string) *component.Fault {
	return attributeName("Unknown Attribute " + name + ".")
}

func attributeValue(message string) *component.Fault {
	return &component.Fault{Code: "InvalidAttributeValue", Message: message}
}

func invalidAttribute(name string) *component.Fault {
	return attributeValue("Invalid value for the parameter " + name + ".")
}

// faultOf is what a client hears of a queue's fault. A queue that is deleted breaks off the receives that wait for it,
// and one that has crashed does so, too; over the network neither looks like a connection of the simulation.
func (c *Call) faultOf(f *component.Fault) *component.Fault {
	if f.Code != "ConnectionReset" && f.Code != "ConnectionRefused" {
		return f
	}
	if c.queue != nil && c.Account.Find(c.queue.Name) == nil {
		return noQueue()
	}
	return &component.Fault{Code: "ServiceUnavailable", Message: "The queue does not answer: it has crashed.", Server: true}
}
