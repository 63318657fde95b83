package sns

import (
	"playground/engine/component"
	"playground/engine/value"
)

const (
	apiReference = "Amazon SNS API reference, SetTopicAttributes"
	quotas       = "Amazon SNS endpoints and quotas"
)

// The headings of the forms.
const (
	groupFIFO       = "FIFO"
	groupDelivery   = "Delivery"
	groupQuota      = "Quotas"
	groupPermission = "Access, encryption, tags"
	groupAccount    = "Over the API"
)

func fields() []component.Field {
	all := messageFields()
	all = append(all, fifoFields()...)
	all = append(all, quotaFields()...)
	return append(all, accessFields()...)
}

func messageFields() []component.Field {
	return []component.Field{
		{Name: "DisplayName", Type: component.TypeText, Default: value.Text(""), Check: checkDisplayName, Source: apiReference,
			Help: "The name that emails come from, and that stands before a text message, there with its first ten characters."},
		{Name: "MaximumMessageSize", Type: component.TypeInteger, Unit: "bytes", Default: value.Int(messageBytesDefault),
			Min: messageBytesMin, Max: messageBytesMax, Source: apiReference,
			Help: "The largest message that is accepted, with its attributes; above 256 KB for at most 100 subscriptions, of SQS, Lambda and Firehose."},
		{Name: "DeliveryPolicy", Type: component.TypeText, Default: value.Text(""), Check: checkTopicPolicy, Group: groupDelivery, Source: apiReference,
			Help: `How HTTP and HTTPS endpoints are tried again, as JSON: {"http": {"defaultHealthyRetryPolicy": {"minDelayTarget": 1, "maxDelayTarget": 60, "numRetries": 10}}}.`},
		{Name: "retryJitter", Title: "Jitter", Type: component.TypeDuration, Default: value.Text("0s"), Min: 0, Max: int64(jitterMax), Group: groupDelivery,
			Source: "ours: AWS adds jitter of unstated size", Help: "Each pause before a retry is longer by up to so much, at random."},
		{Name: "SignatureVersion", Type: component.TypeEnum, Default: value.Text("1"), Options: []string{"1", "2"}, Group: groupDelivery, Source: apiReference,
			Help: "What notifications are signed with: SHA1 (1) or SHA256 (2). Signatures are examples here and verify nothing."},
	}
}

func fifoFields() []component.Field {
	all := []component.Field{
		{Name: "FifoTopic", Type: component.TypeBoolean, Default: value.Bool(false), Badge: "FIFO", Source: "Amazon SNS API reference, CreateTopic",
			Help: "Keeps the order in each message group and takes each message once; queues only. On AWS the type of a topic cannot be changed later."},
		{Name: "ContentBasedDeduplication", Type: component.TypeBoolean, Default: value.Bool(false), When: "FifoTopic",
			Help: "A message without a MessageDeduplicationId gets the SHA-256 of its text as one."},
		{Name: "FifoThroughputScope", Type: component.TypeEnum, Default: value.Text("Topic"), Options: []string{"Topic", "MessageGroup"}, When: "FifoTopic",
			Help: "Where a MessageDeduplicationId counts as the same, and what has a throughput of its own: the whole topic, or each message group."},
		{Name: "ArchivePolicy", Type: component.TypeText, Default: value.Text(""), Check: checkArchivePolicy, When: "FifoTopic",
			Help: `How many days messages are kept for replays, 1 to 365, as JSON: {"MessageRetentionPeriod": "30"}; nothing is kept when empty.`},
	}
	for i := range all {
		all[i].Group = groupFIFO
		if all[i].Source == "" {
			all[i].Source = apiReference
		}
	}
	return all
}

func quotaFields() []component.Field {
	all := []component.Field{
		{Name: "publishRate", Title: "Publishes", Type: component.TypeInteger, Unit: "messages/s", Default: value.Int(publishRateDefault), Min: 1, Max: publishRateMax,
			Help: "How many messages a second are accepted, each of a batch counting; more are throttled. The default is that of us-east-1."},
		{Name: "subscriptionsMax", Title: "Subscriptions", Type: component.TypeInteger, Unit: "subscriptions", Default: value.Int(subscriptionsDefault), Min: 1, Max: subscriptionsDefault,
			Help: "How many subscriptions the topic may have; a FIFO topic may have 100 at most. Those beyond get nothing."},
		{Name: "filterPoliciesMax", Title: "Filter policies", Type: component.TypeInteger, Unit: "policies", Default: value.Int(filterPoliciesDefault), Min: 1, Max: filterPoliciesMost,
			Help: "How many subscriptions of the topic may have a filter policy; those beyond get nothing."},
		{Name: "unthrottled", Title: "Without throttling", Type: component.TypeBoolean, Default: value.Bool(false), Source: "ours: AWS always throttles",
			Help: "Messages are not counted, so that the topic takes as many as come."},
	}
	for i := range all {
		all[i].Group = groupQuota
		if all[i].Source == "" {
			all[i].Source = quotas
		}
	}
	return all
}

func accessFields() []component.Field {
	all := []component.Field{
		{Name: "TopicName", Type: component.TypeText, Default: value.Text(""), Check: checkTopicName, Source: "Amazon SNS API reference, CreateTopic",
			Help: "What the topic is called over the API, where that is not the node's name; up to 256 letters, digits, - and _, and .fifo at the end of a FIFO topic."},
		{Name: "Policy", Type: component.TypeText, Default: value.Text(""), Check: checkJSON,
			Help: "Who may use the topic, as an IAM policy; kept and given back, not enforced here."},
		{Name: "DataProtectionPolicy", Type: component.TypeText, Default: value.Text(""), Check: checkJSON, Source: "Amazon SNS API reference, PutDataProtectionPolicy",
			Help: "What sensitive data messages must not hold; kept and given back, not enforced here."},
		{Name: "KmsMasterKeyId", Type: component.TypeText, Default: value.Text(""),
			Help: "The key for encryption with AWS KMS; kept and given back, it changes nothing here."},
		{Name: "TracingConfig", Type: component.TypeText, Default: value.Text(""), Check: checkTracing,
			Help: "Whether AWS X-Ray traces messages, PassThrough or Active; kept and given back, it changes nothing here."},
		{Name: "feedback", Title: "Delivery status logging", Type: component.TypeText, Default: value.Text(""), Check: checkJSON,
			Help: `The attributes of delivery status logging, as JSON: {"SQSSuccessFeedbackSampleRate": "100"}; kept and given back, it changes nothing here.`},
		{Name: "Tags", Type: component.TypeText, Default: value.Text(""), Check: checkJSON, Source: "Amazon SNS API reference, TagResource",
			Help: `The topic's tags, as JSON: {"team": "kitchen"}.`},
	}
	for i := range all {
		all[i].Group = groupPermission
		if all[i].Source == "" {
			all[i].Source = apiReference
		}
	}
	return all
}
