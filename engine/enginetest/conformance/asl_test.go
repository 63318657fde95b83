package conformance

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

const (
	headOf     = `{"id":"x","kind":"execution","type":"STANDARD","stateMachineName":"m","input":{"a":1},`
	startedOf  = `{"id":1,"previousEventId":0,"type":"Started","itsEventDetails":{"input":{"a":1}}}`
	scheduleOf = `{"id":2,"previousEventId":1,"type":"Scheduled","itsEventDetails":{"parameters":{"a":1}}}`
	orderOf    = `"definition":[{"call":{"kind":"task","resourceType":"sqs","resource":"send"}}],`
	mockOf     = `"mocks":[{"kind":"task","resourceType":"sqs","resource":"send","request":{"a":1},`
	askLambda  = `"definition":[{"call":{"kind":"task","resourceType":"lambda","resource":"invoke"},"parameters":{"FunctionName":"f","Payload":"soup"}}],"lambdas":{"arn:f":`
)

// executionsOf have a case each that passes, and one that does not.
var executionsOf = []struct{ name, right, wrong string }{
	{"an output", `"definition":[],"expect":{"status":"SUCCEEDED","output":{"a":1.0},"historyOrder":"sequential","history":[` + startedOf + `,{"id":2,"previousEventId":1,"type":"Succeeded","itsEventDetails":{"output":{"a":1}}}]}}`,
		`"definition":[],"expect":{"status":"SUCCEEDED","output":{"a":1.5},"historyOrder":"sequential","history":[` + startedOf + `,{"id":2,"previousEventId":1,"type":"Succeeded","itsEventDetails":{"output":{"a":1}}}]}}`},
	{"an event too many", `"definition":[],"expect":{"status":"SUCCEEDED","output":{"a":1},"historyOrder":"lossy","eventsSeen":[` + startedOf + `]}}`,
		`"definition":[],"expect":{"status":"SUCCEEDED","output":{"a":1},"historyOrder":"sequential","history":[` + startedOf + `]}}`},
	{"a mock", orderOf + mockOf + `"returns":"soup"}],"expect":{"status":"SUCCEEDED","output":"soup","historyOrder":"lossy","eventsSeen":[` + scheduleOf + `,` + startedOf + `,{"id":null,"previousEventId":null,"type":"TaskSucceeded","itsEventDetails":{"output":"soup"}}]}}`,
		orderOf + mockOf + `"throws":{"error":"Soup"}}],"expect":{"status":"FAILED","output":"soup","historyOrder":"lossy","eventsSeen":[]}}`},
	{"another request", orderOf + mockOf + `"returns":"cake"},{"kind":"task","resourceType":"sqs","resource":"send","request":{"a":1},"returns":"soup"}],"expect":{"status":"SUCCEEDED","output":"cake","historyOrder":"lossy","eventsSeen":[]}}`,
		orderOf + `"mocks":[{"kind":"task","resourceType":"sqs","resource":"send","request":{"a":2},"returns":"soup"}],"expect":{"status":"SUCCEEDED","output":"soup","historyOrder":"lossy","eventsSeen":[]}}`},
	{"a failure", orderOf + mockOf + `"throws":{"error":"E","cause":"{\"x\": 1}"}}],"expect":{"status":"FAILED","error":"E","cause":{"$json":{"x":1}},"historyOrder":"lossy","eventsSeen":[{"id":3,"previousEventId":2,"type":"Failed","itsEventDetails":{"error":"E","cause":{"$json":{"x":1}}}}]}}`,
		orderOf + mockOf + `"throws":{"cause":"{\"x\": 1}"}}],"expect":{"status":"FAILED","error":"E","cause":{"$json":{"x":1}},"historyOrder":"lossy","eventsSeen":[]}}`},
	{"a failure elsewhere", orderOf + mockOf + `"throws":{},"failsAt":"Schedule"}],"expect":{"status":"FAILED","historyOrder":"lossy","eventsSeen":[{"id":3,"previousEventId":2,"type":"FailedSchedule","itsEventDetails":{}}]}}`,
		orderOf + mockOf + `"throws":{}}],"expect":{"status":"FAILED","historyOrder":"lossy","eventsSeen":[{"id":3,"previousEventId":2,"type":"FailedSchedule","itsEventDetails":{}}]}}`},
	{"a submission", orderOf + mockOf + `"submitted":[1],"returns":[2]}],"expect":{"status":"SUCCEEDED","output":[2],"historyOrder":"concurrent","history":[{"type":"Submitted","itsEventDetails":{"output":[1]}},{"type":"Started","itsEventDetails":{"input":{"a":1}}},{"type":"Scheduled","itsEventDetails":{"parameters":{"a":1}}},{"type":"TaskSucceeded","itsEventDetails":{"output":[2]}},{"type":"Succeeded","itsEventDetails":{"output":[2]}}]}}`,
		orderOf + mockOf + `"submitted":[1],"returns":[2]}],"expect":{"status":"SUCCEEDED","output":[2],"historyOrder":"concurrent","history":[{"type":"Submitted","itsEventDetails":{"output":[1]}},{"type":"Started","itsEventDetails":{"input":{"a":1}}},{"type":"Scheduled","itsEventDetails":{"parameters":{"a":1}}},{"type":"TaskSucceeded","itsEventDetails":{"output":[2]}}]}}`},
	{"a worker", `"definition":[{"call":{"kind":"activity","resource":"act"}}],"mocks":[{"kind":"activity","resource":"act","request":{"a":1},"workerName":"w","returns":2}],"expect":{"status":"SUCCEEDED","output":2,"historyOrder":"lossy","eventsSeen":[{"id":3,"previousEventId":2,"type":"TaskStarted","itsEventDetails":{"workerName":"w"}}]}}`,
		`"definition":[{"call":{"kind":"activity","resource":"act"}}],"mocks":[{"kind":"task","resource":"act","request":{"a":1},"returns":2}],"expect":{"status":"SUCCEEDED","output":2,"historyOrder":"lossy","eventsSeen":[]}}`},
	{"a time-out", `"definition":[{"call":{"kind":"lambda","resource":"f"},"timeout":5},{"wait":1}],"mocks":[{"kind":"lambda","resource":"f","request":{"a":1},"hangs":true}],"expect":{"status":"TIMED_OUT","error":"States.Timeout","historyOrder":"lossy","eventsSeen":[]}}`,
		`"definition":[{"call":{"kind":"lambda","resource":"f"}},{"wait":1}],"mocks":[{"kind":"lambda","resource":"f","request":{"a":1},"hangs":true}],"expect":{"status":"TIMED_OUT","error":"States.Timeout","historyOrder":"lossy","eventsSeen":[]}}`},
	{"a time-out that is not wanted any more", `"definition":[{"call":{"kind":"lambda","resource":"f"},"timeout":5},{"wait":10}],"mocks":[{"kind":"lambda","resource":"f","request":{"a":1},"returns":1}],"expect":{"status":"SUCCEEDED","output":1,"historyOrder":"lossy","eventsSeen":[]}}`,
		`"definition":[{"call":{"kind":"lambda","resource":"f"},"timeout":5},{"wait":10}],"mocks":[{"kind":"lambda","resource":"f","request":{"a":1},"returns":1}],"expect":{"status":"TIMED_OUT","error":"States.Timeout","historyOrder":"lossy","eventsSeen":[]}}`},
	{"the clock", `"clockStart":"1970-01-01T00:01:40Z","definition":[{"wait":60},{"more":true},{"wait":0},{"now":true}],"expect":{"status":"SUCCEEDED","output":160,"historyOrder":"lossy","eventsSeen":[]}}`,
		`"clockStart":"1970-01-01T00:01:40","definition":[{"wait":60},{"now":true}],"expect":{"status":"SUCCEEDED","output":160,"historyOrder":"lossy","eventsSeen":[]}}`},
	{"a clock that stands still", `"definition":[{"more":true},{"wait":60}],"expect":{"status":"RUNNING","historyOrder":"sequential","history":[` + startedOf + `]}}`,
		`"definition":[{"more":true},{"wait":0}],"expect":{"status":"RUNNING","historyOrder":"sequential","history":[` + startedOf + `]}}`},
	{"names", `"definition":[{"call":{"kind":"lambda","resource":"f"},"parameters":{"k":"id-7/8"}}],"mocks":[{"kind":"lambda","resource":"f","request":{"k":"id-<id:1>/<*any>"},"returns":"<id:1><id:2><*any>"}],"expect":{"status":"SUCCEEDED","output":"7<id:2><*all>","historyOrder":"lossy","eventsSeen":[{"id":3,"previousEventId":2,"type":"TaskSucceeded","itsEventDetails":{"output":"<id:1><<*i>:2>\u003c*any>"}}]}}`,
		`"definition":[{"call":{"kind":"lambda","resource":"f"},"parameters":{"k":"id-7/8"}}],"mocks":[{"kind":"lambda","resource":"f","request":{"k":"id-<id:1>/<id:1>"},"returns":"<id:1>"}],"expect":{"status":"SUCCEEDED","output":"7","historyOrder":"lossy","eventsSeen":[]}}`},
	{"a long text", `"definition":[{"call":{"kind":"lambda","resource":"f"},"parameters":"aaa"}],"mocks":[{"kind":"lambda","resource":"f","request":{"$repeat":"a","count":3},"returns":{"$repeat":"b","count":2}}],"expect":{"status":"SUCCEEDED","output":{"$repeat":"b","count":2},"historyOrder":"lossy","eventsSeen":[]}}`,
		`"definition":[{"call":{"kind":"lambda","resource":"f"},"parameters":"aaa"}],"mocks":[{"kind":"lambda","resource":"f","request":"aaa","returns":{"$repeat":"b","count":3}}],"expect":{"status":"SUCCEEDED","output":"bb","historyOrder":"lossy","eventsSeen":[]}}`},
	{"a function", askLambda + `{"behaviour":"echo"}},"expect":{"status":"SUCCEEDED","output":{"ExecutedVersion":"$LATEST","StatusCode":200,"Payload":"soup","SdkHttpMetadata":{"Date":"d"}},"historyOrder":"lossy","eventsSeen":[]}}`,
		askLambda + `{"behaviour":"constant","value":"cake"}},"expect":{"status":"SUCCEEDED","output":{"ExecutedVersion":"$LATEST","StatusCode":200,"Payload":"soup"},"historyOrder":"lossy","eventsSeen":[]}}`},
	{"a function with a prefix", askLambda + `{"behaviour":"prefix-string","prefix":"hot "}},"expect":{"status":"SUCCEEDED","output":{"ExecutedVersion":"$LATEST","StatusCode":200,"Payload":"hot soup"},"historyOrder":"lossy","eventsSeen":[]}}`,
		`"definition":[{"call":{"kind":"lambda","resource":"arn:f"}}],"lambdas":{"arn:f":{"behaviour":"prefix-string","prefix":"hot "}},"expect":{"status":"SUCCEEDED","output":"hot soup","historyOrder":"lossy","eventsSeen":[]}}`},
	{"a function that repeats", askLambda + `{"behaviour":"repeat-string","text":"ab","count":2}},"expect":{"status":"SUCCEEDED","output":{"ExecutedVersion":"$LATEST","StatusCode":200,"Payload":"abab"},"historyOrder":"lossy","eventsSeen":[]}}`,
		askLambda + `{"behaviour":"repeat-string","text":"ab","count":-2}},"expect":{"status":"SUCCEEDED","output":{"ExecutedVersion":"$LATEST","StatusCode":200,"Payload":"abab"},"historyOrder":"lossy","eventsSeen":[]}}`},
	{"a function that fails", askLambda + `{"behaviour":"throws","error":"E","cause":"c"}},"expect":{"status":"FAILED","error":"E","cause":"c","historyOrder":"lossy","eventsSeen":[]}}`,
		askLambda + `{"behaviour":"throws","error":"E"}},"expect":{"status":"FAILED","error":"E","cause":"c","historyOrder":"lossy","eventsSeen":[]}}`},
	{"a slow function", `"clockStart":"1970-01-01T00:00:00Z","definition":[{"call":{"kind":"lambda","resource":"arn:f"}},{"now":true}],"lambdas":{"arn:f":{"behaviour":"delay-echo","seconds":7}},"expect":{"status":"SUCCEEDED","output":7,"historyOrder":"lossy","eventsSeen":[]}}`,
		`"clockStart":"1970-01-01T00:00:00Z","definition":[{"call":{"kind":"lambda","resource":"arn:f"}},{"now":true}],"lambdas":{"arn:f":{"behaviour":"echo"}},"expect":{"status":"SUCCEEDED","output":7,"historyOrder":"lossy","eventsSeen":[]}}`},
	{"an object", `"definition":[{"call":{"kind":"read","resourceType":"s3","resource":"getObject"},"parameters":{"Bucket":"b","Key":"k"}}],"s3":[{"bucket":"b","key":"k","body":"soup"}],"expect":{"status":"SUCCEEDED","output":"soup","historyOrder":"lossy","eventsSeen":[]}}`,
		`"definition":[{"call":{"kind":"read","resourceType":"s3","resource":"getObject"},"parameters":{"Bucket":"c","Key":"k"}}],"s3":[{"bucket":"b","key":"k","body":"soup"}],"expect":{"status":"SUCCEEDED","output":"soup","historyOrder":"lossy","eventsSeen":[]}}`},
	{"a description", `"definition":[],"expect":{"status":"SUCCEEDED","output":{"a":1},"historyOrder":"lossy","eventsSeen":[],"describeExecution":{"executionArn":"arn:aws:states:us-east-1:111111111111:execution:m:<ExecArnPart_0idx>","name":"<ExecArnPart_0idx>","stateMachineArn":"arn:aws:states:us-east-1:111111111111:stateMachine:m","input":{"a":1},"inputDetails":{"included":true},"output":{"a":1},"outputDetails":{"included":true},"redriveCount":0,"redriveStatus":"NOT_REDRIVABLE","redriveStatusReason":"Execution is SUCCEEDED and cannot be redriven","startDate":"<*date>","stopDate":"<*date>","status":"SUCCEEDED"}}}`,
		`"definition":[],"expect":{"status":"SUCCEEDED","output":{"a":1},"historyOrder":"lossy","eventsSeen":[],"describeExecution":{}}}`},
	{"a log", `"definition":[],"logging":{"level":"ALL","includeExecutionData":false},"expect":{"status":"SUCCEEDED","output":{"a":1},"historyOrder":"lossy","eventsSeen":[],"logs":[{"id":"1","previous_event_id":"0","redrive_count":"0","type":"Started","event_timestamp":"<*t>","execution_arn":"<*arn>","details":{}},{"id":"2","previous_event_id":"1","redrive_count":"0","type":"Succeeded","event_timestamp":"<*t>","execution_arn":"<*arn>","details":{}}]}}`,
		`"definition":[],"logging":{"level":"FATAL"},"expect":{"status":"SUCCEEDED","output":{"a":1},"historyOrder":"lossy","eventsSeen":[],"logs":[]}}`},
}

