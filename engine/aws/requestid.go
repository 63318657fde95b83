package aws

import "playground/engine/action"

// RequestID names a request: the text of a number is a UUID that looks random and is the same in every run.
type RequestID uint64

// requestKey tells the ids of requests from those of messages.
const requestKey = 0x7265717565737473

// String renders the id.
func (id RequestID) String() string {
	return action.MessageID{Key: requestKey, Number: uint64(id)}.String()
}
