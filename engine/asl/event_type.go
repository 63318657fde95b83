package asl

// EventType is the type of an event of a history.
type EventType uint8

// The types of event, by AWS's names (service model "stepfunctions", HistoryEventType), in its order.
const (
	NoEvent EventType = iota
	ActivityFailed
	ActivityScheduled
	ActivityScheduleFailed
	ActivityStarted
	ActivitySucceeded
	ActivityTimedOut
	ChoiceStateEntered
	ChoiceStateExited
	EvaluationFailed
	ExecutionAborted
	ExecutionFailed
	ExecutionStarted
	ExecutionSucceeded
	ExecutionTimedOut
	FailStateEntered
	LambdaFunctionFailed
	LambdaFunctionScheduled
	LambdaFunctionScheduleFailed
	LambdaFunctionStarted
	LambdaFunctionStartFailed
	LambdaFunctionSucceeded
	LambdaFunctionTimedOut
	MapIterationAborted
	MapIterationFailed
	MapIterationStarted
	MapIterationSucceeded
	MapRunAborted
	MapRunFailed
	MapRunStarted
	MapRunSucceeded
	MapStateAborted
	MapStateEntered
	MapStateExited
	MapStateFailed
	MapStateStarted
	MapStateSucceeded
	ParallelStateAborted
	ParallelStateEntered
	ParallelStateExited
	ParallelStateFailed
	ParallelStateStarted
	ParallelStateSucceeded
	PassStateEntered
	PassStateExited
	SucceedStateEntered
	SucceedStateExited
	TaskFailed
	TaskScheduled
	TaskStarted
	TaskStartFailed
	TaskStateAborted
	TaskStateEntered
	TaskStateExited
	TaskSubmitFailed
	TaskSubmitted
	TaskSucceeded
	TaskTimedOut
	WaitStateAborted
	WaitStateEntered
	WaitStateExited
)

// eventShape says which details an event has: the name of their object, and who fills it. An event without a name has
// no details.
type eventShape struct {
	name    string
	details string
	fill    func(h *History, e *event, d *details)
}

