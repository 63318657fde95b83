package account_test

import (
	"strconv"

	"playground/engine"
	"playground/engine/account"
	"playground/engine/enginetest/conformance"
	filter "playground/engine/policy"
	"playground/engine/sns"
)

// topicSuites are the files of cases about topics, whose filters are tried by what a subscribed queue gets.
func topicSuites(endpoint func() conformance.Endpoint) []conformance.Suite {
	return []conformance.Suite{
		conformance.Sequences("sns/sequences", endpoint),
		conformance.Filters("sns/filter_policy", endpoint),
		conformance.Filters("sns/filter_array_consistency", endpoint),
		conformance.RefusedFilters("sns/filter_policy_invalid", endpoint),
		conformance.FilterSizes("sns/filter_policy_complexity", endpoint, filter.Combinations),
		conformance.Deliveries("sns/delivery", endpoint, lastReceived, sns.StringToSign),
	}
}

// lastReceived is what the newest subscriber that is no queue got last.
func lastReceived(e conformance.Endpoint) (got conformance.Received, is bool) {
	s := e.(*account.Account).Session()
	for _, n := range s.Scenario().Nodes {
		if n.Kind == "endpoint" || n.Kind == "sink" {
			got, is = receivedAt(s, n.ID)
		}
	}
	return got, is
}

func receivedAt(s *engine.Session, node string) (got conformance.Received, is bool) {
	inside, _ := s.Inspect(node)
	messages, _ := inside.Get("messages")
	if messages.Len() == 0 {
		return got, false
	}
	number, _ := strconv.ParseUint(text(messages.Index(messages.Len()-1), "/number"), 10, 64)
	whole := s.Peek(node, number)
	headers, _ := whole.Get("headers")
	for name, v := range headers.Members() {
		header, _ := v.AsText()
		got.Headers = append(got.Headers, [2]string{name, header})
	}
	got.Body = text(whole, "/body")
	return got, true
}
