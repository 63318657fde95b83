package api

import (
	"playground/engine/aws"
	"playground/engine/value"
)

var dataProtectionPolicy = aws.Member{Name: "DataProtectionPolicy", Shape: aws.Text}

var getDataProtectionPolicy = operation{
	Operation: aws.Operation{Name: "GetDataProtectionPolicy", Input: aws.Structure(resourceARN), Output: aws.Structure(dataProtectionPolicy)},
	begin:     beginGetDataProtectionPolicy,
}

func beginGetDataProtectionPolicy(c *Call) Step {
	if fault := c.find("ResourceArn"); fault != nil {
		return fail(fault)
	}
	policy := c.topic.Settings.Text("DataProtectionPolicy")
	if policy == "" {
		return done(value.NewObject(0).Value())
	}
	return done(aws.One("DataProtectionPolicy", value.Text(policy)))
}