var eventShapes = [...]eventShape{
	ActivityFailed:               {"ActivityFailed", "activityFailedEventDetails", fillFailure},
	ActivityScheduled:            {"ActivityScheduled", "activityScheduledEventDetails", fillWorkScheduled},
	ActivityScheduleFailed:       {"ActivityScheduleFailed", "activityScheduleFailedEventDetails", fillFailure},
	ActivityStarted:              {"ActivityStarted", "activityStartedEventDetails", fillWorker},
	ActivitySucceeded:            {"ActivitySucceeded", "activitySucceededEventDetails", fillOutput},
	ActivityTimedOut:             {"ActivityTimedOut", "activityTimedOutEventDetails", fillFailure},
	ChoiceStateEntered:           {"ChoiceStateEntered", "stateEnteredEventDetails", fillEntered},
	ChoiceStateExited:            {"ChoiceStateExited", "stateExitedEventDetails", fillExited},
	EvaluationFailed:             {"EvaluationFailed", "evaluationFailedEventDetails", fillEvaluation},
	ExecutionAborted:             {"ExecutionAborted", "executionAbortedEventDetails", fillFailure},
	ExecutionFailed:              {"ExecutionFailed", "executionFailedEventDetails", fillFailure},
	ExecutionStarted:             {"ExecutionStarted", "executionStartedEventDetails", fillStarted},
	ExecutionSucceeded:           {"ExecutionSucceeded", "executionSucceededEventDetails", fillOutput},
	ExecutionTimedOut:            {"ExecutionTimedOut", "executionTimedOutEventDetails", fillFailure},
	FailStateEntered:             {"FailStateEntered", "stateEnteredEventDetails", fillEntered},
	LambdaFunctionFailed:         {"LambdaFunctionFailed", "lambdaFunctionFailedEventDetails", fillFailure},
	LambdaFunctionScheduled:      {"LambdaFunctionScheduled", "lambdaFunctionScheduledEventDetails", fillWorkScheduled},
	LambdaFunctionScheduleFailed: {"LambdaFunctionScheduleFailed", "lambdaFunctionScheduleFailedEventDetails", fillFailure},
	LambdaFunctionStarted:        {name: "LambdaFunctionStarted"},
	LambdaFunctionStartFailed:    {"LambdaFunctionStartFailed", "lambdaFunctionStartFailedEventDetails", fillFailure},
	LambdaFunctionSucceeded:      {"LambdaFunctionSucceeded", "lambdaFunctionSucceededEventDetails", fillOutput},
	LambdaFunctionTimedOut:       {"LambdaFunctionTimedOut", "lambdaFunctionTimedOutEventDetails", fillFailure},
	MapIterationAborted:          {"MapIterationAborted", "mapIterationAbortedEventDetails", fillIteration},
	MapIterationFailed:           {"MapIterationFailed", "mapIterationFailedEventDetails", fillIteration},
	MapIterationStarted:          {"MapIterationStarted", "mapIterationStartedEventDetails", fillIteration},
	MapIterationSucceeded:        {"MapIterationSucceeded", "mapIterationSucceededEventDetails", fillIteration},
	MapRunAborted:                {name: "MapRunAborted"},
	MapRunFailed:                 {"MapRunFailed", "mapRunFailedEventDetails", fillFailure},
	MapRunStarted:                {"MapRunStarted", "mapRunStartedEventDetails", fillMapRun},
	MapRunSucceeded:              {name: "MapRunSucceeded"},
	MapStateAborted:              {name: "MapStateAborted"},
	MapStateEntered:              {"MapStateEntered", "stateEnteredEventDetails", fillEntered},
	MapStateExited:               {"MapStateExited", "stateExitedEventDetails", fillExited},
	MapStateFailed:               {name: "MapStateFailed"},
	MapStateStarted:              {"MapStateStarted", "mapStateStartedEventDetails", fillLength},
	MapStateSucceeded:            {name: "MapStateSucceeded"},
	ParallelStateAborted:         {name: "ParallelStateAborted"},
	ParallelStateEntered:         {"ParallelStateEntered", "stateEnteredEventDetails", fillEntered},
	ParallelStateExited:          {"ParallelStateExited", "stateExitedEventDetails", fillExited},
	ParallelStateFailed:          {name: "ParallelStateFailed"},
	ParallelStateStarted:         {name: "ParallelStateStarted"},
	ParallelStateSucceeded:       {name: "ParallelStateSucceeded"},
	PassStateEntered:             {"PassStateEntered", "stateEnteredEventDetails", fillEntered},
	PassStateExited:              {"PassStateExited", "stateExitedEventDetails", fillExited},
	SucceedStateEntered:          {"SucceedStateEntered", "stateEnteredEventDetails", fillEntered},
	SucceedStateExited:           {"SucceedStateExited", "stateExitedEventDetails", fillExited},
	TaskFailed:                   {"TaskFailed", "taskFailedEventDetails", fillTaskFailure},
	TaskScheduled:                {"TaskScheduled", "taskScheduledEventDetails", fillTaskScheduled},
	TaskStarted:                  {"TaskStarted", "taskStartedEventDetails", fillResource},
	TaskStartFailed:              {"TaskStartFailed", "taskStartFailedEventDetails", fillTaskFailure},
	TaskStateAborted:             {name: "TaskStateAborted"},
	TaskStateEntered:             {"TaskStateEntered", "stateEnteredEventDetails", fillEntered},
	TaskStateExited:              {"TaskStateExited", "stateExitedEventDetails", fillExited},
	TaskSubmitFailed:             {"TaskSubmitFailed", "taskSubmitFailedEventDetails", fillTaskFailure},
	TaskSubmitted:                {"TaskSubmitted", "taskSubmittedEventDetails", fillTaskOutput},
	TaskSucceeded:                {"TaskSucceeded", "taskSucceededEventDetails", fillTaskOutput},
	TaskTimedOut:                 {"TaskTimedOut", "taskTimedOutEventDetails", fillTaskFailure},
	WaitStateAborted:             {name: "WaitStateAborted"},
	WaitStateEntered:             {"WaitStateEntered", "stateEnteredEventDetails", fillEntered},
	WaitStateExited:              {"WaitStateExited", "stateExitedEventDetails", fillExited},
}

// String gives AWS's name of the type: "PassStateEntered".
func (t EventType) String() string { return eventShapes[t].name }

// EventTypeOf finds a type by its name; NoEvent where there is none.
func EventTypeOf(name string) EventType {
	for t := range eventShapes {
		if eventShapes[t].name == name {
			return EventType(t)
		}
	}
	return NoEvent
}
