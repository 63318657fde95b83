package account_test

import (
	"playground/engine/enginetest/conformance"
	filter "playground/engine/policy"
)

// topicSuites are the files of cases about topics, whose filters are tried by what a subscribed queue gets.
func topicSuites(endpoint func() conformance.Endpoint) []conformance.Suite {
	return []conformance.Suite{
		conformance.Sequences("sns/sequences", endpoint),
		conformance.Filters("sns/filter_policy", endpoint),
		conformance.Filters("sns/filter_array_consistency", endpoint),
		conformance.RefusedFilters("sns/filter_policy_invalid", endpoint),
		conformance.FilterSizes("sns/filter_policy_complexity", endpoint, filter.Combinations),
	}
}
