package diagnose_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/diagnose"
)

// each is a Map of one state with more fields, inside a machine.
func each(fields string) string {
	return one(`"Type":"Map",` + fields + `,"ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},"End":true`)
}

// task is a task of a function with more fields.
func task(fields string) string {
	return one(`"Type":"Task","Resource":"arn:aws:lambda:us-east-1:1:function:f","End":true,` + fields)
}

func choice(rule string) string {
	return one(`"Type":"Choice","Choices":[` + rule + `],"Default":"Y"},"Y":{"Type":"Succeed"`)
}

const manyOperators = "[StringEquals, StringEqualsPath, StringLessThan, "

func TestTheTableOfFields(t *testing.T) {
	for _, s := range []said{
		{"no states and no beginning", `{}`, schema + "These fields are required: [StartAt, States] @ /"},
		{"states that are none", `{"StartAt":"A","States":{}}`, schema + "Value cannot be empty @ /States"},
		{"a list of states", `{"StartAt":"A","States":[]}`, schema + "Expected value of type [OBJECT] @ /States"},
		{"a state that is none", `{"StartAt":"A","States":{"A":1}}`, schema + "Expected value of type [OBJECT] @ /States/A"},
		{"no type", one(`"End":true`), schema + "These fields are required: [Type] @ /States/X"},
		{"a type that is no text", one(`"Type":null,"End":true`), schema + "Expected value of type [STRING] @ /States/X/Type"},
		{"a field that nobody knows", one(`"Type":"Succeed","Nope":1`), schema + "Field 'Nope' is not supported @ /States/X"},
		{"a version", `{"Version":"2.0","StartAt":"X","States":{"X":{"Type":"Succeed"}}}`, schema + "Value should be one of the following: [1.0] @ /Version"},
		{"an End that is no flag", one(`"Type":"Pass","End":"true"`), schema + "Expected value of type [BOOLEAN] @ /States/X/End"},
		{"an End that is false", one(`"Type":"Pass","End":false,"Next":"Y"},"Y":{"Type":"Succeed"`), ""},
		{"an error and its path", one(`"Type":"Fail","Error":"a","ErrorPath":"$.a"`), schema + "There should only be one of the following fields: [Error, ErrorPath] @ /States/X"},
		{"a cause by a function", one(`"Type":"Fail","CausePath":"States.Format('{}', $.a)"`), ""},
		{"a cause that is no path", one(`"Type":"Fail","CausePath":"a"`), schema + "Value must be a valid JSONPath. @ /States/X/CausePath"},
		{"nothing of the input", one(`"Type":"Pass","InputPath":null,"OutputPath":null,"ResultPath":null,"End":true`), ""},
		{"a place in the Context Object", one(`"Type":"Pass","ResultPath":"$$.x","End":true`), schema + "Value is not a Reference Path: a Reference Path does not begin with '$$' here @ /States/X/ResultPath"},
		{"many places", one(`"Type":"Pass","ResultPath":"$.a.*","End":true`), schema + "Value is not a Reference Path: a Reference Path has names and indices only @ /States/X/ResultPath"},
		{"parameters that are a text", one(`"Type":"Pass","Parameters":"$.a","End":true`), schema + "Expected value of type [OBJECT] @ /States/X/Parameters"},
		{"a field deep in parameters", one(`"Type":"Pass","Parameters":{"a":[{"b.$":"x"}]},"End":true`),
			schema + "The value for the field 'b.$' must be a valid JSONPath or a valid intrinsic function call @ /States/X/Parameters/a[0]"},
		{"a path that is no text", one(`"Type":"Pass","Parameters":{"b.$":1},"End":true`),
			schema + "The value for the field 'b.$' must be a STRING that contains a JSONPath or an intrinsic function call @ /States/X/Parameters"},
		{"a name of 81 characters", strings.ReplaceAll(one(`"Type":"Succeed"`), "X", strings.Repeat("é", 81)),
			"INVALID_STATE_NAME Invalid State name: " + strings.Repeat("é", 81) + " exceeds the 80-character limit allowed by the service @ /States/" + strings.Repeat("é", 81)},
		{"a name of 80 characters", strings.ReplaceAll(one(`"Type":"Succeed"`), "X", strings.Repeat("é", 80)), ""},
		{"a name twice in one object", `{"StartAt":"X","States":{"X":{"Type":"Pass","Next":"X"},"X":{"Type":"Succeed"}}}`, "DUPLICATE_STATE_NAME Duplicate State name: X @ /States/X"},
		{"a variable of 81 characters", one(`"Type":"Pass","Assign":{"` + strings.Repeat("v", 81) + `":1},"End":true`),
			"INVALID_VARIABLE_NAME Invalid variable name '" + strings.Repeat("v", 81) + "': the variable name exceeds the 80-character limit. @ /States/X/Assign/" + strings.Repeat("v", 81)},
	} {
		s.check(t, diagnose.Standard)
	}
}

