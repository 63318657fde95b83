package asl

// failure is an error as a state raises it. Nobody changes one.
type failure struct {
	err, cause *string
	fatal      bool   // no Retrier and no Catcher gets to see it
	evaluation bool   // an EvaluationFailed event tells it first
	location   string // of the evaluation: the field, "Output/total"
	heartbeat  bool   // a heartbeat was missed: the error is States.Timeout and answers to its own name too
}

// The errors that the interpreter itself raises.
const (
	errorAll          = "States.ALL"
	errorBranchFailed = "States.BranchFailed"
	errorDataLimit    = "States.DataLimitExceeded"
	errorTolerated    = "States.ExceedToleratedFailureThreshold"
	errorHeartbeat    = "States.HeartbeatTimeout"
	errorItemReader   = "States.ItemReaderFailed"
	errorQuery        = "States.QueryEvaluationError"
	errorResultWriter = "States.ResultWriterFailed"
	errorRuntime      = "States.Runtime"
	errorTaskFailed   = "States.TaskFailed"
	errorTimeout      = "States.Timeout"
)

func failureOf(name, cause string) *failure { return &failure{err: &name, cause: &cause} }

// runtimeFailure is one that ends the execution, whatever its Retriers and Catchers say.
func runtimeFailure(cause string) *failure {
	f := failureOf(errorRuntime, cause)
	f.fatal = true
	return f
}
