package conformance

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"playground/engine/aws"
	"playground/engine/value"
)

// Received is the last request that a subscriber got, or the event that a function was invoked with.
type Received struct {
	Headers [][2]string
	Body    string
}

// Deliveries is the suite of a file of what subscribers get. Look is the subscriber's view of an endpoint, which has one
// subscriber; signed writes the text that is signed from the fields of a notification.
func Deliveries(file string, fresh func() Endpoint, look func(Endpoint) (Received, bool), signed func(fields value.Value) string) Suite {
	return Suite{File: file, Try: func(one value.Value) error {
		if textOf(one, "kind") == "signature_string" {
			return trySignature(one, signed)
		}
		expect, is := one.Get("expect")
		try := deliveryKinds[textOf(one, "kind")]
		if !is || try == nil {
			return fmt.Errorf("the case is of no known kind, or expects nothing: %s", value.Preview(one, 200))
		}
		if err := checkSpecials(expect); err != nil {
			return err
		}
		p := newPlayer(fresh)
		if err := p.play(mustSteps(aTopic)); err != nil {
			return err
		}
		return try(&subscriber{player: p, look: look}, one, expect)
	}}
}

func trySignature(one value.Value, signed func(value.Value) string) error {
	fields, is := one.Get("fields")
	if !is {
		return fmt.Errorf("there is nothing to sign")
	}
	if err := checkKeys("a case", one, append(deliveryKeys, "fields")); err != nil {
		return err
	}
	if got, want := signed(fields), textOf(one, "expect"); got != want {
		return fmt.Errorf("what is signed is %q, expected %q", got, want)
	}
	return nil
}

var deliveryKeys = []string{"id", "kind", "source", "confidence", "note", "expect"}

// deliveryKinds try the cases of a kind once there is a topic.
var deliveryKinds = map[string]func(s *subscriber, one, expect value.Value) error{
	"http_body":               (*subscriber).tryBody,
	"http_headers":            (*subscriber).tryHeaders,
	"http_query_response":     (*subscriber).tryAnswer,
	"lambda_event_sns_member": (*subscriber).tryEvent,
}

// subscriber plays the subscriber of the topic.
type subscriber struct {
	*player
	look   func(Endpoint) (Received, bool)
	answer aws.Response // to the last link that was visited
}

func (s *subscriber) tryBody(one, expect value.Value) error {
	if err := s.live(one); err != nil {
		return err
	}
	got, err := s.last()
	if err != nil {
		return err
	}
	return s.matcher.match(expect, place{path: "the body", value: parsed(value.Text(got.Body)), there: true})
}

func (s *subscriber) tryHeaders(one, expect value.Value) error {
	if err := s.live(one); err != nil {
		return err
	}
	got, err := s.last()
	if err != nil {
		return err
	}
	for name, want := range expect.Members() {
		text := header(aws.Response{Header: got.Headers}, name)
		if err := s.matcher.match(want, place{path: "header " + name, value: value.Text(text), there: text != ""}); err != nil {
			return err
		}
	}
	return nil
}

func (s *subscriber) tryAnswer(one, expect value.Value) error {
	if err := s.live(one); err != nil {
		return err
	}
	n, err := parseXML(s.answer.Body)
	if err != nil {
		return err
	}
	if !has(expect, n.name) {
		return fmt.Errorf("the answer is %s: %.500s", n.name, s.answer.Body)
	}
	b := value.NewObject(1)
	b.Set(n.name, n.content())
	return s.matcher.match(expect, whole(b.Value(), false))
}

// tryEvent looks at what a function gets.
func (s *subscriber) tryEvent(one, expect value.Value) error {
	if err := checkKeys("a case", one, append(deliveryKeys, "publish")); err != nil {
		return err
	}
	function := `{"call": "sns.Subscribe", "params": {"TopicArn": "${topic.TopicArn}", "Protocol": "lambda", "Endpoint": "arn:aws:lambda:${REGION}:${ACCOUNT}:function:f"}}`
	if err := s.play(mustSteps(function)); err != nil {
		return err
	}
	if err := s.act("sns.Publish", member(one, "publish")); err != nil {
		return err
	}
	got, err := s.last()
	if err != nil {
		return err
	}
	event, err := follow(value.Text(got.Body), ".Records[0].Sns")
	if err != nil {
		return err
	}
	return s.matcher.match(expect, place{path: "the event", value: event, there: true})
}

