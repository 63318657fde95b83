package sqs

import "playground/engine/action"

// bill counts an API call as it is billed: one request for every 64 KiB that are begun of what it carries, a batch
// being one call and a receive that gets nothing one request (prices of Amazon SQS). Moves between queues are free.
func (n *node) bill(bytes int) { n.billed += int64(max(bytes-1, 0)/billedBytes + 1) }

// billSend counts a send, unless it is another queue that moves a message.
func (n *node) billSend(in *action.SendMessage) {
	if in.Moved == nil {
		n.bill(size(&in.Message))
	}
}

// billReceive counts a receive when it is answered.
func (n *node) billReceive(out *action.ReceiveMessageResult) {
	bytes := 0
	for i := range out.Messages {
		bytes += size(&out.Messages[i].Message)
	}
	n.bill(bytes)
}
