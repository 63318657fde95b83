package asl_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl"
)

// What the histories of branches and iterations look like that no recorded case shows. The shapes were measured on AWS
// by the project floci (us-east-1 in 2026; the iteration that is cut off in ap-northeast-1 on 30 September 2026).
var histories = map[string]struct {
	definition, input string
	fails             string // the task of this name
	types             string
	previous          []int64
}{
	"a failure that nothing catches ends a branch and all else": {
		definition: `{"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
			{"StartAt":"Fast","States":{"Fast":{"Type":"Pass","Parameters":{"m.$":"$.nope"},"End":true}}}]}}}`,
		types:    "ExecutionStarted ParallelStateEntered ParallelStateStarted PassStateEntered ExecutionFailed",
		previous: []int64{0, 0, 2, 3, 4},
	},
	"a result that cannot be selected from is told after the success": {
		definition: `{"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"ResultSelector":{"m.$":"$.nope"},"Branches":[` +
			chain(1) + `]}}}`,
		types:    "ExecutionStarted ParallelStateEntered ParallelStateStarted PassStateEntered PassStateExited ParallelStateSucceeded ExecutionFailed",
		previous: []int64{0, 0, 2, 3, 4, 5, 6},
	},
	"a task that fails leaves its state aborted": {
		definition: `{"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
			{"StartAt":"Send","States":{"Send":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true}}}],
			"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Q"}]},"Q":{"Type":"Pass","End":true}}}`,
		types: "ExecutionStarted ParallelStateEntered ParallelStateStarted TaskStateEntered TaskScheduled TaskStarted TaskFailed " +
			"TaskStateAborted ParallelStateFailed ParallelStateExited PassStateEntered PassStateExited ExecutionSucceeded",
		previous: []int64{0, 0, 2, 3, 4, 5, 6, 7, 7, 9, 10, 11, 12},
	},
	"a map over nothing": {
		definition: mapping, input: `[]`,
		types:    "ExecutionStarted MapStateEntered MapStateStarted MapStateSucceeded MapStateExited ExecutionSucceeded",
		previous: []int64{0, 0, 2, 3, 3, 5},
	},
	"an iteration that fails cuts off the others": {
		definition: `{"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"Route","States":{
			"Route":{"Type":"Choice","Default":"Long","Choices":[{"Variable":"$","StringEquals":"fail","Next":"Boom"}]},
			"Long":{"Type":"Wait","Seconds":15,"End":true},
			"Boom":{"Type":"Fail","Error":"Boom"}}}}}}`,
		input: `["long","fail"]`,
		types: "ExecutionStarted MapStateEntered MapStateStarted MapIterationStarted MapIterationStarted ChoiceStateEntered " +
			"ChoiceStateExited ChoiceStateEntered ChoiceStateExited WaitStateEntered FailStateEntered " +
			"MapIterationAborted WaitStateAborted MapIterationFailed MapStateFailed ExecutionFailed",
		previous: []int64{0, 0, 2, 3, 3, 4, 6, 5, 8, 7, 9, 11, 11, 11, 11, 15},
	},
	"branches take turns, each on a chain of its own": {
		definition: branching(2, 2),
		types: "ExecutionStarted ParallelStateEntered ParallelStateStarted PassStateEntered PassStateExited PassStateEntered PassStateExited " +
			"PassStateEntered PassStateExited PassStateEntered PassStateExited ParallelStateSucceeded ParallelStateExited ExecutionSucceeded",
		previous: []int64{0, 0, 2, 3, 4, 3, 6, 5, 8, 7, 10, 11, 11, 13},
	},
	"a Catcher that fails itself lets the state fail again": {
		definition: `{"QueryLanguage":"JSONata","StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
				{"StartAt":"Boom","States":{"Boom":{"Type":"Fail","Error":"MyError"}}}],"Catch":[{"ErrorEquals":["Other"],"Next":"Done"},
				{"ErrorEquals":["States.ALL"],"Output":{"v":"{% $states.input.missing %}"},"Next":"Done"}]},"Done":{"Type":"Pass","End":true}}}`,
		types: "ExecutionStarted ParallelStateEntered ParallelStateStarted FailStateEntered ParallelStateFailed EvaluationFailed " +
			"ParallelStateFailed ExecutionFailed",
		previous: []int64{0, 0, 2, 3, 4, 4, 6, 7},
	},
	"each attempt that cannot be evaluated is told": {
		definition: `{"QueryLanguage":"JSONata","StartAt":"S","States":{"S":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage",
				"Arguments":{"a":"{% $states.input.missing %}"},"Retry":[{"ErrorEquals":["States.ALL"],"MaxAttempts":1}],"End":true}}}`,
		types:    "ExecutionStarted TaskStateEntered EvaluationFailed EvaluationFailed ExecutionFailed",
		previous: []int64{0, 0, 0, 3, 4},
	},
	"no rule of a choice is true": {
		definition: `{"StartAt":"C","States":{"C":{"Type":"Choice","Choices":[{"Variable":"$.x","StringEquals":"never","Next":"C"}]}}}`,
		input:      `{"x":"a"}`,
		types:      "ExecutionStarted ChoiceStateEntered ExecutionFailed",
		previous:   []int64{0, 0, 2},
	},
}

