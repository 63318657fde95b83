package asl_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl"
	"playground/engine/value"
)

// long is a text whose JSON has n bytes.
func long(n int) value.Value { return value.Text(strings.Repeat("a", n-2)) }

func TestAResultIsAsLongAsAPayloadMayBe(t *testing.T) {
	definition := `{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"RESOURCE","End":true,
		"Catch":[{"ErrorEquals":["States.DataLimitExceeded"],"Next":"B"}]},"B":{"Type":"Pass","OutputPath":"$.Cause","End":true}}}`
	for resource, named := range map[string]string{
		"arn:aws:states:::sqs:sendMessage":                        "sqs",
		"arn:aws:lambda:us-east-1:111111111111:function:f":        "arn:aws:lambda:us-east-1:111111111111:function:f",
		"arn:aws:states:us-east-1:111111111111:activity:a":        "arn:aws:states:us-east-1:111111111111:activity:a",
		"arn:aws:states:::aws-sdk:dynamodb:getItem":               "aws-sdk:dynamodb",
		"arn:aws:states:::sqs:sendMessage.waitForTaskToken":       "sqs",
		"arn:aws:states:::aws-sdk:sqs:receiveMessage.waitForTask": "aws-sdk:sqs",
	} {
		m := compiled(t, strings.Replace(definition, "RESOURCE", resource, 1))
		for bytes, output := range map[int]string{
			262_144: long(262_144).String(),
			262_145: `"The state/task '` + named + `' returned a result with a size exceeding the maximum number of bytes service limit."`,
		} {
			x := newRunner(m, func(*asl.Call) asl.Result { return asl.Result{Value: long(bytes)} }).play(parsed(t, `{}`), 10)
			require.Equal(t, asl.Succeeded, x.Status())
			require.Equal(t, output, x.Output().String())
		}
	}
}

func TestAnOutputThatIsTooLongFailsItsState(t *testing.T) {
	m := compiled(t, `{"StartAt":"Twice","States":{"Twice":{"Type":"Pass","Parameters":{"a.$":"$","b.$":"$"},"Next":"Twice"}}}`)
	x := newRunner(m, echo).play(parsed(t, `"0123456789"`), 10)
	err, cause := x.Failure()
	require.Equal(t, "States.DataLimitExceeded", *err)
	require.Equal(t, "The state/task 'Twice' returned a result with a size exceeding the maximum number of bytes service limit.", *cause)
}

func TestVariablesHaveLimits(t *testing.T) {
	// Each state assigns a variable of its own of 200,000 bytes: 10 MiB are 52 of them.
	var states []string
	for i := range 60 {
		n := strconv.Itoa(i)
		states = append(states, `"S`+n+`":{"Type":"Pass","Assign":{"v`+n+`.$":"$"},"Next":"S`+strconv.Itoa(i+1)+`"}`)
	}
	m := compiled(t, `{"StartAt":"S0","States":{`+strings.Join(states, ",")+`,"S60":{"Type":"Succeed"}}}`)
	x := newRunner(m, echo).play(long(200_000), 10)
	err, cause := x.Failure()
	require.Equal(t, "States.DataLimitExceeded", *err)
	require.Contains(t, *cause, "'S52'")

	again := compiled(t, `{"StartAt":"A","States":{"A":{"Type":"Pass","Assign":{"v.$":"$"},"Next":"B"},"B":{"Type":"Pass","Assign":{"v":1,"w.$":"$v"},
		"Next":"C"},"C":{"Type":"Pass","Parameters":{"v.$":"$v","w.$":"States.ArrayLength(States.Array($w))"},"End":true}}}`)
	x = newRunner(again, echo).play(long(200_000), 10)
	require.Equal(t, `{"v":1,"w":1}`, x.Output().String(), "what is assigned is seen from the next state on")
}

