package api

import (
	"strings"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

var createTopic = operation{
	Operation: aws.Operation{Name: "CreateTopic",
		Input: aws.Structure(aws.Member{Name: "Name", Shape: aws.Text}, attributes, tags,
			aws.Member{Name: "DataProtectionPolicy", Shape: aws.Text}),
		Output: aws.Structure(topicARN)},
	begin: beginCreateTopic,
}

// beginCreateTopic makes a topic, unless there is one of that name: then its attributes and tags must be those asked for,
// as far as any are.
func beginCreateTopic(c *Call) Step {
	name := aws.TextIn(c.Params, "Name")
	wanted, _ := c.Params.Get("Attributes")
	fifo, fault := kindOf(name, wanted)
	if fault != nil {
		return fail(fault)
	}
	settings, fault := topicSettings(fifo, wanted)
	if fault != nil {
		return fail(fault)
	}
	all, fault := tagsIn(c.Params)
	if fault != nil {
		return fail(fault)
	}
	if t := c.Account.Find(name); t != nil {
		fault = t.compare(settings, all)
	} else {
		fault = c.create(name, settings, all)
	}
	if fault != nil {
		return fail(fault)
	}
	return done(aws.One("TopicArn", value.Text(c.arn("sns", name))))
}

// kindOf says whether a new topic is a FIFO topic, which its name and its attribute FifoTopic must agree about.
func kindOf(name string, wanted value.Value) (fifo bool, fault *component.Fault) {
	if aws.Given(wanted, "FifoTopic") {
		text, ok := aws.TextIn(wanted, "FifoTopic"), false
		if fifo, ok = aws.Bool(text); !ok {
			return false, invalid(atCreation + notBoolean("FifoTopic", text))
		}
	}
	stem, suffixed := strings.CutSuffix(name, fifoSuffix)
	if suffixed != fifo || stem == "" || !isWord(stem) || len(name) > topicNameMax {
		return false, invalid("Topic Name")
	}
	return fifo, nil
}

func (c *Call) create(name string, settings, all value.Value) *component.Fault {
	if all.Len() > 0 {
		settings = settings.With("Tags", value.Text(all.String()))
	}
	if aws.Given(c.Params, "DataProtectionPolicy") {
		settings = settings.With("DataProtectionPolicy", value.Text(aws.TextIn(c.Params, "DataProtectionPolicy")))
	}
	return c.Account.Create(name, settings)
}

// compare finds an attribute or a tag that the existing topic has not got as asked for.
func (t *Topic) compare(settings, all value.Value) *component.Fault {
	for name, v := range settings.Members() {
		if !v.IsNull() && !value.Equal(t.Settings.Raw(name), v) {
			return invalid(atCreation + "Topic already exists with different attributes")
		}
	}
	has := tagsOf(t)
	for key, v := range all.Members() {
		if old, ok := has.Get(key); !ok || !value.Equal(old, v) {
			return invalid("Tags Reason: Topic already exists with different tags")
		}
	}
	return nil
}
