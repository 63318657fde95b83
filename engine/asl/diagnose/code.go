package diagnose

// The codes of diagnostics, as the API reference lists them (ValidateStateMachineDefinitionDiagnostic). The reference
// leaves out those of variables and of JSONata, which the service was seen to give.
const (
	codeJSON              = "INVALID_JSON_DESCRIPTION"
	codeSchema            = "SCHEMA_VALIDATION_FAILED"
	codeTarget            = "MISSING_TRANSITION_TARGET" // a target that is not there, and a state that is no target
	codeEnd               = "MISSING_END_STATE"
	codeStateName         = "INVALID_STATE_NAME"
	codeStateTwice        = "DUPLICATE_STATE_NAME"
	codeLabel             = "INVALID_LABEL_NAME"
	codeLabelTwice        = "DUPLICATE_LABEL_NAME"
	codeNested            = "TOO_DEEPLY_NESTED"
	codeVariable          = "INVALID_VARIABLE_NAME"
	codeReserved          = "RESERVED_VARIABLE_NAME"
	codeExpression        = "INVALID_JSONATA_EXPRESSION"
	codeExpressionContext = "UNSUPPORTED_JSONATA_EXPRESSION"

	warnNoDollar = "NO_DOLLAR"
	warnNoPath   = "NO_PATH"
	warnStatic   = "PASS_RESULT_IS_STATIC"
)