func TestBranchesAndIterationsInAHistory(t *testing.T) {
	for name, c := range histories {
		t.Run(name, func(t *testing.T) {
			if c.input == "" {
				c.input = `{"x":"a"}`
			}
			x := newRunner(compiled(t, c.definition), refuse).play(parsed(t, c.input), 100)
			types, previous := typesOf(x.History())
			require.Equal(t, c.types, strings.Join(types, " "))
			require.Equal(t, c.previous, previous)
		})
	}
}

// refuse lets every task fail.
func refuse(*asl.Call) asl.Result {
	name := "Refused"
	return asl.Result{Kind: asl.Threw, Error: &name}
}

func TestWhereAnExpressionFailsIsNamed(t *testing.T) {
	for fields, location := range map[string]string{
		`"Output":{"a":[1,{"b":"{% $no %}"}]}`:                                                              "Output/a[1]/b",
		`"Assign":{"x":{"y":"{% $no %}"}}`:                                                                  "Assign/x/y",
		`"Type":"Choice","Choices":[{"Condition":true,"Output":"{% $no %}","Next":"A"}]`:                    "Choices[0]/Output",
		`"Type":"Choice","Choices":[{"Condition":false,"Next":"A"},{"Condition":"{% $no %}","Next":"A"}]`:   "Choices[1]/Condition",
		`"Type":"Wait","Seconds":"{% $no %}"`:                                                               "Seconds",
		`"Type":"Fail","Cause":"{% $no %}"`:                                                                 "Cause",
		`"Type":"Map","Items":[1],"ItemSelector":{"a":"{% $no %}"},"ItemProcessor":` + chain(1):             "ItemSelector/a",
		`"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","TimeoutSeconds":"{% $no %}"`:          "TimeoutSeconds",
		`"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","Credentials":{"RoleArn":"{% $no %}"}`: "Credentials/RoleArn",
	} {
		if !strings.Contains(fields, `"Type"`) {
			fields = `"Type":"Pass",` + fields
		}
		x := newRunner(compiled(t, `{"QueryLanguage":"JSONata","StartAt":"A","States":{"A":{`+fields+`,"End":true}}}`), echo).play(parsed(t, `{}`), 10)
		require.Equal(t, asl.Failed, x.Status(), fields)
		told := ""
		for i := range x.History().Len() {
			if x.History().Type(i) == asl.EvaluationFailed {
				details, _ := x.History().Event(i).Get("evaluationFailedEventDetails")
				told = text(details, "location")
			}
		}
		require.Equal(t, location, told)
	}
}

func TestAHistoryEndsAtItsLimit(t *testing.T) {
	endless := compiled(t, `{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"A"}}}`)
	r := newRunner(endless, echo)
	x := r.play(parsed(t, `{}`), 1000)
	require.Equal(t, asl.Failed, x.Status())
	require.Equal(t, 25_000, x.History().Len())
	require.Equal(t, asl.ExecutionFailed, x.History().Type(24_999))
	require.Greater(t, r.turns, 10, "no call does all of it")
	_, cause := x.Failure()
	require.Contains(t, *cause, "25000")
}

func TestTheLastEventMayBeASuccess(t *testing.T) {
	// 1 + 2 * 12,499 events before the last one.
	x := newRunner(compiled(t, chain(12_499)), echo).play(parsed(t, `{}`), 1000)
	require.Equal(t, asl.Succeeded, x.Status())
	require.Equal(t, 25_000, x.History().Len())
	x = newRunner(compiled(t, chain(12_500)), echo).play(parsed(t, `{}`), 1000)
	require.Equal(t, asl.Failed, x.Status())
	require.Equal(t, 25_000, x.History().Len())
}

func TestARetryWaitsAsItSays(t *testing.T) {
	m := compiled(t, `{"StartAt":"A","States":{"A":{"Type":"Task","Resource":"arn:aws:states:::sqs:sendMessage","End":true,"Retry":[
		{"ErrorEquals":["Refused"],"IntervalSeconds":3,"BackoffRate":1.5,"MaxAttempts":5,"MaxDelaySeconds":8}]}}}`)
	r := newRunner(m, refuse)
	start := r.clock.at
	x := r.play(parsed(t, `{}`), 100)
	require.Equal(t, asl.Failed, x.Status())
	require.Equal(t, int64(3000+4500+6750+8000+8000), r.clock.at-start)
}

func TestAnExecutionIsStopped(t *testing.T) {
	r := newRunner(compiled(t, waiting), echo)
	r.take(r.x.Start(parsed(t, `{}`)))
	err, cause := "Enough", "It took too long."
	r.take(r.x.Stop(&err, &cause))
	require.Empty(t, r.due)
	require.Equal(t, asl.Aborted, r.x.Status())
	types, _ := typesOf(r.x.History())
	require.Equal(t, "ExecutionAborted", types[len(types)-1])
	require.Empty(t, r.x.Stop(nil, nil))
}

func TestAMachineTimesOut(t *testing.T) {
	r := newRunner(compiled(t, `{"TimeoutSeconds":5,"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}`), echo)
	x := r.play(parsed(t, `{}`), 100)
	require.Equal(t, asl.TimedOut, x.Status())
	require.Empty(t, r.due)
	types, previous := typesOf(x.History())
	require.Equal(t, []string{"ExecutionStarted", "WaitStateEntered", "ExecutionTimedOut"}, types)
	require.Equal(t, []int64{0, 0, 0}, previous)
}
