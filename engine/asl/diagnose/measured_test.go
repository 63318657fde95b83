package diagnose_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/diagnose"
)

// said is one diagnosis: a definition, and what is said of it, "code message @ place" in each line.
type said struct{ name, definition, says string }

func (s said) check(t *testing.T, kind diagnose.Type) {
	t.Run(s.name, func(t *testing.T) {
		lines := []string{}
		for _, d := range diagnose.Definition(s.definition, kind) {
			line := d.Code + " " + d.Message
			if d.Severity == diagnose.Warning {
				line = "warning " + line
			}
			if d.Location != "" {
				line += " @ " + d.Location
			}
			lines = append(lines, line)
		}
		require.Equal(t, s.says, strings.Join(lines, "\n"))
	})
}

const (
	schema = "SCHEMA_VALIDATION_FAILED "
	target = "MISSING_TRANSITION_TARGET "
)

// one is a machine of one state, of whose fields it is given; jsonata is one in JSONata.
func one(fields string) string { return `{"StartAt":"X","States":{"X":{` + fields + `}}}` }

func jsonata(fields string) string {
	return `{"QueryLanguage":"JSONata","StartAt":"X","States":{"X":{` + fields + `}}}`
}

// What follows was measured by others with ValidateStateMachineDefinition, or came with a failed deployment.
var measured = []said{
	{"a loop", `{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"A"}}}`,
		"MISSING_END_STATE Workflow has no terminal state"},
	{"a loop hides what is not reachable", `{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"},"C":{"Type":"Pass","Next":"A"}}}`,
		"MISSING_END_STATE Workflow has no terminal state"},
	{"a loop and an end that is not reachable", `{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"},"C":{"Type":"Pass","End":true}}}`,
		target + `State "C" is not reachable. @ /States/C`},
	{"a loop within a state", `{"StartAt":"M","States":{"M":{"Type":"Map","ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}},"End":true}}}`, ""},
	{"a target that is not there", one(`"Type":"Pass","Next":"NOPE"`),
		target + "Missing 'Next' target: NOPE @ /States/X/Next\nMISSING_END_STATE Workflow has no terminal state"},
	{"targets of rules, of the default and of catchers",
		`{"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[{"Variable":"$.x","IsPresent":true,"Next":"G"}],"Default":"H"},` +
			`"T":{"Type":"Task","Resource":"arn:aws:lambda:us-east-1:1:function:f","Catch":[{"ErrorEquals":["States.ALL"],"Next":"I"}],"End":true}}}`,
		target + "Missing 'Next' target: G @ /States/C/Choices[0]/Next\n" + target + "Missing 'Next' target: H @ /States/C/Default\n" +
			target + "Missing 'Next' target: I @ /States/T/Catch[0]/Next\n" + target + `State "T" is not reachable. @ /States/T`},
	{"a beginning that is not there", `{"StartAt":"Nope","States":{"A":{"Type":"Pass","End":true}}}`,
		target + "Missing 'Next' target: Nope @ /StartAt\n" + target + `State "A" is not reachable. @ /States/A`},
	{"a state within a branch", `{"StartAt":"P","States":{"P":{"Type":"Parallel","Branches":[{"StartAt":"W","States":{"W":{"Type":"Pass","End":true},"G":{"Type":"Pass","End":true}}}],"End":true}}}`,
		target + `State "G" is not reachable. @ /States/P/Branches[0]/States/G`},
	{"a slash in a name", `{"StartAt":"S","States":{"S":{"Type":"Pass","End":true},"a/b":{"Type":"Pass","End":true}}}`,
		target + `State "a/b" is not reachable. @ /States/a/b`},
	{"two of a name", `{"StartAt":"M","States":{"M":{"Type":"Map","Iterator":{"StartAt":"F","States":{"F":{"Type":"Wait","Seconds":20,"End":true}}},"Next":"F"},"F":{"Type":"Pass","End":true}}}`,
		"DUPLICATE_STATE_NAME Duplicate State name: F @ /States/F"},

	{"a type", one(`"Type":"Nope","End":true`), schema + "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map] @ /States/X/Type"},
	{"fields of other types", one(`"Type":"Pass","End":true,"TimeoutSeconds":5,"Catch":[]`),
		schema + "Field 'TimeoutSeconds' is not supported @ /States/X\n" + schema + "Field 'Catch' is not supported @ /States/X"},
	{"both Next and End", one(`"Type":"Pass","Next":"X","End":true`), schema + "There should only be one of the following fields: [Next, End] @ /States/X"},
	{"neither Next nor End", one(`"Type":"Pass"`), schema + "This object should have only one of the following fields: [Next, End] @ /States/X"},
	{"two times to wait", one(`"Type":"Wait","Seconds":1,"SecondsPath":"$.x","End":true`),
		schema + "There should only be one of the following fields: [SecondsPath, Seconds, TimestampPath, Timestamp] @ /States/X"},
	{"a timeout", one(`"Type":"Task","Resource":"arn:aws:lambda:us-east-1:1:function:f","TimeoutSeconds":0,"End":true`), schema + "Minimum value is 1 @ /States/X/TimeoutSeconds"},
	{"a fraction of seconds", one(`"Type":"Wait","Seconds":"5","End":true`), schema + "Expected value of type Integer @ /States/X/Seconds"},
	{"a path", one(`"Type":"Pass","InputPath":"Test","End":true`), schema + "Value must be a valid JSONPath. @ /States/X/InputPath"},
	{"no branches", one(`"Type":"Parallel","Branches":[],"End":true`), schema + "Value cannot be empty @ /States/X/Branches"},
	{"no item processor", one(`"Type":"Map","End":true`), schema + "This object should have only one of the following fields: [ItemProcessor, Iterator] @ /States/X"},
	{"States.ALL with others", one(`"Type":"Task","Resource":"arn:aws:lambda:us-east-1:1:function:f","Retry":[{"ErrorEquals":["A","States.ALL"]}],"End":true`),
		schema + "States.ALL must appear alone and at end of list @ /States/X/Retry[0]/ErrorEquals[1]"},
	{"a resource", one(`"Type":"Task","Resource":"create","End":true`), schema + "Value is not a valid resource ARN @ /States/X/Resource"},
	{"no parameters", one(`"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","End":true`),
		schema + "Parameters field is required for resource ARN: arn:aws:states:::lambda:invoke @ /States/X/Resource"},
	{"a parameter", one(`"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Parameters":{"QueueUrl.$":"$.q"},"End":true`),
		schema + "The field 'MessageBody' is required but was missing @ /States/X/Parameters"},
	{"a text that is no path", one(`"Type":"Pass","Assign":{"v.$":"Test"},"End":true`),
		schema + "The value for the field 'v.$' must be a valid JSONPath or a valid intrinsic function call @ /States/X/Assign"},
	{"a reserved variable", one(`"Type":"Pass","Assign":{"states":1},"End":true`), "RESERVED_VARIABLE_NAME Cannot assign to reserved variable '$states'. @ /States/X/Assign/states"},
	{"a variable", one(`"Type":"Pass","Assign":{"a-b":1},"End":true`),
		"INVALID_VARIABLE_NAME Invalid variable name 'a-b': the variable name contains invalid characters. @ /States/X/Assign/a-b"},
	{"a rule's variable", one(`"Type":"Choice","Choices":[{"Variable":"States.ArrayLength($.a)","NumericEquals":0,"Next":"X"}]`),
		schema + "Value is not a Reference Path: Reference path didn't start with '$' @ /States/X/Choices[0]/Variable\nMISSING_END_STATE Workflow has no terminal state"},
	{"a bracket", each(`"ItemsPath":"$.a.b[$$.Execution.Id]S"`), schema + "Value is not a Reference Path: '[' must be followed by ' or '[' @ /States/X/ItemsPath"},
	{"the Context Object in a number", one(`"Type":"Map","MaxConcurrencyPath":"$$.Execution.Input.n","ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},"End":true`),
		schema + "Value is not a Reference Path: a Reference Path does not begin with '$$' here @ /States/X/MaxConcurrencyPath"},
}