// othersOf are cases of other kinds.
var othersOf = []struct{ name, right, wrong string }{
	{"a comparison", `{"id":"x","kind":"choice","operator":"o","definition":[],"input":1,"expect":{"status":"SUCCEEDED","output":1}}`, `{"id":"x","kind":"choice","operator":"o","definition":[],"input":1,"expect":{"status":"SUCCEEDED"}}`},
	{"an answer in time", `{"id":"x","kind":"sync_execution","type":"EXPRESS","stateMachineName":"m","definition":[],"input":1,"expect":{"status":"SUCCEEDED","output":1,"response":{"billingDetails":{"billedDurationInMilliseconds":"<*ms>","billedMemoryUsedInMB":64},"executionArn":"arn:aws:states:us-east-1:111111111111:express:m:<A_0idx>:<B_0idx>","name":"<A_0idx>","stateMachineArn":"arn:aws:states:us-east-1:111111111111:stateMachine:m","input":1,"inputDetails":{"included":true},"output":1,"outputDetails":{"included":true},"startDate":"<*d>","stopDate":"<*d>","status":"SUCCEEDED"}}}`,
		`{"id":"x","kind":"sync_execution","type":"EXPRESS","stateMachineName":"m","definition":[],"input":1,"expect":{"status":"SUCCEEDED","output":1}}`},
	{"the end of a log", `{"id":"x","kind":"express_async","type":"EXPRESS","stateMachineName":"m","definition":[],"input":1,"logging":{"level":"ALL","includeExecutionData":true},"expect":{"status":"SUCCEEDED","output":1,"endLogEvent":{"id":"2","previous_event_id":"1","redrive_count":"0","type":"Succeeded","event_timestamp":"<*t>","execution_arn":"arn:aws:states:us-east-1:111111111111:express:m:<A_0idx>:<B_0idx>","details":{"output":1}}}}`,
		`{"id":"x","kind":"express_async","type":"EXPRESS","stateMachineName":"m","definition":[],"input":1,"expect":{"status":"SUCCEEDED","output":1,"endLogEvent":{"details":{"output":"1"}}}}`},
	{"a definition", `{"id":"x","kind":"validation","operation":"CreateStateMachine","args":{"name":"m","definition":{}},"expect":{"apiError":{"code":"InvalidDefinition","message":"<*kind>: orders are a list"}}}`,
		`{"id":"x","kind":"validation","operation":"CreateStateMachine","args":{"name":"m","definition":[]},"expect":{"apiError":{"code":"InvalidDefinition"}}}`},
	{"a definition that is right", `{"id":"x","kind":"validation","operation":"CreateStateMachine","args":{"name":"m","definitionText":" []"},"expect":{"response":{"stateMachineArn":"arn:of:m"}}}`,
		`{"id":"x","kind":"validation","operation":"CreateStateMachine","args":{"name":"m","definitionText":"[}"},"expect":{"response":{"stateMachineArn":"arn:of:m"}}}`},
	{"a state alone", `{"id":"x","kind":"test_state","request":{"definition":{"kind":"lambda","resource":"arn:f"},"input":{"a":1}},"lambdas":{"arn:f":{"behaviour":"echo"}},"expect":{"output":{"a":1},"inspectionData":{"input":{"a":1}}}}`,
		`{"id":"x","kind":"test_state","request":{"definition":{"kind":"lambda","resource":"arn:f"},"input":{"a":1}},"lambdas":{"arn:g":{"behaviour":"echo"}},"expect":{"output":{"a":1},"inspectionData":{"input":{"a":1}}}}`},
	{"a state whose task fails", `{"id":"x","kind":"test_state","request":{"definition":{}},"taskError":{"error":"E"},"expect":{"apiError":{"code":"E"}}}`,
		`{"id":"x","kind":"test_state","request":{"definition":{}},"taskResult":1,"expect":{"apiError":{"code":"E"}}}`},
}

