package api

import (
	"slices"
	"strconv"
	"strings"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/sns"
	"playground/engine/value"
)

// atCreation stands before what is wrong with an attribute of CreateTopic or Subscribe, but not of those operations that
// set one alone.
const atCreation = "Attributes Reason: "

// settable are the attributes of topics that can be set. Ranges and choices are those of the topic's kind.
var settable = []struct {
	name string
	fifo bool // of FIFO topics alone
}{
	{name: "DisplayName"}, {name: "Policy"}, {name: "DeliveryPolicy"}, {name: "KmsMasterKeyId"}, {name: "TracingConfig"},
	{name: "SignatureVersion"}, {name: "MaximumMessageSize"},
	{"ContentBasedDeduplication", true}, {"FifoThroughputScope", true}, {"ArchivePolicy", true},
}

var kind = sns.Kind()

func fieldOf(fields []component.Field, name string) *component.Field {
	return &fields[slices.IndexFunc(fields, func(f component.Field) bool { return f.Name == name })]
}

// topicSettings are the settings that attributes of a new topic make.
func topicSettings(fifo bool, wanted value.Value) (value.Value, *component.Fault) {
	b := value.NewObject(wanted.Len())
	logging := value.NewObject(0)
	for name, v := range wanted.Members() {
		text, _ := v.AsText()
		switch {
		case name == "FifoTopic":
			b.Set(name, value.Bool(fifo))
			continue
		case isFeedback(name):
			if reason := feedbackFlaw(name, text); reason != "" {
				return value.Null, invalid(atCreation + reason)
			}
			logging.Set(name, v)
			continue
		case !isSettable(name):
			return value.Null, invalid(atCreation + "Unknown attribute " + name)
		}
		setting, reason := topicSetting(fifo, name, text)
		if reason != "" {
			return value.Null, invalid(atCreation + reason)
		}
		b.Set(name, setting)
	}
	if logging.Len() > 0 {
		b.Set(feedback, value.Text(logging.Value().String()))
	}
	return b.Value(), nil
}

func isSettable(name string) bool {
	for i := range settable {
		if settable[i].name == name {
			return true
		}
	}
	return false
}

// topicSetting reads an attribute's text as the setting that holds it, null for the default, or says what is wrong.
func topicSetting(fifo bool, name, text string) (v value.Value, reason string) {
	for i := range settable {
		if a := &settable[i]; a.name == name && a.fifo && !fifo {
			return value.Null, fifoOnly(name)
		}
	}
	return setting(fieldOf(kind.Fields, name), text)
}

func fifoOnly(name string) string {
	if name == "ContentBasedDeduplication" {
		return "Content-based deduplication can only be set for FIFO topics"
	}
	return name + " can only be set for FIFO topics"
}

// setting reads a text as a setting, with the checks of its field.
func setting(f *component.Field, text string) (v value.Value, reason string) {
	if f.Type != component.TypeBoolean && (text == "" || text == "{}" && endsWhenEmpty(f.Name)) {
		return value.Null, ""
	}
	v, ok := aws.Setting(f, text)
	switch {
	case ok && f.Check != nil:
		if problems := f.Check("", v); len(problems) > 0 {
			return value.Null, flaw(f.Name, text, problems[0].Message)
		}
	case ok:
	case f.Type == component.TypeBoolean:
		return value.Null, notBoolean(f.Name, text)
	case f.Type == component.TypeEnum:
		options := strings.TrimPrefix(strings.Join(f.Options, " or "), " or ")
		return value.Null, f.Name + ": Invalid value [" + text + "]. Please use either " + options
	default:
		return value.Null, f.Name + ": Invalid value [" + text + "]. Must be from " + strconv.FormatInt(f.Min, 10) + " to " + strconv.FormatInt(f.Max, 10) + "."
	}
	return v, ""
}

// endsWhenEmpty: a policy without members ends an archive, or a replay.
func endsWhenEmpty(name string) bool { return name == "ArchivePolicy" || name == "ReplayPolicy" }

func notBoolean(name, text string) string {
	return name + ": Invalid value [" + text + "]. Must be true or false."
}

// flaw is what is wrong with a text: for policies, what their parsers say.
func flaw(name, text, problem string) string {
	switch {
	case name == "Policy":
		return "Policy Error: null"
	case !strings.HasSuffix(name, "Policy"):
		return name + ": Invalid value [" + text + "]"
	}
	return name + ": " + problem
}

// feedback is the setting that holds the attributes of delivery status logging.
const feedback = "feedback"

// isFeedback: for five protocols, roles that may write logs, and how many in a hundred successes are logged.
func isFeedback(name string) bool {
	for _, protocol := range [...]string{"Application", "Firehose", "HTTP", "Lambda", "SQS"} {
		switch rest, ok := strings.CutPrefix(name, protocol); {
		case ok && (rest == "SuccessFeedbackRoleArn" || rest == "FailureFeedbackRoleArn" || rest == sampleRate):
			return true
		}
	}
	return false
}

const sampleRate = "SuccessFeedbackSampleRate"

func feedbackFlaw(name, text string) string {
	if strings.HasSuffix(name, sampleRate) {
		if n, err := strconv.Atoi(text); text != "" && (err != nil || n < 0 || n > 100) {
			return name + ": Invalid value [" + text + "]. Must be from 0 to 100."
		}
	} else if text != "" && !isARN(text, "iam") {
		return name + ": Invalid value [" + text + "]. Must be the ARN of a role."
	}
	return ""
}

// feedbackOf are the attributes of delivery status logging that a topic has.
func feedbackOf(t *Topic) value.Value {
	v, bad := value.Parse(t.Settings.Text(feedback), value.Limits{})
	if bad != nil {
		return value.NewObject(0).Value()
	}
	return v
}