func TestTasksRetriersAndCatchers(t *testing.T) {
	for _, s := range []said{
		{"a heartbeat as long as the timeout", task(`"TimeoutSeconds":5,"HeartbeatSeconds":5`), schema + "HeartbeatSeconds must be less than TimeoutSeconds @ /States/X/HeartbeatSeconds"},
		{"a heartbeat as long as the longest timeout", task(`"HeartbeatSeconds":99999999`), schema + "HeartbeatSeconds must be less than TimeoutSeconds @ /States/X/HeartbeatSeconds"},
		{"a heartbeat", task(`"TimeoutSecondsPath":"$.t","HeartbeatSeconds":99999999`), ""},
		{"credentials of an activity", one(`"Type":"Task","Resource":"arn:aws:states:us-east-1:1:activity:a","Credentials":{"RoleArn":"r"},"End":true`),
			schema + "The field 'Credentials' is not supported for activities @ /States/X/Credentials"},
		{"a job of a service that has none", one(`"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.sync","Parameters":{},"End":true`),
			schema + "The resource provided arn:aws:states:::sqs:sendMessage.sync is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. @ /States/X/Resource"},
		{"an action in capitals", one(`"Type":"Task","Resource":"arn:aws:states:::aws-sdk:s3:ListBuckets","Parameters":{},"End":true`),
			schema + "The resource provided arn:aws:states:::aws-sdk:s3:ListBuckets is not recognized. The value is not a valid resource ARN, or the resource is not available in this region. @ /States/X/Resource"},
		{"a parameter that a service has not", one(`"Type":"Task","Resource":"arn:aws:states:::sns:publish","Parameters":{"Message":"m","Topic":"t"},"End":true`),
			schema + "The field 'Topic' is not supported by Step Functions @ /States/X/Parameters"},
		{"a retrier without anything", task(`"Retry":[{}]`), schema + "These fields are required: [ErrorEquals] @ /States/X/Retry[0]"},
		{"no retriers", task(`"Retry":[],"Catch":[]`), ""},
		{"errors of no name", task(`"Retry":[{"ErrorEquals":[]}]`), schema + "Value cannot be empty @ /States/X/Retry[0]/ErrorEquals"},
		{"an error that is no text", task(`"Retry":[{"ErrorEquals":[1]}]`), schema + "Expected value of type [STRING] @ /States/X/Retry[0]/ErrorEquals[0]"},
		{"no interval at all", task(`"Retry":[{"ErrorEquals":["A"],"IntervalSeconds":0}]`), ""},
		{"backing off to the front", task(`"Retry":[{"ErrorEquals":["A"],"BackoffRate":0.5,"MaxAttempts":-1,"MaxDelaySeconds":31622401}]`),
			schema + "Minimum value is 1.0 @ /States/X/Retry[0]/BackoffRate\n" + schema + "Minimum value is 0 @ /States/X/Retry[0]/MaxAttempts\n" +
				schema + "Maximum value is 31622400 @ /States/X/Retry[0]/MaxDelaySeconds"},
		{"a delay below the first", task(`"Retry":[{"ErrorEquals":["A"],"IntervalSeconds":5,"MaxDelaySeconds":5}]`),
			schema + "MaxDelaySeconds must be greater than IntervalSeconds @ /States/X/Retry[0]/MaxDelaySeconds"},
		{"jitter", task(`"Retry":[{"ErrorEquals":["A"],"JitterStrategy":"HALF"}]`), schema + "Value should be one of the following: [NONE, FULL] @ /States/X/Retry[0]/JitterStrategy"},
		{"everything caught before something", task(`"Catch":[{"ErrorEquals":["States.ALL"],"Next":"X"},{"ErrorEquals":["A"],"Next":"X"}]`),
			schema + "States.ALL must appear alone and at end of list @ /States/X/Catch[0]/ErrorEquals[0]"},
		{"a catcher without anything", task(`"Catch":[{}]`), schema + "These fields are required: [ErrorEquals, Next] @ /States/X/Catch[0]"},
	} {
		s.check(t, diagnose.Standard)
	}
}

