package sns

import (
	"time"

	"playground/engine/component"
)

// settings are what a topic's node says.
type settings struct {
	name              string
	displayName       string
	signature         string // SignatureVersion
	deliveryPolicy    string
	maximumBytes      int
	publishRate       int64
	subscriptionsMax  int
	filterPoliciesMax int
	retryJitter       time.Duration
	archived          time.Duration // how long messages are archived; 0 for not at all
	fifo              bool
	contentBased      bool
	perGroup          bool // FifoThroughputScope MessageGroup
	unthrottled       bool
}

func readSettings(id string, s component.Settings) settings {
	read := settings{
		name:              Name(id, s),
		displayName:       s.Text("DisplayName"),
		signature:         s.Text("SignatureVersion"),
		deliveryPolicy:    s.Text("DeliveryPolicy"),
		maximumBytes:      int(s.Int("MaximumMessageSize")),
		publishRate:       s.Int("publishRate"),
		subscriptionsMax:  int(s.Int("subscriptionsMax")),
		filterPoliciesMax: int(s.Int("filterPoliciesMax")),
		retryJitter:       s.Duration("retryJitter"),
		fifo:              s.Bool("FifoTopic"),
		contentBased:      s.Bool("ContentBasedDeduplication"),
		perGroup:          s.Text("FifoThroughputScope") == "MessageGroup",
		unthrottled:       s.Bool("unthrottled"),
	}
	if read.fifo {
		read.subscriptionsMax = min(read.subscriptionsMax, fifoSubscriptionsMax)
		policy, _ := ParseArchivePolicy(s.Text("ArchivePolicy"))
		read.archived = time.Duration(archiveDays(policy)) * 24 * time.Hour
	}
	return read
}
