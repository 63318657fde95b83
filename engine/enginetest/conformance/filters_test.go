package conformance

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

// kinds of cases without steps, with a function that tries one on the fake.
var tries = map[string]func(value.Value) error{
	"filter":   Filters("", newFake).Try,
	"refused":  RefusedFilters("", newFake).Try,
	"size":     FilterSizes("", newFake, func(policy value.Value) int { return 11 * policy.Len() }).Try,
	"delivery": Deliveries("", newFake, lookAtFake, func(fields value.Value) string { return fields.String() }).Try,
}

func lookAtFake(e Endpoint) (Received, bool) {
	last := e.(*fake).topic.last
	if last == nil {
		return Received{}, false
	}
	return *last, true
}

const (
	filterHead  = `{"id":"x","confidence":"computed","source":"","scope":"MessageBody",`
	refusedHead = filterHead + `"error":{"code":"InvalidParameter",`
	afterHook   = `{"id":"x","confidence":"computed","source":"","raw_message_delivery":false,"after":[{"call":"sns.Subscribe","params":{"Protocol":"http"}}`
)

// outcomesOf have a case each that passes, and one that does not.
var outcomesOf = []struct{ name, kind, right, wrong string }{
	{"a message is delivered", "filter", filterHead + `"policy":{"a":["soup"]},"body":"soup","expect":true}`, filterHead + `"policy":{"a":["soup"]},"body":"soup","expect":false}`},
	{"a message is filtered out", "filter", filterHead + `"policy":{"a":["soup"]},"body":{"a":["cake"]},"expect":false}`, filterHead + `"policy":{"a":["soup"]},"body":{"a":["soup"]},"expect":false}`},
	{"a message with attributes", "filter", filterHead + `"policy":{"a":["messagesoup"]},"attributes":{"a":{"Type":"String","Value":"soup"}},"expect":true}`, filterHead + `"policy":{"a":["messagesoup"]},"attributes":{"a":{"Type":"String","Value":"cake"}},"expect":true}`},
	{"a policy is refused", "refused", refusedHead + `"message_first_line":"Invalid parameter: Attributes Reason: FilterPolicy: Filter policy is too complex"},"via":"Subscribe","policy":{"a":["bad"]}}`,
		refusedHead + `"message_first_line":"Invalid parameter: Attributes Reason: FilterPolicy: Filter policy"},"via":"Subscribe","policy":{"a":["bad"]}}`},
	{"a policy is refused with its text", "refused", refusedHead + `"message":"Invalid parameter: FilterPolicy: Filter policy is too complex\n at [bad ]","message_first_line":"Invalid parameter: FilterPolicy: Filter policy is too complex"},"via":"SetSubscriptionAttributes","policy":["bad"],"policy_text":"[bad ]"}`,
		refusedHead + `"message":"Invalid parameter: FilterPolicy: Filter policy is too complex\n at [bad]","message_first_line":"Invalid parameter: FilterPolicy: Filter policy is too complex"},"via":"SetSubscriptionAttributes","policy":["bad"],"policy_text":"[bad ]"}`},
	{"a policy is too complex", "size", filterHead + `"policy":{"bad":1},"combinations":11,"accepted":false}`, filterHead + `"policy":{"bad":1},"combinations":12,"accepted":false}`},
	{"a policy is not too complex", "size", filterHead + `"policy":{"a":1},"combinations":11,"accepted":true}`, filterHead + `"policy":{"bad":1},"combinations":11,"accepted":true}`},
	{"what is confirmed", "delivery", afterHook + `],"kind":"http_body","expect":{"Message":"confirm","SubscribeURL":{"$endswith":"Token=good"}}}`, afterHook + `],"kind":"http_body","expect":{"Message":"confirms"}}`},
	{"a header", "delivery", afterHook + `,{"call":"sns.Publish","params":{"Message":"soup"}}],"kind":"http_headers","expect":{"X-Kind":"soup"}}`, afterHook + `],"kind":"http_headers","expect":{"X-Kind":"soup"}}`},
	{"an answer", "delivery", afterHook + `,{"get":"SubscribeURL"}],"kind":"http_query_response","expect":{"ConfirmSubscriptionResponse":{"ConfirmSubscriptionResult":{"SubscriptionArn":"arn:t:s"}}}}`,
		afterHook + `,{"get":"SubscribeURL","replace":{"Token":"bad"}}],"kind":"http_query_response","expect":{"ConfirmSubscriptionResponse":{}}}`},
	{"a link that was changed", "delivery", afterHook + `,{"get":"SubscribeURL","replace":{"Token":"bad"}}],"kind":"http_query_response","expect":{"ErrorResponse":{"Error":{"Message":"Invalid parameter: Token"}}}}`,
		afterHook + `,{"get":"SubscribeURL"}],"kind":"http_query_response","expect":{"ErrorResponse":{}}}`},
	{"a link that is made", "delivery", afterHook + `,{"get":"UnsubscribeURL"}],"kind":"http_body","expect":{"Message":"bye to arn:t:s"}}`, afterHook + `],"kind":"http_body","expect":{"Message":"bye to arn:t:s"}}`},
	{"an answer that says nothing", "delivery", afterHook + `,{"get":"UnsubscribeURL"}],"kind":"http_query_response","expect":{"UnsubscribeResponse":{}}}`, afterHook + `,{"get":"UnsubscribeURL"}],"kind":"http_query_response","expect":{"UnsubscribeResponse":{"ResponseMetadata":{"$any":true}}}}`},
	{"an event", "delivery", `{"id":"x","confidence":"computed","source":"","kind":"lambda_event_sns_member","publish":{"Message":"soup"},"expect":{"Message":"soup"}}`,
		`{"id":"x","confidence":"computed","source":"","kind":"lambda_event_sns_member","publish":{"Message":"cake"},"expect":{"Message":"soup"}}`},
	{"what is signed", "delivery", `{"id":"x","confidence":"computed","source":"","kind":"signature_string","fields":{"A":"b"},"expect":"{\"A\":\"b\"}"}`,
		`{"id":"x","confidence":"computed","source":"","kind":"signature_string","fields":{"A":"c"},"expect":"{\"A\":\"b\"}"}`},
}

