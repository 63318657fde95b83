package asl

// The limits of AWS Step Functions (developer guide, "Step Functions service quotas") unless another source is named.
const (
	payloadBytesMost   = 262_144    // of an input, an output, a result: UTF-8 bytes of its JSON
	historyMost        = 25_000     // events of a Standard execution, the last one included; bp-history-limit
	variableBytesMost  = 262_144    // of one variable, and of one Assign together
	variablesBytesMost = 10 << 20   // of all variables of an execution
	inlineMost         = 40         // iterations of an inline Map at a time
	childrenMost       = 10_000     // child executions of a distributed Map at a time
	retriesDefault     = 3          // MaxAttempts
	intervalDefault    = 1          // IntervalSeconds
	backoffDefault     = 2.0        // BackoffRate
	delayMost          = 99_999_999 // seconds between two attempts
	waitMost           = 99_999_999 // Seconds of a Wait

	causeBytesMost = 32_768 // characters of a cause; service model "stepfunctions", SensitiveCause

	keptBytesMost     = 256 << 20     // of data that the history of one execution keeps; ours
	expressEventsMost = 1_000_000     // events of an Express execution, which AWS bounds by five minutes instead; ours
	expressMost       = 5 * 60 * 1000 // milliseconds that an Express execution may take
)

// What one call of Start or Resume does at most is counted in steps, of which a state takes one. All of it is ours.
const (
	stepsMost          = 1024
	stepsOfChild       = 16   // of a child execution, of which one call can begin many
	expressionsPerStep = 4    // nodes of an expression that take as long as a state
	bytesPerStep       = 1024 // of data that is made
	searchSteps        = 64   // of a path that looks for what it leads to
)