func TestChoiceRules(t *testing.T) {
	for _, s := range []said{
		{"no rules", one(`"Type":"Choice","Choices":[],"Default":"Y"},"Y":{"Type":"Succeed"`), schema + "Value cannot be empty @ /States/X/Choices"},
		{"a rule without anything", choice(`{"Next":"Y"}`), schema + "The object must have only one of the following fields, [And, Or, Not, Variable, Condition] @ /States/X/Choices[0]"},
		{"two ways to choose", choice(`{"Variable":"$.a","IsNull":true,"Not":{"Variable":"$.a","IsNull":true},"Next":"Y"}`),
			schema + "The object must have only one of the following fields, [And, Or, Not, Variable, Condition] @ /States/X/Choices[0]"},
		{"no Next", choice(`{"Variable":"$.a","IsNull":true}`), schema + "These fields are required: [Next] @ /States/X/Choices[0]"},
		{"a Next within", choice(`{"Not":{"Variable":"$.a","IsNull":true,"Next":"Y"},"Next":"Y"}`), schema + "Field 'Next' is not supported @ /States/X/Choices[0]/Not"},
		{"nothing within", choice(`{"And":[],"Next":"Y"}`), schema + "Value cannot be empty @ /States/X/Choices[0]/And"},
		{"a kind of operand", choice(`{"Or":[{"Variable":"$.a","NumericEquals":"5"}],"Next":"Y"}`), schema + "Expected value of type [NUMBER] @ /States/X/Choices[0]/Or[0]/NumericEquals"},
		{"a time", choice(`{"Variable":"$.a","TimestampEquals":"2024-02-30T00:00:00Z","Next":"Y"}`), schema + "String does not match RFC3339 timestamp @ /States/X/Choices[0]/TimestampEquals"},
		{"a negative number", choice(`{"Variable":"$$.x","NumericEquals":-1.5,"Next":"Y"}`), ""},
		{"a path as an operand", choice(`{"Variable":"$.a","StringEquals":"$.b","Next":"Y"}`),
			"warning NO_PATH The value of the field 'StringEquals' looks like a path, but the name of the field does not end with 'Path' @ /States/X/Choices[0]/StringEquals"},
		{"a comparison in JSONata", jsonata(`"Type":"Choice","Choices":[{"Condition":true,"Variable":"$.a","Next":"Y"}]},"Y":{"Type":"Succeed"`),
			schema + "The QueryLanguage is set to 'JSONata', but field 'Variable' is only supported for the 'JSONPath' QueryLanguage @ /States/X/Choices[0]\n" +
				schema + "The object must have only one of the following fields, [And, Or, Not, Variable, Condition] @ /States/X/Choices[0]"},
		{"a condition that is a text", jsonata(`"Type":"Choice","Choices":[{"Condition":"yes","Next":"Y"}]},"Y":{"Type":"Succeed"`),
			schema + "JSONata string must start with {% and end with %} @ /States/X/Choices[0]/Condition"},
	} {
		s.check(t, diagnose.Standard)
	}
	two := diagnose.Definition(choice(`{"Variable":"$.a","IsNull":true,"StringEquals":"b","Next":"Y"}`), diagnose.Standard)
	require.Len(t, two, 1)
	require.True(t, strings.HasPrefix(two[0].Message, "There should only be one of the following fields: "+manyOperators), two[0].Message)
	none := diagnose.Definition(choice(`{"Variable":"$.a","Next":"Y"}`), diagnose.Standard)
	require.Len(t, none, 1)
	require.True(t, strings.HasPrefix(none[0].Message, "This object should have only one of the following fields: "+manyOperators), none[0].Message)
}

