package diagnose

import (
	"strings"

	"playground/engine/value"
)

// processor checks how an item processor is run, and notes what holds for the states in it.
func (c *checker) processor(at *place, v value.Value, s *scope) {
	config, is := v.Get("ProcessorConfig")
	if !is {
		return
	}
	at = at.member("ProcessorConfig")
	kind := textAt(config, "ExecutionType")
	switch textAt(config, "Mode") {
	case "DISTRIBUTED":
		if s.express {
			c.schema(at.member("Mode"), saysExpressMode)
		}
		if !there(config, "ExecutionType") {
			c.says(at, saysRequired, "ExecutionType")
		}
		s.express = s.express || kind == "EXPRESS"
	case "INLINE":
		if there(config, "ExecutionType") {
			c.says(at, saysUnsupported, "ExecutionType")
		}
	}
}

// distributed checks what the table cannot say of the parts of a Distributed Map.
func (c *checker) distributed(at *place, of owner, v value.Value, s scope) {
	resource := textAt(v, "Resource")
	switch of {
	case ofReader:
		if there(v, "Resource") && !isStorage(resource, "getObject") && !isStorage(resource, "listObjectsV2") {
			c.schema(at.member("Resource"), saysReaderARN)
		}
	case ofWriter:
		if there(v, "Resource") && !isStorage(resource, "putObject") {
			c.schema(at.member("Resource"), oursWriterARN)
		}
		if count(v, "Resource WriterConfig") == 0 {
			c.says(at, oursWriter, "Resource, WriterConfig")
		}
	case ofBatcher:
		const sizes = "MaxItemsPerBatch MaxItemsPerBatchPath MaxInputBytesPerBatch MaxInputBytesPerBatchPath"
		if count(v, sizes) == 0 {
			c.says(at, oursWriter, listed(sizes))
		}
	case ofReaderConfig:
		c.readerConfig(at, v)
	}
}

// readerConfig checks where the headers of a CSV file come from.
func (c *checker) readerConfig(at *place, v value.Value) {
	inputType := textAt(v, "InputType")
	location := textAt(v, "CSVHeaderLocation")
	switch {
	case inputType == "CSV" && !there(v, "CSVHeaderLocation"):
		c.schema(at, saysHeaders)
	case (inputType == "JSON" || inputType == "JSONL" || inputType == "PARQUET") && there(v, "CSVHeaderLocation"):
		c.says(at, saysUnsupported, "CSVHeaderLocation")
	case location == "GIVEN" && !there(v, "CSVHeaders"):
		c.says(at, saysRequired, "CSVHeaders")
	}
}

// isStorage reports whether a resource is the operation of S3, in any partition.
func isStorage(resource, operation string) bool {
	partition, rest, _ := strings.Cut(strings.TrimPrefix(resource, "arn:"), ":")
	return strings.HasPrefix(resource, "arn:") && partition != "" && rest == "states:::s3:"+operation
}