func TestACaseOfAStateMachinePassesAndItsOppositeDoesNot(t *testing.T) {
	all := append(executionsOf[:len(executionsOf):len(executionsOf)], othersOf...)
	for i, c := range all {
		if i < len(executionsOf) {
			c.right, c.wrong = headOf+c.right, headOf+c.wrong
		}
		t.Run(c.name, func(t *testing.T) {
			s := States("", fakeLanguage)
			require.NoError(t, s.Try(parse(t, c.right)))
			require.Error(t, s.Try(parse(t, c.wrong)))
			mutations, again := s.Mutations(parse(t, c.right)), s.Retry(parse(t, c.right))
			require.NotEmpty(t, mutations)
			for _, m := range mutations {
				require.Error(t, s.Try(m.Case), "%s: %s", m.Where, m.Case)
				require.Error(t, again(m.Case), "%s: %s", m.Where, m.Case)
			}
		})
	}
}

func TestWhatTheRunnerDoesNotKnowOfStateMachinesFails(t *testing.T) {
	expect := `"expect":{"status":"SUCCEEDED","output":{"a":1},"historyOrder":"lossy","eventsSeen":[]}`
	for name, c := range map[string]string{
		"a kind":                  `{"id":"x","kind":"redrive"}`,
		"a key":                   headOf + `"definition":[],"region":"r",` + expect + `}`,
		"a key of an outcome":     headOf + `"definition":[],"expect":{"status":"SUCCEEDED","output":{"a":1},"historyOrder":"lossy","eventsSeen":[],"duration":1}}`,
		"an order":                headOf + `"definition":[],"expect":{"status":"SUCCEEDED","output":{"a":1},"historyOrder":"random","history":[]}}`,
		"no order":                headOf + `"definition":[],"expect":{"status":"SUCCEEDED","output":{"a":1},"history":[]}}`,
		"no history":              headOf + `"definition":[],"expect":{"status":"SUCCEEDED","output":{"a":1},"historyOrder":"sequential"}}`,
		"two histories":           headOf + `"definition":[],"expect":{"status":"SUCCEEDED","output":{"a":1},"historyOrder":"lossy","history":[],"eventsSeen":[]}}`,
		"a mark":                  headOf + `"definition":[],"expect":{"status":"SUCCEEDED","output":{"$any":true},"historyOrder":"lossy","eventsSeen":[]}}`,
		"a mock with two ends":    headOf + `"definition":[],"mocks":[{"kind":"task","resource":"r","request":1,"returns":1,"hangs":true}],` + expect + `}`,
		"a mock without a kind":   headOf + `"definition":[],"mocks":[{"resource":"r","request":1,"returns":1}],` + expect + `}`,
		"a mock without request":  headOf + `"definition":[],"mocks":[{"kind":"task","resource":"r","returns":1}],` + expect + `}`,
		"a key of a mock":         headOf + `"definition":[],"mocks":[{"kind":"task","resource":"r","request":1,"returns":1,"after":1}],` + expect + `}`,
		"a key of a failure":      headOf + `"definition":[],"mocks":[{"kind":"task","resource":"r","request":1,"throws":{"code":1}}],` + expect + `}`,
		"a mock that may hang":    headOf + `"definition":[],"mocks":[{"kind":"task","resource":"r","request":1,"hangs":false}],` + expect + `}`,
		"a behaviour":             headOf + `"definition":[],"lambdas":{"f":{"behaviour":"dance"}},` + expect + `}`,
		"a key of a behaviour":    headOf + `"definition":[],"lambdas":{"f":{"behaviour":"echo","value":1}},` + expect + `}`,
		"a key of an object":      headOf + `"definition":[],"s3":[{"bucket":"b","key":"k","body":"","etag":""}],` + expect + `}`,
		"a call after its mock":   headOf + `"definition":[{"call":{"kind":"lambda","resource":"f"}},{"call":{"kind":"lambda","resource":"f"}}],"mocks":[{"kind":"lambda","resource":"f","request":{"a":1},"returns":{"a":1}}],` + expect + `}`,
		"a definition":            headOf + `"definition":{},` + expect + `}`,
		"an expected error's key": `{"id":"x","kind":"validation","operation":"CreateStateMachine","args":{"definition":{}},"expect":{"apiError":{"code":"InvalidDefinition","type":"x"}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			require.Error(t, States("", fakeLanguage).Try(parse(t, c)))
		})
	}
}

func TestWhatBelongsToTheServiceIsApart(t *testing.T) {
	for _, c := range []string{
		`{"id":"x","kind":"api","steps":[]}`,
		`{"id":"x","kind":"validation","operation":"TagResource","args":{},"expect":{}}`,
		headOf + `"definition":[],"inputText":"{","expect":{}}`,
	} {
		err := States("", fakeLanguage).Try(parse(t, c))
		require.IsType(t, Apart(""), err)
	}
	require.IsType(t, Apart(""), States("", Language{}).Try(parse(t, `{"id":"x","kind":"test_state","request":{},"expect":{}}`)))
}

func TestAnEndlessExecutionEnds(t *testing.T) {
	endless := Language{New: func(Beginning) (Execution, error) { return endless{}, nil }}
	require.EqualError(t, States("", endless).Try(parse(t, headOf+`"definition":[],"expect":{"status":"SUCCEEDED"}}`)), "there is no end of it")
}

// endless always asks to go on.
type endless struct{}

func (endless) Start(value.Value) []Effect     { return []Effect{{More: true}} }
func (endless) Resume(uint64, Result) []Effect { return []Effect{{More: true}} }
func (endless) Outcome() Outcome               { return Outcome{Status: running} }
func (endless) History() []value.Value         { return nil }
