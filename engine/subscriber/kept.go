package subscriber

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// kept is one message that came.
type kept struct {
	number       uint32
	peer         uint32 // who sent it
	port         string
	at           kernel.Time
	form         form
	notify       action.Notify    // of what came otherwise, only the message
	call         component.CallID // while it is open
	outside      bool             // the outside answers it, and confirms what it confirms
	timer        kernel.Ticket    // of its answer or its confirmation
	since        kernel.Time      // when that wait began
	due          kernel.Time      // when the timer rings; Forever when there is none
	status       int              // that it was answered with; 0 while it is open and where there is none
	unread       bool
	confirmation confirmation
	confirming   component.CallID // of ConfirmSubscription
	result       string           // of the confirmation: the subscription's ARN, or the fault's code
}

// form is the action by which a message came.
type form uint8

const (
	formNotify form = iota
	formRequest
	formSendMessage
)

// confirmation is how far the confirmation of a subscription has come.
type confirmation uint8

const (
	confirmationNone  confirmation = iota // the message asks for none
	confirmationWaits                     // nobody has followed the link yet
	confirmationAsked                     // the topic was asked and has not answered yet
	confirmationDone
	confirmationFailed
)

var confirmationWords = [...]string{"", "waiting", "asked", "confirmed", "failed"}

// statusGone stands for the status of what nobody waits for any more.
const statusGone = -1

// at returns the message of that number; nil when it is not kept.
func (n *node) at(number uint64) *kept {
	low, high := 0, len(n.all)
	for low < high {
		if middle := (low + high) / 2; uint64(n.all[middle].number) < number {
			low = middle + 1
		} else {
			high = middle
		}
	}
	if low < len(n.all) && uint64(n.all[low].number) == number {
		return n.all[low]
	}
	return nil
}

// add keeps a message that came; it is open until it is finished.
func (n *node) add(c *component.Call) *kept {
	n.number++
	k := &kept{number: n.number, peer: c.Peer, port: c.Port, at: n.env.Now(), call: c.ID, outside: c.Outside, due: kernel.Forever}
	switch in := c.In.(type) {
	case *action.Notify:
		k.notify = *in
	case *action.Request:
		k.form, k.notify.Message = formRequest, in.Message
	case *action.SendMessage:
		k.form, k.notify.Message = formSendMessage, in.Message
	}
	n.all = append(n.all, k)
	n.open++
	return k
}

// finish says that a message is answered, or that nobody waits for that. The oldest go where there are too many.
func (n *node) finish(k *kept, status int) {
	k.call, k.status = 0, status
	n.open--
	n.bytes += k.notify.Message.TextBytes()
	for len(n.all)-n.open > keptMax || n.bytes > keptBytesMax && len(n.all)-n.open > 1 {
		n.drop()
	}
}

// drop forgets the oldest message that is not open.
func (n *node) drop() {
	for i, k := range n.all {
		if k.call != 0 {
			continue
		}
		n.stop(k)
		n.env.Forget(k.confirming)
		n.seen(k)
		n.bytes -= k.notify.Message.TextBytes()
		n.all = append(n.all[:i], n.all[i+1:]...)
		return
	}
}

// seen says that a message is unread no longer.
func (n *node) seen(k *kept) {
	if k.unread {
		k.unread = false
		n.unread--
		n.env.Gauge(gaugeUnread, n.unread)
	}
}
