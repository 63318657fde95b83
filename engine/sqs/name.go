package sqs

import (
	"strings"

	"playground/engine/component"
)

const fifoSuffix = ".fifo"

// Name is what the queue of a node is called by clients: by its setting QueueName, else as the node is. The names of
// FIFO queues end in .fifo, which ids of nodes cannot.
func Name(id string, s component.Settings) string {
	if name := s.Text("QueueName"); name != "" {
		id = name
	}
	return DefaultName(id, s.Bool("FifoQueue"))
}

// DefaultName is Name for a node without QueueName.
func DefaultName(id string, fifo bool) string {
	if fifo && !strings.HasSuffix(id, fifoSuffix) {
		return id + fifoSuffix
	}
	return id
}
