package diagnose

// fields is the language: every field, the objects that have it, and what it may be (Amazon States Language; developer
// guide, the pages of the state types; which state has which field was measured by others, 8 types by 50 fields).
var fields = [...]field{
	{of: ofMachine | ofState | ofBranch | ofProcessor | ofRule | ofTest | ofRetrier | ofCatcher, name: "Comment", kind: text},
	{of: ofStates, name: "StartAt", kind: text},
	{of: ofStates, name: "States", kind: states},
	{of: ofMachine | ofState, name: "QueryLanguage", kind: queryLanguage},
	{of: ofMachine, name: "Version", kind: oneOf, words: "1.0"},
	{of: ofMachine, name: "TimeoutSeconds", kind: integer, most: secondsMost},

	{of: ofState, name: "Type", kind: stateType},
	{of: ofLeaving | ofRule | ofCatcher, name: "Next", kind: text},
	{of: ofLeaving, name: "End", kind: flag},
	{of: ofState &^ ofFail, name: "InputPath", kind: path, only: pathOnly},
	{of: ofState &^ ofFail, name: "OutputPath", kind: path, only: pathOnly},
	{of: ofTask | ofPass | ofParallel | ofMap, name: "Parameters", kind: template, only: pathOnly},
	{of: ofCalling, name: "ResultSelector", kind: template, only: pathOnly},
	{of: ofTask | ofPass | ofParallel | ofMap | ofCatcher, name: "ResultPath", kind: placement, only: pathOnly},
	{of: ofTask | ofParallel, name: "Arguments", kind: fill, only: jsonataOnly},
	{of: ofState&^ofFail | ofRule | ofCatcher, name: "Output", kind: fill, only: jsonataOnly},
	{of: ofLeaving | ofChoice | ofRule | ofCatcher, name: "Assign", kind: assign},
	{of: ofCalling, name: "Retry", kind: listOrEmpty, inner: ofRetrier},
	{of: ofCalling, name: "Catch", kind: listOrEmpty, inner: ofCatcher},

	{of: ofTask, name: "Resource", kind: resource},
	{of: ofTask, name: "Credentials", kind: credentials},
	{of: ofTask, name: "TimeoutSeconds", kind: integer, least: 1, most: secondsMost, expression: true},
	{of: ofTask, name: "TimeoutSecondsPath", kind: anywhere, only: pathOnly},
	{of: ofTask, name: "HeartbeatSeconds", kind: integer, least: 1, most: secondsMost, expression: true},
	{of: ofTask, name: "HeartbeatSecondsPath", kind: anywhere, only: pathOnly},
	{of: ofPass, name: "Result", kind: anything, only: pathOnly},
	{of: ofWait, name: "Seconds", kind: integer, most: secondsMost, expression: true},
	{of: ofWait, name: "Timestamp", kind: timestamp, expression: true},
	{of: ofWait, name: "SecondsPath", kind: anywhere, only: pathOnly},
	{of: ofWait, name: "TimestampPath", kind: anywhere, only: pathOnly},
	{of: ofFail, name: "Error", kind: text, expression: true},
	{of: ofFail, name: "Cause", kind: text, expression: true},
	{of: ofFail, name: "ErrorPath", kind: selection, only: pathOnly},
	{of: ofFail, name: "CausePath", kind: selection, only: pathOnly},
	{of: ofChoice, name: "Choices", kind: list, inner: ofRule},
	{of: ofChoice, name: "Default", kind: text},
	{of: ofParallel, name: "Branches", kind: list, inner: ofBranch},

	{of: ofMap, name: "ItemProcessor", kind: single, inner: ofProcessor},
	{of: ofMap, name: "Iterator", kind: single, inner: ofProcessor},
	{of: ofMap, name: "Items", kind: fill, only: jsonataOnly},
	{of: ofMap, name: "ItemsPath", kind: anywhere, only: pathOnly},
	{of: ofMap, name: "ItemSelector", kind: template},
	{of: ofMap, name: "ItemReader", kind: single, inner: ofReader},
	{of: ofMap, name: "ItemBatcher", kind: single, inner: ofBatcher},
	{of: ofMap, name: "ResultWriter", kind: single, inner: ofWriter},
	{of: ofMap, name: "Label", kind: label},
	{of: ofMap, name: "MaxConcurrency", kind: integer, most: unbounded, expression: true},
	{of: ofMap, name: "MaxConcurrencyPath", kind: reference, only: pathOnly},
	{of: ofMap, name: "ToleratedFailureCount", kind: integer, most: unbounded, expression: true},
	{of: ofMap, name: "ToleratedFailureCountPath", kind: reference, only: pathOnly},
	{of: ofMap, name: "ToleratedFailurePercentage", kind: number, most: percentMost, expression: true},
	{of: ofMap, name: "ToleratedFailurePercentagePath", kind: reference, only: pathOnly},
	{of: ofProcessor, name: "ProcessorConfig", kind: single, inner: ofProcessorConfig},
	{of: ofProcessorConfig, name: "Mode", kind: oneOf, words: "INLINE DISTRIBUTED"},
	{of: ofProcessorConfig, name: "ExecutionType", kind: oneOf, words: "STANDARD EXPRESS"},

	{of: ofReader | ofWriter, name: "Resource", kind: text},
	{of: ofReader | ofWriter, name: "Parameters", kind: template, only: pathOnly},
	{of: ofReader | ofWriter, name: "Arguments", kind: fill, only: jsonataOnly},
	{of: ofReader, name: "ReaderConfig", kind: single, inner: ofReaderConfig},
	{of: ofReaderConfig, name: "InputType", kind: oneOf, words: "CSV JSON MANIFEST JSONL PARQUET"},
	{of: ofReaderConfig, name: "CSVHeaderLocation", kind: oneOf, words: "FIRST_ROW GIVEN"},
	{of: ofReaderConfig, name: "CSVHeaders", kind: headers},
	{of: ofReaderConfig, name: "CSVDelimiter", kind: oneOf, words: "COMMA PIPE SEMICOLON SPACE TAB"},
	{of: ofReaderConfig, name: "MaxItems", kind: integer, most: maxItemsMost, expression: true},
	{of: ofReaderConfig, name: "MaxItemsPath", kind: reference, only: pathOnly},
	{of: ofReaderConfig, name: "ManifestType", kind: oneOf, words: "ATHENA_DATA S3_INVENTORY"},
	{of: ofReaderConfig, name: "Transformation", kind: oneOf, words: "NONE LOAD_AND_FLATTEN"},
	{of: ofReaderConfig, name: "ItemsPointer", kind: text},
	{of: ofBatcher, name: "MaxItemsPerBatch", kind: integer, most: unbounded, expression: true},
	{of: ofBatcher, name: "MaxItemsPerBatchPath", kind: reference, only: pathOnly},
	{of: ofBatcher, name: "MaxInputBytesPerBatch", kind: integer, most: batchBytesMost, expression: true},
	{of: ofBatcher, name: "MaxInputBytesPerBatchPath", kind: reference, only: pathOnly},
	{of: ofBatcher, name: "BatchInput", kind: fill},
	{of: ofWriter, name: "WriterConfig", kind: single, inner: ofWriterConfig},
	{of: ofWriterConfig, name: "Transformation", kind: oneOf, words: "NONE COMPACT FLATTEN"},
	{of: ofWriterConfig, name: "OutputType", kind: oneOf, words: "JSON JSONL"},

	{of: ofRetrier | ofCatcher, name: "ErrorEquals", kind: errors},
	{of: ofRetrier, name: "IntervalSeconds", kind: integer, most: secondsMost},
	{of: ofRetrier, name: "MaxAttempts", kind: integer, most: secondsMost},
	{of: ofRetrier, name: "BackoffRate", kind: number, least: 1, most: unbounded},
	{of: ofRetrier, name: "MaxDelaySeconds", kind: integer, least: 1, most: maxDelayMost},
	{of: ofRetrier, name: "JitterStrategy", kind: oneOf, words: "NONE FULL"},

	{of: ofRule, name: "Condition", kind: condition, only: jsonataOnly},
	{of: ofRule | ofTest, name: "Variable", kind: anywhere, only: pathOnly},
	{of: ofRule | ofTest, name: "And", kind: list, only: pathOnly, inner: ofTest},
	{of: ofRule | ofTest, name: "Or", kind: list, only: pathOnly, inner: ofTest},
	{of: ofRule | ofTest, name: "Not", kind: single, only: pathOnly, inner: ofTest},
}