var measuredLanguages = []said{
	{"JSONPath in JSONata", jsonata(`"Type":"Pass","InputPath":"$.a","End":true`),
		schema + "The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage @ /States/X"},
	{"JSONata in JSONPath", one(`"Type":"Pass","Output":{"v":"{% 1 %}"},"End":true`),
		schema + "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage @ /States/X"},
	{"a state goes back to JSONPath", jsonata(`"Type":"Pass","QueryLanguage":"JSONPath","Output":{"v":"{% 1 %}"},"End":true`),
		schema + "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine @ /States/X"},
	{"a Map's language is not that of its states",
		one(`"Type":"Map","QueryLanguage":"JSONata","ItemProcessor":{"StartAt":"P","States":{"P":{"Type":"Pass","Output":1,"End":true}}},"End":true`),
		schema + "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage @ /States/X/ItemProcessor/States/P"},
	{"an item processor has no language", one(`"Type":"Map","ItemProcessor":{"QueryLanguage":"JSONata","StartAt":"P","States":{"P":{"Type":"Pass","End":true}}},"End":true`),
		schema + "Field 'QueryLanguage' is not supported @ /States/X/ItemProcessor"},
	{"a language that is none is JSONata", one(`"Type":"Pass","QueryLanguage":"jsonata","Output":{"v":"{% 1 %}"},"InputPath":"$.a","End":true`),
		schema + "The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage @ /States/X\n" +
			schema + "Value should be one of the following: [JSONPath, JSONata] @ /States/X/QueryLanguage"},
	{"a machine's language that is none", `{"QueryLanguage":"jsonpath","StartAt":"X","States":{"X":{"Type":"Pass","InputPath":"$.a","End":true}}}`,
		schema + "Value should be one of the following: [JSONPath, JSONata] @ /QueryLanguage\n" +
			schema + "The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage @ /States/X"},
	{"a language that is no text", `{"QueryLanguage":5,"StartAt":"X","States":{"X":{"Type":"Pass","End":true}}}`,
		schema + "Expected value of type [STRING] @ /QueryLanguage"},
	{"a Choice Rule", jsonata(`"Type":"Choice","Choices":[{"Condition":"{% phone = 1 %}","Next":"Y"}],"Default":"Y"},"Y":{"Type":"Succeed"`),
		"UNSUPPORTED_JSONATA_EXPRESSION Reference to 'phone' at the top level is not supported. @ /States/X/Choices[0]/Condition"},
	{"two names of a context that is not there", jsonata(`"Type":"Pass","Output":{"a":{"b":["{% aaa + bbb %}"]}},"End":true`),
		"UNSUPPORTED_JSONATA_EXPRESSION Reference to 'aaa' at the top level is not supported. @ /States/X/Output/a/b[0]\n" +
			"UNSUPPORTED_JSONATA_EXPRESSION Reference to 'bbb' at the top level is not supported. @ /States/X/Output/a/b[0]"},
	{"the context", jsonata(`"Type":"Pass","Output":"{% $$ %}","End":true`), "UNSUPPORTED_JSONATA_EXPRESSION Reference to '$$' is not supported. @ /States/X/Output"},
	{"an error where there is none", jsonata(`"Type":"Pass","Output":"{% $states.errorOutput %}","End":true`),
		"UNSUPPORTED_JSONATA_EXPRESSION Field '$states.errorOutput' does not exist. @ /States/X/Output"},
	{"texts that are no expressions", jsonata(`"Type":"Pass","Comment":"{% phone %}","End":true`), ""},
	{"an expression that does not end", jsonata(`"Type":"Pass","Output":"{% 1","End":true`), schema + "JSONata string must start with {% and end with %} @ /States/X/Output"},
	{"an expression in JSONPath", one(`"Type":"Pass","Parameters":{"v":"{% phone %}"},"End":true`), ""},
	{"a waiting time", jsonata(`"Type":"Wait","Seconds":"{% phone %}","End":true`),
		"UNSUPPORTED_JSONATA_EXPRESSION Reference to 'phone' at the top level is not supported. @ /States/X/Seconds"},
}

