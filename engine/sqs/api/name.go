package api

import (
	"strings"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

const fifoSuffix = ".fifo"

// kindOf says whether a new queue is a FIFO queue, which its name and its attribute FifoQueue must agree about.
func kindOf(name string, attributes value.Value) (fifo bool, fault *component.Fault) {
	if v, ok := attributes.Get("FifoQueue"); ok {
		text, _ := v.AsText()
		if fifo, ok = aws.Bool(text); !ok {
			return false, invalidAttribute("FifoQueue")
		}
	}
	if !fifo {
		if !isQueueName(name) {
			return false, invalidValue("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length")
		}
		return false, nil
	}
	stem, suffixed := strings.CutSuffix(name, fifoSuffix)
	if !suffixed || !isQueueName(stem) || len(name) > queueNameMax {
		return false, invalidValue("The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, " +
			"must end with .fifo suffix and be 1 to 80 in length")
	}
	return true, nil
}

func isQueueName(name string) bool { return name != "" && len(name) <= queueNameMax && isWord(name) }

// isWord: letters, digits, hyphens and underscores.
func isWord(text string) bool {
	for i := range len(text) {
		c := text[i]
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '_' {
			return false
		}
	}
	return true
}
