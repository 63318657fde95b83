package subscriber

import (
	"encoding/base64"
	"strconv"
	"strings"
	"unsafe"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/value"
)

// Contents lists what is open, and the newest of what is kept, the newest first.
func (n *node) Contents(to *component.Contents) {
	to.Busy = n.open > 0
	shown := 0
	for i := len(n.all) - 1; i >= 0 && shown < drawnMax; i-- {
		k := n.all[i]
		item := component.Item{Token: k.notify.Message.Token, Lane: component.LaneVisible, Slot: uint32(shown), Since: k.at, Until: kernel.Forever}
		if k.call != 0 {
			item.Lane, item.Until = component.LaneWorker, k.due
		}
		to.Add(item)
		shown++
	}
	to.More += len(n.all) - shown
}

// Inspect renders how much came and what of it is kept, the newest last.
func (n *node) Inspect() value.Value {
	b := value.NewObject(5)
	b.Set("received", value.Int(int64(n.number)))
	if n.manner.Reads {
		b.Set("unread", value.Int(n.unread))
	}
	if s := n.manner.Serves; s != nil {
		b.Set("open", value.Int(int64(n.open)))
		b.Set("url", value.Text(s.URL(n.env.ID(), "https")))
	}
	first := max(0, len(n.all)-inspectedMax)
	rows := make([]value.Value, 0, len(n.all)-first)
	for _, k := range n.all[first:] {
		rows = append(rows, n.row(k, excerpt(k.notify.Message.Text(), excerptMax)).Value())
	}
	b.Set("messages", value.ArrayOf(rows))
	return b.Value()
}

// row renders a message with so much of its text; times are virtual nanoseconds.
func (n *node) row(k *kept, body string) *value.Builder {
	m := &k.notify.Message
	b := value.NewObject(24)
	b.Set("number", value.Text(strconv.FormatUint(uint64(k.number), 10)))
	b.Set("lineage", value.Int(int64(m.Token.Lineage)))
	b.Set("at", nanoseconds(k.at))
	b.Set("protocol", value.Text(k.port))
	from := ""
	if w := n.wireOf(k); w != nil {
		from = w.Peer
	}
	for _, t := range [...][2]string{
		{"from", from}, {"sender", k.sender()}, {"type", k.notify.Type}, {"subject", k.subject()}, {"confirmation", confirmationWords[k.confirmation]}, {"result", k.result},
	} {
		if t[1] != "" {
			b.Set(t[0], value.Text(t[1]))
		}
	}
	b.Set("body", value.Text(body))
	b.Set("bytes", value.Int(int64(m.TextBytes())))
	b.Set("attempt", value.Int(int64(m.Token.Attempt)))
	if m.Token.Duplicate {
		b.Set("duplicate", value.Bool(true))
	}
	if n.manner.Parts != nil {
		b.Set("parts", value.Int(int64(n.manner.Parts(k.port, m.Text()))))
	}
	b.Set("state", value.Text(n.state(k)))
	if k.due != kernel.Forever {
		b.Set("due", nanoseconds(k.due))
	}
	return b
}

// Peek renders one message whole, with what came along; null when it is not kept.
func (n *node) Peek(number uint64) value.Value {
	k := n.at(number)
	if k == nil {
		return value.Null
	}
	r := &k.notify
	b := n.row(k, r.Message.Text())
	if k.form == formNotify {
		b.Set("MessageId", value.Text(r.ID.String()))
		b.Set("TopicArn", value.Text(r.Topic))
		b.Set("raw", value.Bool(r.Raw))
	}
	for _, t := range [...][2]string{{"SubscriptionArn", r.Subscription}, {"Token", r.Token}, {"ConfirmationURL", r.ConfirmationURL}} {
		if t[1] != "" {
			b.Set(t[0], value.Text(t[1]))
		}
	}
	if n.manner.Serves != nil && k.form == formNotify {
		b.Set("headers", Headers(r))
	}
	if len(r.Message.Attributes) > 0 {
		b.Set("attributes", attributes(r.Message.Attributes))
	}
	return b.Value()
}

// state is what has become of a message, in a word, or the status that it was answered with.
func (n *node) state(k *kept) string {
	switch {
	case k.call != 0:
		return "open"
	case k.status == statusGone:
		return "abandoned"
	case n.manner.Serves != nil:
		return statusText(k.status)
	case k.unread:
		return "unread"
	case n.manner.Reads:
		return "read"
	}
	return "taken"
}

// attributes lists message attributes in the order in which they were sent; bytes are in base64.
func attributes(all []action.Attribute) value.Value {
	rows := make([]value.Value, len(all))
	for i, a := range all {
		text := a.Value
		if strings.HasPrefix(a.Type, "Binary") {
			text = base64.StdEncoding.EncodeToString([]byte(text))
		}
		b := value.NewObject(3)
		b.Set("Name", value.Text(a.Name))
		b.Set("DataType", value.Text(a.Type))
		b.Set("Value", value.Text(text))
		rows[i] = b.Value()
	}
	return value.ArrayOf(rows)
}

func nanoseconds(t kernel.Time) value.Value { return value.Text(strconv.FormatInt(int64(t), 10)) }

// excerpt is a text as it is, cut where it is longer than so many characters.
func excerpt(text string, most int) string {
	characters := 0
	for i := range text {
		if characters == most {
			return text[:i] + "…"
		}
		characters++
	}
	return text
}

// Bytes estimates how much memory the node takes; texts that several copies share count for each.
func (n *node) Bytes(component.Component) int64 {
	sum := int64(n.bytes)
	for _, k := range n.all {
		sum += int64(unsafe.Sizeof(*k))
		if k.call != 0 {
			sum += int64(k.notify.Message.TextBytes())
		}
	}
	return sum
}

var _ component.Weigher = (*node)(nil)
var _ component.Peeker = (*node)(nil)

// someWait reports whether a message was told whose subscription can be confirmed.
func someWait(told value.Value) bool {
	messages, _ := told.Get("messages")
	for _, m := range messages.Elements() {
		words, _ := m.Get("confirmation")
		if text, _ := words.AsText(); text == confirmationWords[confirmationWaits] || text == confirmationWords[confirmationFailed] {
			return true
		}
	}
	return false
}

// someUnread reports whether unread messages were told.
func someUnread(told value.Value) bool {
	unread, _ := told.Get("unread")
	n, _ := unread.AsInt()
	return n > 0
}