func TestWhatWasMeasured(t *testing.T) {
	for _, s := range measured {
		s.check(t, diagnose.Standard)
	}
	for _, s := range measuredLanguages {
		s.check(t, diagnose.Standard)
	}
}

func TestExpressionsThatCannotBeRead(t *testing.T) {
	for expression, says := range map[string]string{
		`a[1,2)`:             `Expected "]", got ","`,
		`\"unterminated`:     `String literal must be terminated by a matching quote`,
		`1 +`:                `Unexpected end of expression`,
		`{\"a\":}`:           `The symbol "}" cannot be used as a unary operator`,
		`$x :=`:              `Unexpected end of expression`,
		`$match(\"a\", /abc`: `No terminating / in regular expression`,
		`phone %.other`:      `The symbol "." cannot be used as a unary operator`,
		``:                   `Unexpected end of expression`,
	} {
		s := said{expression, jsonata(`"Type":"Pass","Output":"{% ` + expression + ` %}","End":true`), "INVALID_JSONATA_EXPRESSION " + says + " @ /States/X/Output"}
		s.check(t, diagnose.Standard)
	}
}

func TestWhatExpressMachinesCannotDo(t *testing.T) {
	for _, s := range []said{
		{"an activity", one(`"Type":"Task","Resource":"arn:aws:states:us-east-1:1:activity:a","End":true`),
			schema + "Express state machine does not support Activity ARN @ /States/X/Resource"},
		{"a distributed Map", one(`"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},"End":true`),
			schema + "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines @ /States/X/ItemProcessor/ProcessorConfig/Mode"},
		{"a job", one(`"Type":"Task","Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn":"a"},"End":true`),
			schema + "Express state machine does not support '.sync' service integration @ /States/X/Resource"},
	} {
		s.check(t, diagnose.Express)
	}
	s := said{"a child of a distributed Map", one(`"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"EXPRESS"},"StartAt":"A","States":{` +
		`"A":{"Type":"Task","Resource":"arn:aws:states:us-east-1:1:activity:a","End":true}}},"End":true`),
		schema + "Express state machine does not support Activity ARN @ /States/X/ItemProcessor/States/A/Resource"}
	s.check(t, diagnose.Standard)
}

func TestAStateAlone(t *testing.T) {
	found := diagnose.State(`{"Type":"Parallel","Branches":[],"Next":"Elsewhere"}`)
	require.Equal(t, "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: Value cannot be empty at /States/StateName/Branches'", diagnose.Message(found))
}

func TestWhereThereIsNoPlace(t *testing.T) {
	found := diagnose.Definition(`{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}`, diagnose.Standard)
	require.Equal(t, "Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next, "+
		"MISSING_END_STATE: Workflow has no terminal state at null'", diagnose.Message(found))
}