func TestVariablesOfBranchesAreTheirOwn(t *testing.T) {
	m := compiled(t, `{"StartAt":"A","States":{
		"A":{"Type":"Pass","Assign":{"outer":1},"Next":"P"},
		"P":{"Type":"Parallel","Next":"Z","Assign":{"both.$":"$"},"Branches":[
			{"StartAt":"B","States":{"B":{"Type":"Pass","Assign":{"inner.$":"States.MathAdd($outer, 1)"},"Next":"C"},
				"C":{"Type":"Pass","Parameters":{"is.$":"$inner"},"End":true}}},
			{"StartAt":"D","States":{"D":{"Type":"Pass","Assign":{"inner.$":"States.MathAdd($outer, 2)"},"Next":"E"},
				"E":{"Type":"Pass","Parameters":{"is.$":"$inner"},"End":true}}}]},
		"Z":{"Type":"Pass","Parameters":{"both.$":"$both","inner.$":"$inner"},"End":true}}}`)
	x := newRunner(m, echo).play(parsed(t, `{}`), 10)
	_, cause := x.Failure()
	require.Contains(t, *cause, "The JSONPath '$inner' specified for the field 'inner.$' could not be found")
	types, _ := typesOf(x.History())
	require.Equal(t, "PassStateEntered ExecutionFailed", strings.Join(types[len(types)-2:], " "))
}

func TestATaskIsWaitedForAsLongAsItSays(t *testing.T) {
	for fields, want := range map[string]struct {
		seconds int64
		catch   string
	}{
		`"TimeoutSeconds":7`:                        {7, "States.Timeout"},
		`"TimeoutSeconds":7,"HeartbeatSeconds":3`:   {3, "States.HeartbeatTimeout"},
		`"TimeoutSecondsPath":"$.n"`:                {9, "States.Timeout"},
		`"HeartbeatSecondsPath":"$.n"`:              {9, "States.Timeout"},
		`"TimeoutSeconds":20,"HeartbeatSeconds":15`: {15, "States.ALL"},
	} {
		m := compiled(t, `{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage.waitForTaskToken","End":true,`+fields+`,
			"Catch":[{"ErrorEquals":["States.TaskFailed"],"Next":"C"},{"ErrorEquals":["`+want.catch+`"],"Next":"B"}]},
			"B":{"Type":"Pass","End":true},"C":{"Type":"Fail"}}}`)
		r := newRunner(m, func(*asl.Call) asl.Result { return asl.Result{Kind: asl.Submitted} })
		start := r.clock.at
		x := r.play(parsed(t, `{"n":9}`), 10)
		require.Equal(t, asl.Succeeded, x.Status(), fields)
		require.Equal(t, `{"Error":"States.Timeout","Cause":null}`, x.Output().String())
		require.Equal(t, want.seconds*1000, r.clock.at-start, fields)
		require.Empty(t, r.due)
	}
}

func TestAHeartbeatBeginsTheWaitAnew(t *testing.T) {
	m := compiled(t, `{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:us-east-1:111111111111:activity:a","HeartbeatSeconds":5,"End":true}}}`)
	r := newRunner(m, echo)
	r.take(r.x.Start(parsed(t, `{}`)))
	require.Len(t, r.due, 1, "nobody beats before somebody works")
	call := r.due[0].Token
	r.take(r.x.Resume(call, asl.Result{Kind: asl.Started, Worker: "w"}))
	for range 3 {
		r.clock.at += 4000
		r.take(r.x.Resume(call, asl.Result{Kind: asl.Heartbeat}))
		require.Len(t, r.due, 2)
		require.Equal(t, r.clock.at+5000, r.due[1].At)
	}
	r.take(r.x.Resume(call, asl.Result{Value: parsed(t, `"done"`)}))
	require.Equal(t, asl.Succeeded, r.x.Status())
	require.Len(t, r.due, 1, "only the call is left, which was answered by hand")
}

func TestATaskThatDidNotStartLeavesNoStart(t *testing.T) {
	for resource, want := range map[string]struct {
		event asl.EventType
		types string
	}{
		"arn:aws:states:::sqs:sendMessage":                  {asl.TaskStartFailed, "TaskScheduled TaskStartFailed"},
		"arn:aws:states:::sqs:sendMessage.waitForTaskToken": {asl.TaskSubmitFailed, "TaskScheduled TaskStarted TaskSubmitFailed"},
		"arn:aws:lambda:us-east-1:111111111111:function:f":  {asl.LambdaFunctionStartFailed, "LambdaFunctionScheduled LambdaFunctionStartFailed"},
	} {
		m := compiled(t, `{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"`+resource+`","End":true}}}`)
		x := newRunner(m, func(*asl.Call) asl.Result { return asl.Result{Kind: asl.Threw, Event: want.event} }).play(parsed(t, `{}`), 10)
		types, previous := typesOf(x.History())
		require.Equal(t, "ExecutionStarted TaskStateEntered "+want.types+" ExecutionFailed", strings.Join(types, " "))
		for i, p := range previous[2:] {
			require.Equal(t, int64(i+2), p)
		}
	}
}
