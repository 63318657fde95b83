package sqs

import (
	"strings"

	"playground/engine/action"
)

// answers makes the answers of sends and receives, and the texts of short messages, some at a time, which costs less
// than one by one.
type answers struct {
	sent     []action.SendMessageResult
	received []action.ReceiveMessageResult
	texts    strings.Builder
}

// answersTogether is how many are made at a time: few, since whoever keeps one keeps them all.
const answersTogether = 8

func (a *answers) toSend() *action.SendMessageResult {
	if len(a.sent) == 0 {
		a.sent = make([]action.SendMessageResult, answersTogether)
	}
	out := &a.sent[0]
	a.sent = a.sent[1:]
	return out
}

func (a *answers) toReceive() *action.ReceiveMessageResult {
	if len(a.received) == 0 {
		a.received = make([]action.ReceiveMessageResult, answersTogether)
	}
	out := &a.received[0]
	a.received = a.received[1:]
	return out
}

// textsBytes is how much room texts have together, and shortBytes how long one may be to share it: whoever keeps one
// keeps them all.
const (
	textsBytes = 512
	shortBytes = textsBytes / answersTogether
)

// toText makes a text of bytes.
func (a *answers) toText(bytes []byte) string {
	if len(bytes) > shortBytes {
		return string(bytes)
	}
	if a.texts.Cap()-a.texts.Len() < len(bytes) {
		a.texts.Reset()
		a.texts.Grow(textsBytes)
	}
	from := a.texts.Len()
	a.texts.Write(bytes)
	return a.texts.String()[from:]
}
