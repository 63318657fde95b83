package api

import (
	"playground/engine/aws"
	"playground/engine/component"
)

// absences lists the operations of SNS that are not simulated, by what they are about.
var absences = []struct {
	about string
	names []string
}{
	{"platform applications and mobile endpoints", []string{"CreatePlatformApplication", "CreatePlatformEndpoint", "DeleteEndpoint",
		"DeletePlatformApplication", "GetEndpointAttributes", "GetPlatformApplicationAttributes", "ListEndpointsByPlatformApplication",
		"ListPlatformApplications", "SetEndpointAttributes", "SetPlatformApplicationAttributes"}},
	{"phone numbers that have opted out", []string{"CheckIfPhoneNumberIsOptedOut", "ListPhoneNumbersOptedOut", "OptInPhoneNumber"}},
	{"settings and origination numbers of text messages", []string{"GetSMSAttributes", "ListOriginationNumbers", "SetSMSAttributes"}},
	{"the phone numbers of the SMS sandbox", []string{"CreateSMSSandboxPhoneNumber", "DeleteSMSSandboxPhoneNumber", "GetSMSSandboxAccountStatus",
		"ListSMSSandboxPhoneNumbers", "VerifySMSSandboxPhoneNumber"}},
}

// absent are their rows: each answers that it is not there.
func absent() (all []operation) {
	for _, a := range absences {
		for _, name := range a.names {
			fault := &component.Fault{Code: unsupported, Message: "The playground does not have " + name + ": " + a.about + " are not simulated."}
			all = append(all, operation{
				Operation: aws.Operation{Name: name, Input: aws.Structure()},
				begin:     func(*Call) Step { return fail(fault) },
			})
		}
	}
	return all
}