// required are the fields that an object needs. A state needs them beside its Type, without which nothing else is said.
var required = [...]struct {
	of    owner
	names string
}{
	{ofStates, "StartAt States"},
	{ofTask | ofReader, "Resource"},
	{ofChoice, "Choices"},
	{ofParallel, "Branches"},
	{ofRule, "Next"},
	{ofRetrier, "ErrorEquals"},
	{ofCatcher, "ErrorEquals Next"},
}

// groups are fields of which an object has one at most, and where it is needed exactly one.
var groups = [...]struct {
	of     owner
	needed bool
	names  string
}{
	{ofLeaving, true, "Next End"},
	{ofWait, true, "SecondsPath Seconds TimestampPath Timestamp"},
	{ofTask, false, "TimeoutSeconds TimeoutSecondsPath"},
	{ofTask, false, "HeartbeatSeconds HeartbeatSecondsPath"},
	{ofFail, false, "Error ErrorPath"},
	{ofFail, false, "Cause CausePath"},
	{ofMap, true, "ItemProcessor Iterator"},
	{ofMap, false, "Parameters ItemSelector"},
	{ofMap, false, "MaxConcurrency MaxConcurrencyPath"},
	{ofMap, false, "ToleratedFailureCount ToleratedFailureCountPath"},
	{ofMap, false, "ToleratedFailurePercentage ToleratedFailurePercentagePath"},
	{ofReaderConfig, false, "MaxItems MaxItemsPath"},
	{ofBatcher, false, "MaxItemsPerBatch MaxItemsPerBatchPath"},
	{ofBatcher, false, "MaxInputBytesPerBatch MaxInputBytesPerBatchPath"},
}
