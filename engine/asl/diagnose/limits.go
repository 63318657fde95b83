package diagnose

const (
	// StateNameMost is the length of a state's name in characters (developer guide, service-quotas).
	StateNameMost = 80
	// LabelMost is the length of a Map state's Label in characters (developer guide, state-map-distributed).
	LabelMost = 40
	// VariableNameMost is the length of a variable's name in characters (developer guide, workflow-variables).
	VariableNameMost = 80
	// DefinitionMost is the length of a definition in characters (API reference, CreateStateMachine).
	DefinitionMost = 1_048_576
	// NestedMost is how deep states may stand within states. That there is a limit the API reference tells
	// (TOO_DEEPLY_NESTED); the number is ours.
	NestedMost = 100
)

// What of a diagnosis is kept: ours. AWS answers 100 diagnostics at most, and says when there are more.
const (
	foundMost     = 1000
	foundTextMost = 1 << 20 // bytes of all places and messages
)

// Ranges of numbers: what AWS was seen to refuse in September 2026 with "Minimum value is" and "Maximum value is".
const (
	secondsMost       = 99_999_999 // TimeoutSeconds, HeartbeatSeconds, Seconds, MaxAttempts
	maxDelayMost      = 31_622_400
	percentMost       = 100
	maxItemsMost      = 100_000_000
	batchBytesMost    = 262_144 // developer guide, input-output-itembatcher
	unbounded         = 1<<63 - 1
	timeoutDefault    = 99_999_999 // seconds; of a task without TimeoutSeconds (developer guide, state-task)
	variablesReserved = "states"
)

const (
	nameMost    = 80  // characters of a state machine's name (API reference, CreateStateMachine)
	resultsMost = 100 // diagnostics in one answer (API reference, ValidateStateMachineDefinition)
)