func TestMapStates(t *testing.T) {
	for _, s := range []said{
		{"a share of failures", each(`"ToleratedFailurePercentage":100.5`), schema + "Maximum value is 100.0 @ /States/X/ToleratedFailurePercentage"},
		{"a number and its path", each(`"MaxConcurrency":1,"MaxConcurrencyPath":"$.n"`), schema + "There should only be one of the following fields: [MaxConcurrency, MaxConcurrencyPath] @ /States/X"},
		{"any number at once", each(`"MaxConcurrency":9223372036854775807000`), ""},
		{"items of the Context Object", each(`"ItemsPath":"$$.Execution.Input.items"`), ""},
		{"a label", each(`"Label":"a b"`), "INVALID_LABEL_NAME Invalid Label name: a b contains invalid characters @ /States/X/Label"},
		{"a label of nothing", each(`"Label":""`), "INVALID_LABEL_NAME Invalid Label name: the name is empty @ /States/X/Label"},
		{"a long label", each(`"Label":"` + strings.Repeat("l", 41) + `"`),
			"INVALID_LABEL_NAME Invalid Label name: " + strings.Repeat("l", 41) + " exceeds the 40-character limit allowed by the service @ /States/X/Label"},
		{"an execution type", one(`"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED"},"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},"End":true`),
			schema + "These fields are required: [ExecutionType] @ /States/X/ItemProcessor/ProcessorConfig"},
		{"an execution type of none", one(`"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"INLINE","ExecutionType":"STANDARD"},"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},"End":true`),
			schema + "Field 'ExecutionType' is not supported @ /States/X/ItemProcessor/ProcessorConfig"},
		{"a reader of something else", each(`"ItemReader":{"Resource":"arn:aws:states:::s3:putObject"}`),
			schema + "The field 'Resource' does not match any of the allowed values. Examples: [arn:<partition>:states:::s3:getObject, arn:<partition>:states:::s3:listObjectsV2] @ /States/X/ItemReader/Resource"},
		{"a table without headers", each(`"ItemReader":{"Resource":"arn:aws-cn:states:::s3:getObject","ReaderConfig":{"InputType":"CSV"}}`),
			schema + "The field 'CSVHeaderLocation' is required @ /States/X/ItemReader/ReaderConfig"},
		{"headers that are not given", each(`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"CSV","CSVHeaderLocation":"GIVEN"}}`),
			schema + "These fields are required: [CSVHeaders] @ /States/X/ItemReader/ReaderConfig"},
		{"headers of no table", each(`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSON","CSVHeaderLocation":"FIRST_ROW"}}`),
			schema + "Field 'CSVHeaderLocation' is not supported @ /States/X/ItemReader/ReaderConfig"},
		{"too many items", each(`"ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"MaxItems":100000001}}`),
			schema + "Maximum value is 100000000 @ /States/X/ItemReader/ReaderConfig/MaxItems"},
		{"batches of no size", each(`"ItemBatcher":{"BatchInput":{"a":1}}`),
			schema + "This object should have at least one of the following fields: [MaxItemsPerBatch, MaxItemsPerBatchPath, MaxInputBytesPerBatch, MaxInputBytesPerBatchPath] @ /States/X/ItemBatcher"},
		{"a writer without anything", each(`"ResultWriter":{}`), schema + "This object should have at least one of the following fields: [Resource, WriterConfig] @ /States/X/ResultWriter"},
	} {
		s.check(t, diagnose.Standard)
	}
	s := said{"a label twice", `{"StartAt":"A","States":{` + mapLabelled("A", `"Next":"B"`) + `,` + mapLabelled("B", `"End":true`) + `}}`,
		"DUPLICATE_LABEL_NAME Duplicate Label name: l @ /States/B/Label"}
	s.check(t, diagnose.Standard)
}

func mapLabelled(name, way string) string {
	return `"` + name + `":{"Type":"Map","Label":"l",` + way + `,"ItemProcessor":{"StartAt":"` + name + `1","States":{"` + name + `1":{"Type":"Succeed"}}}}`
}

func TestWarnings(t *testing.T) {
	for _, s := range []said{
		{"a parameter that is not evaluated", one(`"Type":"Pass","Parameters":{"a":{"b":"$.x"}},"End":true`),
			"warning NO_DOLLAR The value of the field 'b' looks like a JSONPath or an intrinsic function, but the name of the field does not end with '.$' @ /States/X/Parameters/a/b"},
		{"a result that is not evaluated", one(`"Type":"Pass","Result":{"a.$":"$.x"},"End":true`),
			"warning PASS_RESULT_IS_STATIC The Result of a Pass state is static: '$.x' is not evaluated @ /States/X/Result/a.$"},
		{"a path as a result", one(`"Type":"Pass","Result":"$.x","End":true`),
			"warning PASS_RESULT_IS_STATIC The Result of a Pass state is static: '$.x' is not evaluated @ /States/X/Result"},
		{"a price", one(`"Type":"Pass","Parameters":{"a":"$5"},"End":true`), ""},
	} {
		s.check(t, diagnose.Standard)
		found := diagnose.Definition(s.definition, diagnose.Standard)
		require.False(t, diagnose.Refused(found))
		require.Equal(t, `{"result":"OK","diagnostics":[],"truncated":false}`, diagnose.Response(found, "", 0).String())
		require.Equal(t, len(found), diagnostics(t, diagnose.Response(found, diagnose.Warning, 0)))
	}
}
