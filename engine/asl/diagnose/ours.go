package diagnose

// What nobody was seen to get from AWS: that it refuses these is documented, or follows from the language's
// specification; the words are ours, in AWS's style.
const (
	oursEmptyName    = "Invalid State name: the name is empty"
	oursEmptyLabel   = "Invalid Label name: the name is empty"
	oursLabel        = "Invalid Label name: % contains invalid characters"
	oursNested       = "States are nested more than % deep"
	oursHeartbeat    = "HeartbeatSeconds must be less than TimeoutSeconds"
	oursDelay        = "MaxDelaySeconds must be greater than IntervalSeconds"
	oursSteps        = "a Reference Path has names and indices only"
	oursContext      = "a Reference Path does not begin with '$$' here"
	oursTemplateKind = "The value for the field '%' must be a STRING that contains a JSONPath or an intrinsic function call"
	oursWriter       = "This object should have at least one of the following fields: [%]"
	oursWriterARN    = "The field 'Resource' does not match any of the allowed values. Examples: [arn:<partition>:states:::s3:putObject]"
	oursParameter    = "The field '%' is not supported by Step Functions"
	oursVariableLong = "Invalid variable name '%': the variable name exceeds the 80-character limit."
	oursNoDollar     = "The value of the field '%' looks like a JSONPath or an intrinsic function, but the name of the field does not end with '.$'"
	oursNoPath       = "The value of the field '%' looks like a path, but the name of the field does not end with 'Path'"
	oursStatic       = "The Result of a Pass state is static: '%' is not evaluated"
)