// live lets happen what a case lists.
func (s *subscriber) live(one value.Value) error {
	if err := checkKeys("a case", one, append(deliveryKeys, "after", "raw_message_delivery")); err != nil {
		return err
	}
	for i, v := range member(one, "after").Elements() {
		do, err := s.visit, checkKeys("after", v, []string{"get", "replace"})
		if has(v, "call") {
			do, err = s.makeCall, checkKeys("after", v, []string{"call", "params"})
		}
		if err == nil {
			err = do(v)
		}
		if err != nil {
			return fmt.Errorf("step %d of what happens before: %w", i, err)
		}
	}
	return nil
}

func (s *subscriber) makeCall(v value.Value) error {
	return s.act(textOf(v, "call"), member(v, "params"))
}

// deliveryTime is how long what follows from a call may take.
const deliveryTime = time.Second

// act makes a call on the topic, and gives the subscriber time to hear of it.
func (s *subscriber) act(call string, params value.Value) error {
	topic, err := s.names.text("${topic.TopicArn}")
	if err != nil {
		return err
	}
	if err := s.call(&step{kind: "call", call: call, params: params.With("TopicArn", topic)}); err != nil {
		return err
	}
	return s.advance(deliveryTime)
}

// visit fetches a link of the last message.
func (s *subscriber) visit(v value.Value) error {
	link, err := s.link(textOf(v, "get"))
	if err != nil {
		return err
	}
	query := link.Query()
	for name, text := range member(v, "replace").Members() {
		if !query.Has(name) {
			return fmt.Errorf("%s has no %s", link, name)
		}
		query.Set(name, asText(text))
	}
	link.RawQuery = query.Encode()
	b := value.NewObject(2)
	b.Set("method", value.Text("GET"))
	b.Set("url", value.Text(link.String()))
	c, err := s.begin(&step{kind: "http", http: b.Value()})
	if err != nil {
		return err
	}
	if err := s.await(c); err != nil {
		return err
	}
	s.answer = c.response
	return s.advance(deliveryTime)
}

// link is the link of that name in the last message, or else, for UnsubscribeURL, one made from the ARN of the topic's
// subscription: a raw message has none, nor has a confirmation.
func (s *subscriber) link(name string) (*url.URL, error) {
	got, err := s.last()
	if err != nil {
		return nil, err
	}
	if text := textOf(parsed(value.Text(got.Body)), name); text != "" {
		return url.Parse(text)
	}
	if name != "UnsubscribeURL" {
		return nil, fmt.Errorf("there is no %s in %.500s", name, got.Body)
	}
	list := `{"call": "sns.ListSubscriptionsByTopic", "params": {"TopicArn": "${topic.TopicArn}"}, "as": "list"}`
	if err := s.play(mustSteps(list)); err != nil {
		return nil, err
	}
	subscription, err := s.names.text("http://" + host + "/?Action=Unsubscribe&SubscriptionArn=${list.Subscriptions[0].SubscriptionArn}")
	if err != nil {
		return nil, err
	}
	return url.Parse(asText(subscription))
}

func (s *subscriber) last() (Received, error) {
	got, is := s.look(s.endpoint)
	if !is {
		return got, fmt.Errorf("the subscriber got nothing")
	}
	return got, nil
}

// content is an element as a value: its text, or an object of its elements. What every answer has beside is left out.
func (n *node) content() value.Value {
	if len(n.nodes) == 0 {
		return value.Text(strings.TrimSpace(n.text))
	}
	b := value.NewObject(len(n.nodes))
	for _, one := range n.nodes {
		if one.name != "ResponseMetadata" {
			b.Set(one.name, one.content())
		}
	}
	return b.Value()
}
