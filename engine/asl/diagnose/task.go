package diagnose

import (
	"strings"

	"playground/engine/value"
)

// parameters are what an integration's request needs (measured in September 2026), and what it may have beside that
// (developer guide, the page of each service). Of the others AWS alone knows.
var parameters = [...]struct{ service, action, needed, more string }{
	{"lambda", "invoke", "FunctionName", "Payload Qualifier InvocationType ClientContext LogType TenantId DurableExecutionName"},
	{"sqs", "sendMessage", "QueueUrl MessageBody", "DelaySeconds MessageAttributes MessageSystemAttributes MessageDeduplicationId MessageGroupId"},
	{"sns", "publish", "Message", "TopicArn TargetArn PhoneNumber Subject MessageStructure MessageAttributes MessageDeduplicationId MessageGroupId"},
	{"states", "startExecution", "StateMachineArn", "Input Name TraceHeader"},
	{"events", "putEvents", "Entries", "EndpointId"},
	{"dynamodb", "putItem", "TableName Item", ""},
	{"dynamodb", "getItem", "TableName Key", ""},
	{"ecs", "runTask", "TaskDefinition", ""},
	{"glue", "startJobRun", "JobName", ""},
}

// task checks what the table cannot say of a Task state.
func (c *checker) task(at *place, v value.Value, s scope) {
	arn := textAt(v, "Resource")
	t, _ := targetOf(arn)
	if there(v, "Credentials") && t.service == "activity" {
		c.schema(at.member("Credentials"), saysCredentials)
	}
	if t.known && !t.direct {
		c.request(at, v, t, arn, s)
	}
	heartbeat, beats := v.Get("HeartbeatSeconds")
	timeout, limited := v.Get("TimeoutSeconds")
	if !limited && !there(v, "TimeoutSecondsPath") {
		timeout = value.Int(timeoutDefault)
	}
	if beats && kindOf(heartbeat) == value.KindNumber && kindOf(timeout) == value.KindNumber && value.CompareNumbers(heartbeat, timeout) >= 0 {
		c.schema(at.member("HeartbeatSeconds"), oursHeartbeat)
	}
}

// request checks the parameters of a call.
func (c *checker) request(at *place, v value.Value, t target, arn string, s scope) {
	field, says := "Parameters", saysNoParameters
	if s.jsonata {
		field, says = "Arguments", saysNoArguments
	}
	given, is := v.Get(field)
	if !is {
		c.says(at.member("Resource"), says, arn)
		return
	}
	if kindOf(given) != value.KindObject {
		return
	}
	for i := range parameters {
		if p := &parameters[i]; p.service == t.service && p.action == t.action {
			c.parameters(at.member(field), given, p.needed, p.more)
		}
	}
}

func (c *checker) parameters(at *place, given value.Value, needed, more string) {
	for _, name := range strings.Split(needed, " ") {
		if !there(given, name) && !there(given, name+".$") {
			c.says(at, saysMissing, name)
		}
	}
	if more == "" {
		return
	}
	for i := range members(given) {
		written, _ := memberOf(given, i)
		if name := strings.TrimSuffix(written, ".$"); !has(needed, name) && !has(more, name) {
			c.says(at, oursParameter, written)
		}
	}
}

// credentials checks whose rights a task has.
func (c *checker) credentials(at *place, v value.Value, s scope) {
	if word, isText := asText(v); isText && s.jsonata {
		c.needed(at, word, s)
		return
	}
	if !c.is(at, v, value.KindObject) {
		return
	}
	if !there(v, "RoleArn") && !there(v, "RoleArn.$") {
		c.says(at, saysMissing, "RoleArn")
	}
	if s.jsonata {
		c.expressions(at, v, s)
	} else {
		c.template(at, v)
	}
}
