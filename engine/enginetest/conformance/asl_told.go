package conformance

import (
	"strconv"
	"strings"

	"playground/engine/value"
)

// What the service tells of an execution is made here of what the execution knows itself.

// memorySize is what AWS bills the least of, in MB, for an Express execution.
const memorySize = 64

// response is what StartSyncExecution answers.
func (r *machineRun) response() value.Value {
	billing := value.NewObject(2)
	billing.Set("billedDurationInMilliseconds", value.Int(100))
	billing.Set("billedMemoryUsedInMB", value.Int(memorySize))
	return r.told(value.NewObject(16), true).With("billingDetails", billing.Value())
}

// description is what DescribeExecution answers.
func (r *machineRun) description() value.Value {
	b := value.NewObject(16)
	b.Set("redriveCount", value.Int(0))
	if r.execution.Outcome().Status == "SUCCEEDED" {
		b.Set("redriveStatus", value.Text("NOT_REDRIVABLE"))
		b.Set("redriveStatusReason", value.Text("Execution is SUCCEEDED and cannot be redriven"))
	} else {
		b.Set("redriveStatus", value.Text("REDRIVABLE"))
	}
	return r.told(b, false)
}

// told adds what both say. Only a synchronous answer has details of an output that is not there.
func (r *machineRun) told(b *value.Builder, sync bool) value.Value {
	o := r.execution.Outcome()
	included := value.NewObject(0).Value().With("included", value.Bool(true))
	b.Set("executionArn", value.Text(r.beginning.ExecutionARN))
	b.Set("stateMachineArn", value.Text(r.beginning.MachineARN))
	b.Set("name", value.Text(r.beginning.ExecutionName))
	b.Set("status", value.Text(o.Status))
	b.Set("input", value.Text(r.input.String()))
	b.Set("inputDetails", included)
	b.Set("startDate", value.Int(anyTime.Unix()))
	b.Set("stopDate", value.Int(r.now/1000))
	if o.Output != nil {
		b.Set("output", value.Text(o.Output.String()))
	}
	if o.Output != nil || sync {
		b.Set("outputDetails", included)
	}
	if o.Error != nil {
		b.Set("error", value.Text(*o.Error))
	}
	if o.Cause != nil {
		b.Set("cause", value.Text(*o.Cause))
	}
	return b.Value()
}

// logs are the events as the log of the machine has them. At other levels than ALL it has only some of them, which is
// the service's to know.
func (r *machineRun) logs(events []value.Value) value.Value {
	if textOf(r.logging, "level") != "ALL" {
		return value.Null
	}
	var all []value.Value
	for _, e := range events {
		all = append(all, r.log(e))
	}
	return value.ArrayOf(all)
}

// log is an event as the log has it.
func (r *machineRun) log(event value.Value) value.Value {
	b := value.NewObject(7)
	b.Set("details", r.logDetails(event))
	b.Set("event_timestamp", value.Text(strconv.FormatInt(r.now, 10)))
	b.Set("execution_arn", value.Text(r.beginning.ExecutionARN))
	b.Set("id", value.Text(member(event, "id").String()))
	b.Set("previous_event_id", value.Text(member(event, "previousEventId").String()))
	b.Set("redrive_count", value.Text("0"))
	b.Set("type", member(event, "type"))
	return b.Value()
}

// withData are the members of an event's details that a log has only with the execution's data.
var withData = []string{"input", "inputDetails", "output", "outputDetails", "parameters", "assignedVariables", "assignedVariablesDetails"}

func (r *machineRun) logDetails(event value.Value) value.Value {
	details := value.NewObject(0).Value()
	for name, v := range event.Members() {
		if strings.HasSuffix(name, "EventDetails") {
			details = v
		}
	}
	if data, _ := member(r.logging, "includeExecutionData").AsBool(); !data {
		for _, name := range withData {
			details = details.Without(name)
		}
	}
	return details
}
