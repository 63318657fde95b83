package api

import (
	"playground/engine/aws"
)

var putDataProtectionPolicy = operation{
	Operation: aws.Operation{Name: "PutDataProtectionPolicy", Input: aws.Structure(resourceARN, dataProtectionPolicy)},
	begin:     beginPutDataProtectionPolicy,
}

// beginPutDataProtectionPolicy keeps a policy, or removes it when it is empty; what it says is not enforced.
func beginPutDataProtectionPolicy(c *Call) Step {
	fault := c.find("ResourceArn")
	if fault != nil {
		return fail(fault)
	}
	text, fault := required(c.Params, "DataProtectionPolicy")
	if fault != nil {
		return fail(fault)
	}
	v, reason := setting(fieldOf(kind.Fields, "DataProtectionPolicy"), text)
	if reason != "" {
		return fail(invalid(reason))
	}
	return Step{Fault: c.Account.Configure(c.topic, aws.One("DataProtectionPolicy", v))}
}
