package conformance

import (
	"net/url"
	"strings"

	"playground/engine/aws"
	"playground/engine/value"
)

// fakeTopic is the topic of a fake: it knows one subscription, whose policy lets a message pass that stands in it, and
// takes no policy in which bad stands. Of a message to a subscriber that is no queue it keeps what was sent last.
type fakeTopic struct {
	protocol, policy string
	last             *Received
}

var fakeTopics = map[string]func(t *fakeTopic, f *fake, form url.Values) aws.Response{
	"CreateTopic": func(*fakeTopic, *fake, url.Values) aws.Response {
		return inXML("CreateTopic", "<TopicArn>arn:t</TopicArn>")
	},
	"Subscribe": func(t *fakeTopic, _ *fake, form url.Values) aws.Response {
		if t.protocol = form.Get("Protocol"); t.protocol == "http" {
			t.send("confirm", "http://h/?Action=ConfirmSubscription&Token=good")
		}
		return t.set("Subscribe", "Attributes Reason: ", form.Get("Attributes.entry.1.value"))
	},
	"SetSubscriptionAttributes": func(t *fakeTopic, _ *fake, form url.Values) aws.Response {
		return t.set("SetSubscriptionAttributes", "", form.Get("AttributeValue"))
	},
	"ListSubscriptionsByTopic": func(*fakeTopic, *fake, url.Values) aws.Response {
		return inXML("ListSubscriptionsByTopic", "<Subscriptions><member><SubscriptionArn>arn:t:s</SubscriptionArn></member></Subscriptions>")
	},
	"ConfirmSubscription": func(_ *fakeTopic, _ *fake, form url.Values) aws.Response {
		if form.Get("Token") != "good" {
			return refusedInXML("Invalid parameter: Token")
		}
		return inXML("ConfirmSubscription", "<SubscriptionArn>arn:t:s</SubscriptionArn>")
	},
	"Unsubscribe": func(t *fakeTopic, _ *fake, form url.Values) aws.Response {
		t.send("bye to "+form.Get("SubscriptionArn"), "")
		return aws.Response{Status: 200, Body: []byte("<UnsubscribeResponse><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></UnsubscribeResponse>")}
	},
	"Publish": func(t *fakeTopic, f *fake, form url.Values) aws.Response {
		text := form.Get("Message") + form.Get("MessageAttributes.entry.1.Value.StringValue")
		switch {
		case t.protocol == "lambda":
			t.last = &Received{Body: `{"Records":[{"Sns":{"Message":"` + text + `"}}]}`}
		case t.protocol == "http":
			t.send(text, "")
		case t.policy == "{}" || strings.Contains(t.policy, text):
			f.messages = append(f.messages, fakeMessage{"m", text, f.now})
		}
		return inXML("Publish", "<MessageId>m</MessageId>")
	},
}

func (t *fakeTopic) set(operation, prefix, policy string) aws.Response {
	message := "Invalid parameter: " + prefix + "FilterPolicy: Filter policy is too complex"
	switch t.policy = policy; {
	case strings.Contains(policy, "[bad"):
		return refusedInXML(message + "\n at " + policy)
	case strings.Contains(policy, "bad"):
		return refusedInXML(message)
	}
	return inXML(operation, "<SubscriptionArn>arn:t:s</SubscriptionArn>")
}

func (t *fakeTopic) send(text, link string) {
	b := value.NewObject(2)
	b.Set("Message", value.Text(text))
	if link != "" {
		b.Set("SubscribeURL", value.Text(link))
	}
	t.last = &Received{[][2]string{{"x-kind", text}}, b.Value().String()}
}

func inXML(operation, result string) aws.Response {
	return aws.Response{Status: 200, Body: []byte("<" + operation + "Response><" + operation + "Result>" + result + "</" + operation + "Result></" + operation + "Response>")}
}

func refusedInXML(message string) aws.Response {
	return aws.Response{Status: 400, Body: []byte("<ErrorResponse><Error><Code>InvalidParameter</Code><Message>" + message + "</Message></Error></ErrorResponse>")}
}
