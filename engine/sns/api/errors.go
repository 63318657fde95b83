package api

import (
	"strconv"

	"playground/engine/aws"
	"playground/engine/component"
)

// The codes that faults here have.
const (
	invalidParameter = "InvalidParameter"
	notFound         = "NotFound"
	validationError  = "ValidationError"
	unsupported      = "UnsupportedOperation"
)

// errors is the table of everything that SNS answers instead of a result, with the statuses of the API model. Nothing
// here gives the faults of KMS, of tag policies, of mobile endpoints and of phones that have opted out: they are there
// for completeness. UnsupportedOperation is ours.
var errors = []aws.Error{
	{Shape: "AuthorizationErrorException", Code: "AuthorizationError", Status: 403},
	{Shape: "BatchEntryIdsNotDistinctException", Code: "BatchEntryIdsNotDistinct", Status: 400},
	{Shape: "BatchRequestTooLongException", Code: "BatchRequestTooLong", Status: 400},
	{Shape: "ConcurrentAccessException", Code: "ConcurrentAccess", Status: 400},
	{Shape: "EmptyBatchRequestException", Code: "EmptyBatchRequest", Status: 400},
	{Shape: "EndpointDisabledException", Code: "EndpointDisabled", Status: 400},
	{Shape: "FilterPolicyLimitExceededException", Code: "FilterPolicyLimitExceeded", Status: 403},
	{Shape: "InternalErrorException", Code: "InternalError", Status: 500, Server: true},
	{Shape: "InvalidBatchEntryIdException", Code: "InvalidBatchEntryId", Status: 400},
	{Shape: "InvalidParameterException", Code: invalidParameter, Status: 400},
	{Shape: "InvalidParameterValueException", Code: "ParameterValueInvalid", Status: 400},
	{Shape: "InvalidSecurityException", Code: "InvalidSecurity", Status: 403},
	{Shape: "InvalidStateException", Code: "InvalidState", Status: 400},
	{Shape: "KMSAccessDeniedException", Code: "KMSAccessDenied", Status: 400},
	{Shape: "KMSDisabledException", Code: "KMSDisabled", Status: 400},
	{Shape: "KMSInvalidStateException", Code: "KMSInvalidState", Status: 400},
	{Shape: "KMSNotFoundException", Code: "KMSNotFound", Status: 400},
	{Shape: "KMSOptInRequired", Code: "KMSOptInRequired", Status: 403},
	{Shape: "KMSThrottlingException", Code: "KMSThrottling", Status: 400},
	{Shape: "NotFoundException", Code: notFound, Status: 404},
	{Shape: "OptedOutException", Code: "OptedOut", Status: 400},
	{Shape: "PlatformApplicationDisabledException", Code: "PlatformApplicationDisabled", Status: 400},
	{Shape: "ReplayLimitExceededException", Code: "ReplayLimitExceeded", Status: 403},
	{Shape: "ResourceNotFoundException", Code: "ResourceNotFound", Status: 404},
	{Shape: "StaleTagException", Code: "StaleTag", Status: 400},
	{Shape: "SubscriptionLimitExceededException", Code: "SubscriptionLimitExceeded", Status: 403},
	{Shape: "TagLimitExceededException", Code: "TagLimitExceeded", Status: 400},
	{Shape: "TagPolicyException", Code: "TagPolicy", Status: 400},
	{Shape: "ThrottledException", Code: "Throttled", Status: 429},
	{Shape: "TooManyEntriesInBatchRequestException", Code: "TooManyEntriesInBatchRequest", Status: 400},
	{Shape: "TopicLimitExceededException", Code: "TopicLimitExceeded", Status: 403},
	{Shape: "UserErrorException", Code: "UserError", Status: 400},
	{Shape: "ValidationException", Code: "ValidationException", Status: 400},
	{Shape: "VerificationException", Code: "VerificationException", Status: 400},
	{Shape: validationError, Code: validationError, Status: 400, FrontEnd: true},
	{Shape: unsupported, Code: unsupported, Status: 400, FrontEnd: true},
}

// serverFault says whose a fault is by the API model: one that is worth another try, such as Throttled, may be the sender's.
func serverFault(code string) bool {
	for i := range errors {
		if errors[i].Code == code {
			return errors[i].Server
		}
	}
	return true
}

// invalid is the fault about a parameter.
func invalid(what string) *component.Fault {
	return &component.Fault{Code: invalidParameter, Message: "Invalid parameter: " + what}
}

func missing(parameter string) *component.Fault {
	return invalid(parameter + " Reason: no value for required parameter")
}

// null is the fault of AWS's front end about a part of a parameter that must be there.
func null(at string) *component.Fault {
	return &component.Fault{Code: validationError, Message: "1 validation error detected: Value null at '" + at +
		"' failed to satisfy constraint: Member must not be null"}
}

func shortARN(parameter string, parts int) *component.Fault {
	return invalid(parameter + " Reason: An ARN must have at least 6 elements, not " + strconv.Itoa(parts))
}

func noTopic() *component.Fault {
	return &component.Fault{Code: notFound, Message: "Topic does not exist"}
}

func noSubscription() *component.Fault {
	return &component.Fault{Code: notFound, Message: "Subscription does not exist"}
}

func noResource() *component.Fault {
	return &component.Fault{Code: "ResourceNotFound", Message: "Resource does not exist"}
}

// faultOf is what a client hears of a topic's fault. A topic that has crashed breaks a call off; over the network that
// does not look like a connection of the simulation.
func (c *Call) faultOf(f *component.Fault) *component.Fault {
	if f.Code != "ConnectionReset" && f.Code != "ConnectionRefused" {
		return f
	}
	if c.topic != nil && c.Account.Find(c.topic.Name) == nil {
		return noTopic()
	}
	return &component.Fault{Code: "ServiceUnavailable", Message: "The topic does not answer: it has crashed.", Server: true}
}
