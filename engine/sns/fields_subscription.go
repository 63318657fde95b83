package sns

import (
	"playground/engine/component"
	"playground/engine/policy"
	"playground/engine/value"
)

// subscriptionFields are the settings of the wires to subscribers.
func subscriptionFields() []component.Field {
	all := []component.Field{
		{Name: "FilterPolicy", Type: component.TypePolicy, CheckWith: checkFilter,
			Help: "Which messages the subscription wants, by their attributes or their body; without one it gets all."},
		{Name: "FilterPolicyScope", Type: component.TypeEnum, Default: value.Text(string(policy.MessageAttributes)), Options: []string{string(policy.MessageAttributes), string(policy.MessageBody)},
			Help: "What the FilterPolicy looks at: the attributes of a message, or its body, which must be a JSON object then."},
		{Name: "RawMessageDelivery", Type: component.TypeBoolean, Default: value.Bool(false),
			Help: "Delivers the message as it was published instead of inside a notification, to SQS with its attributes; for SQS, HTTP, HTTPS and Firehose."},
		{Name: "DeadLetterQueue", Type: component.TypeText, Default: value.Text(""), Peer: portDeadLetter, Source: "Amazon SNS API reference, SetSubscriptionAttributes (RedrivePolicy)",
			Help: "The queue, at the end of one of the topic's dead-letter wires, that gets what cannot be delivered; lost when empty."},
		{Name: "DeliveryPolicy", Type: component.TypeText, Default: value.Text(""), Check: checkSubscriptionPolicy, Group: groupDelivery,
			Help: `How an HTTP or HTTPS endpoint is tried again, instead of as the topic says, as JSON: {"healthyRetryPolicy": {"minDelayTarget": 1, "maxDelayTarget": 60, "numRetries": 10}}.`},
		{Name: "ReplayPolicy", Type: component.TypeText, Default: value.Text(""), Check: checkReplayPolicy, Group: groupFIFO,
			Help: `From when on the archive of a FIFO topic is delivered again, as JSON: {"PointType": "Timestamp", "StartingPoint": "2026-01-01T00:00:00.000Z"}; a change begins a replay. After an EndingPoint nothing is delivered any more.`},
		{Name: "PendingConfirmation", Type: component.TypeBoolean, Default: value.Bool(false), Group: groupAccount, Source: "Amazon SNS API reference, Subscribe",
			Help: "Begins unconfirmed, as over the API: an endpoint or an inbox is asked to confirm first and gets nothing until it has."},
		{Name: "SubscriptionId", Type: component.TypeText, Default: value.Text(""), Check: checkSubscriptionID, Group: groupAccount, Source: "ours: AWS chooses a UUID",
			Help: "The last part of the subscription's ARN; made of the names at both ends of the wire when empty."},
		{Name: "SubscriptionRoleArn", Type: component.TypeText, Default: value.Text(""), Group: groupAccount,
			Help: "The role by which SNS may write to a Firehose stream; kept and given back, it changes nothing here."},
	}
	for i := range all {
		if all[i].Source == "" {
			all[i].Source = "Amazon SNS API reference, SetSubscriptionAttributes"
		}
	}
	return all
}

// checkFilter finds what is wrong with a filter policy of the scope that the subscription has.
func checkFilter(at value.Pointer, v value.Value, s component.Settings) []component.Problem {
	return policy.CheckScope(at, v, policy.Scope(s.Text("FilterPolicyScope")))
}
