package sns

import (
	"strings"

	"playground/engine/action"
	"playground/engine/component"
)

const fifoSuffix = ".fifo"

// Name is what the topic of a node is called by clients: by its setting TopicName, else as the node is. The names of
// FIFO topics end in .fifo, which ids of nodes cannot.
func Name(id string, s component.Settings) string {
	if name := s.Text("TopicName"); name != "" {
		id = name
	}
	return DefaultName(id, s.Bool("FifoTopic"))
}

// DefaultName is Name for a node without TopicName.
func DefaultName(id string, fifo bool) string {
	if fifo && !strings.HasSuffix(id, fifoSuffix) {
		return id + fifoSuffix
	}
	return id
}

// DefaultPlace is where topics are while nobody says otherwise.
var DefaultPlace = action.Place{
	Region: "us-east-1", Account: "123456789012", Endpoint: "https://sns.us-east-1.amazonaws.com",
	Epoch: 1_767_225_600, // 2026-01-01T00:00:00Z, when every simulation begins
}

// TopicARN is the ARN of a topic of that name; a subscription's is that, a colon and its id.
func TopicARN(at *action.Place, name string) string {
	return "arn:aws:sns:" + at.Region + ":" + at.Account + ":" + name
}

// SubscriptionID is the last part of the ARN of a subscription: the wire's setting, or what the names at its ends and
// its action make. It looks like a UUID.
func SubscriptionID(topic, peer, by string, s component.Settings) string {
	if id := s.Text("SubscriptionId"); id != "" {
		return id
	}
	return action.MessageID{Key: hash(topic), Number: hash(by + " " + peer)}.String()
}

// hash is FNV-1a in 64 bits.
func hash(text string) uint64 {
	h := uint64(0xcbf29ce484222325)
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * 0x100000001b3
	}
	return h
}