func TestACaseWithoutStepsPassesAndItsOppositeDoesNot(t *testing.T) {
	for _, c := range outcomesOf {
		t.Run(c.name, func(t *testing.T) {
			require.NoError(t, tries[c.kind](parse(t, c.right)))
			require.Error(t, tries[c.kind](parse(t, c.wrong)))
			mutations := Mutations(parse(t, c.right))
			require.NotEmpty(t, mutations)
			for _, m := range mutations {
				require.Error(t, tries[c.kind](m.Case), "%s: %s", m.Where, m.Case)
			}
		})
	}
}

func TestWhatTheRunnerDoesNotKnowOfOtherCasesFails(t *testing.T) {
	for name, c := range map[string]struct{ kind, text string }{
		"a key of a filter":     {"filter", filterHead + `"policy":{},"body":"x","expect":true,"subject":"s"}`},
		"a scope":               {"filter", `{"id":"x","scope":"MessageSubject","policy":{},"expect":true}`},
		"no policy":             {"filter", filterHead + `"expect":true}`},
		"no outcome":            {"filter", filterHead + `"policy":{}}`},
		"a key of an error":     {"refused", refusedHead + `"message_first_line":"Invalid parameter: Attributes Reason: FilterPolicy: Filter policy is too complex","type":"Sender"},"via":"Subscribe","policy":["bad"]}`},
		"a way":                 {"refused", refusedHead + `"message_first_line":""},"via":"Publish","policy":["bad"]}`},
		"no number":             {"size", filterHead + `"policy":{"a":1},"accepted":true}`},
		"a kind":                {"delivery", afterHook + `],"kind":"smtp_body","expect":{}}`},
		"nothing expected":      {"delivery", afterHook + `],"kind":"http_body"}`},
		"a matcher":             {"delivery", afterHook + `],"kind":"http_body","expect":{"Message":{"$size":1}}}`},
		"a key of a delivery":   {"delivery", afterHook + `],"kind":"http_body","expect":{},"before":[]}`},
		"a key of what happens": {"delivery", afterHook + `,{"get":"SubscribeURL","method":"POST"}],"kind":"http_body","expect":{}}`},
		"a key of a call":       {"delivery", afterHook + `,{"call":"sns.Publish","params":{},"as":"p"}],"kind":"http_body","expect":{}}`},
		"a link that is not":    {"delivery", afterHook + `,{"get":"HelpURL"}],"kind":"http_body","expect":{}}`},
		"a part that is not":    {"delivery", afterHook + `,{"get":"SubscribeURL","replace":{"Owner":"me"}}],"kind":"http_body","expect":{}}`},
		"nobody is told":        {"delivery", `{"id":"x","kind":"http_body","after":[],"expect":{}}`},
		"a call that fails":     {"delivery", `{"id":"x","kind":"http_body","after":[{"call":"sns.Dance","params":{}}],"expect":{}}`},
		"nothing to sign":       {"delivery", `{"id":"x","kind":"signature_string","expect":""}`},
	} {
		t.Run(name, func(t *testing.T) {
			require.Error(t, tries[c.kind](parse(t, c.text)))
		})
	}
}
