package diagnose

import (
	"strings"

	"playground/engine/value"
)

// integrations are the services that tasks can call, with what they can do. Behind a slash stands which patterns an
// action has beside request and response: s is .sync, 2 is .sync:2, t is .waitForTaskToken (developer guide,
// integrate-optimized). Of a service with * any action is taken.
var integrations = [...]struct{ service, actions string }{
	{"lambda", "invoke/t"},
	{"sqs", "sendMessage/t"},
	{"sns", "publish/t"},
	{"dynamodb", "getItem putItem deleteItem updateItem"},
	{"states", "startExecution/s2t"},
	{"events", "putEvents/t"},
	{"apigateway", "invoke/t"},
	{"http", "invoke"},
	{"ecs", "runTask/st"},
	{"batch", "submitJob/s"},
	{"glue", "startJobRun/s"},
	{"databrew", "startJobRun/s"},
	{"athena", "startQueryExecution/s stopQueryExecution getQueryExecution getQueryResults"},
	{"bedrock", "invokeModel createModelCustomizationJob/s"},
	{"bedrock-agentcore", "*"},
	{"codebuild", "startBuild/s stopBuild batchDeleteBuilds batchGetReports startBuildBatch/s stopBuildBatch retryBuildBatch/s deleteBuildBatch"},
	{"eks", "createCluster/s deleteCluster/s createFargateProfile/s deleteFargateProfile/s createNodegroup/s deleteNodegroup/s runJob/s call"},
	{"elasticmapreduce", "createCluster/s terminateCluster/s addStep/s cancelStep setClusterTerminationProtection modifyInstanceFleetByName modifyInstanceGroupByName"},
	{"emr-containers", "createVirtualCluster deleteVirtualCluster/s startJobRun/s"},
	{"emr-serverless", "createApplication/s startApplication/s stopApplication/s deleteApplication/s startJobRun/s cancelJobRun/s"},
	{"mediaconvert", "createJob/s"},
	{"sagemaker", "createEndpoint updateEndpoint createEndpointConfig createHyperParameterTuningJob/s createLabelingJob/s createModel createProcessingJob/s createTrainingJob/s createTransformJob/s"},
}

// patterns are how the name of an action ends, and the letter of each in integrations.
var patterns = [...]struct{ suffix, letter string }{{".sync:2", "2"}, {".sync", "s"}, {".waitForTaskToken", "t"}}

// target is what a Resource names.
type target struct {
	service string // "lambda" also of a function's ARN; "activity"
	action  string // without its pattern
	pattern string // "s", "2", "t" or ""
	direct  bool   // the ARN of a function or an activity
	known   bool
}

// targetOf reads a Resource; ok is false where it is no ARN.
func targetOf(arn string) (t target, ok bool) {
	parts := strings.SplitN(arn, ":", 6)
	if len(parts) < 6 || parts[0] != "arn" || parts[1] == "" {
		return target{}, false
	}
	switch service, region, rest := parts[2], parts[3], parts[5]; {
	case service == "lambda":
		return target{service: "lambda", direct: true, known: strings.HasPrefix(rest, "function:")}, true
	case service == "states" && strings.HasPrefix(rest, "activity:"):
		return target{service: "activity", direct: true, known: true}, true
	case service == "states" && region == "" && parts[4] == "":
		return integration(rest), true
	}
	return target{}, true
}

// integration reads what stands behind "arn:aws:states:::".
func integration(rest string) (t target) {
	service, action, _ := strings.Cut(rest, ":")
	t.service, t.action = service, action
	for _, p := range patterns {
		if bare, is := strings.CutSuffix(action, p.suffix); is {
			t.action, t.pattern = bare, p.letter
			break
		}
	}
	if service == "aws-sdk" {
		name, call, _ := strings.Cut(t.action, ":")
		t.known = name != "" && isCamel(call) && (t.pattern == "" || t.pattern == "t")
		return t
	}
	for i := range integrations {
		if integrations[i].service != service {
			continue
		}
		for _, one := range strings.Split(integrations[i].actions, " ") {
			name, letters, _ := strings.Cut(one, "/")
			t.known = t.known || one == "*" || name == t.action && strings.Contains(letters, t.pattern)
		}
	}
	return t
}

// isCamel reports whether a text is the name of an action as tasks write it: getItem.
func isCamel(name string) bool {
	return name != "" && name[0] >= 'a' && name[0] <= 'z' && !strings.ContainsFunc(name, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	})
}

// resource checks what a task calls.
func (c *checker) resource(at *place, v value.Value, s scope) {
	arn, is := c.textOf(at, v)
	if !is {
		return
	}
	t, ok := targetOf(arn)
	switch {
	case !ok:
		c.schema(at, saysNotARN)
	case !t.known:
		c.says(at, saysNotRecognized, arn)
	case !s.express:
	case t.service == "activity":
		c.schema(at, saysExpressActive)
	case t.pattern == "t":
		c.schema(at, saysExpressToken)
	case t.pattern != "":
		c.schema(at, saysExpressSync)
	}
}
