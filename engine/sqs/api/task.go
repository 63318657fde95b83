package api

import (
	"encoding/base64"
	"strconv"
	"strings"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// source finds the queue whose move tasks the call is about.
func (c *Call) source(arn string) *component.Fault {
	if !isQueueARN(strings.Split(arn, ":")) {
		return malformedARN("SourceArn")
	}
	if c.queue = c.named(arn); c.queue == nil {
		return notThere("SourceArn")
	}
	return nil
}

func malformedARN(parameter string) *component.Fault {
	return invalidValue("You must use this format to specify the " + parameter + ": arn:<partition>:<service>:<region>:<account-id>:<resource-id>")
}

func notBetween(parameter string, most int) *component.Fault {
	return invalidValue("Value for parameter " + parameter + " is invalid. Reason: You must enter a number that's between 1 and " + strconv.Itoa(most) + ".")
}

func notThere(parameter string) *component.Fault {
	return &component.Fault{Code: "ResourceNotFoundException",
		Message: "The resource that you specified for the " + parameter + " parameter doesn't exist."}
}

// handles of move tasks name the task and its source, as AWS's do: base64 of an object of both.
const (
	taskPrefix = "00000000-0000-4000-8000-" // the number of a task stands behind it, as the rest of a UUID
	taskDigits = 12
)

func (c *Call) taskHandle(id uint64) string {
	digits := strconv.FormatUint(id, 16)
	b := value.NewObject(2)
	b.Set("taskId", value.Text(taskPrefix+strings.Repeat("0", max(0, taskDigits-len(digits)))+digits))
	b.Set("sourceArn", value.Text(c.arn(c.queue.Name)))
	return base64.StdEncoding.EncodeToString([]byte(b.Value().String()))
}

// noTask is the number of a task that nobody has.
const noTask = 1<<64 - 1

// readTask reads a handle: the number of the task and the ARN of its source.
func readTask(handle string) (id uint64, arn string, ok bool) {
	decoded, err := base64.StdEncoding.DecodeString(handle)
	if err != nil {
		return 0, "", false
	}
	v, bad := value.Parse(decoded, policyLimits)
	if bad != nil {
		return 0, "", false
	}
	task, arn := aws.TextIn(v, "taskId"), aws.TextIn(v, "sourceArn")
	digits, ours := strings.CutPrefix(task, taskPrefix)
	if id, err = strconv.ParseUint(digits, 16, 64); !ours || err != nil || id == 0 {
		id = noTask
	}
	return id, arn, task != "" && arn != ""
}
