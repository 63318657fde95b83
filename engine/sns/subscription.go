package sns

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/policy"
)

// subscription is a wire to somebody who wants the topic's messages.
type subscription struct {
	wire        component.Wire
	protocol    *protocol
	id          string         // last part of the ARN
	filter      *policy.Policy // nil for everything
	scope       policy.Scope   // of the filter
	retries     *phases
	deadLetter  string // id of the queue that gets what cannot be delivered; "" for none
	contentType string // of HTTP
	perSecond   int64  // copies that go out at most; 0 for no limit
	raw         bool
	queue       bool // it is a queue's
	pending     bool // the setting PendingConfirmation

	state         string
	authenticated bool        // confirmed by somebody who said so
	since         kernel.Time // when it began
	token         string      // that confirms it
	rate          kernel.Bucket
	first, last   uint32 // rows + 1 of copies that are held back by the rate
	replay        replay
	counts
}

// counts are what has become of a subscription's copies.
type counts struct {
	delivered, filtered, failed, redriven, dropped int64
	underWay, retrying                             int64
}

// read takes over the settings of a wire; what has happened stays.
func (s *subscription) read(n *node, w component.Wire) {
	p := protocolOf(w.Action)
	s.wire, s.protocol, s.queue, s.retries = w, p, w.Action == "SendMessage", p.retries
	s.id = SubscriptionID(n.env.ID(), w.Peer, w.Action, w.Settings)
	s.raw = p.raw && w.Settings.Bool("RawMessageDelivery")
	s.deadLetter = w.Settings.Text("DeadLetterQueue")
	s.filter, s.scope = nil, policy.Scope(w.Settings.Text("FilterPolicyScope"))
	if v := w.Settings.Raw("FilterPolicy"); !v.IsNull() {
		s.filter, _ = policy.Compile(v, s.scope)
	}
	s.perSecond, s.contentType = 0, ""
	switch {
	case p.retries == nil:
		s.readHTTP(EffectiveSubscriptionDeliveryPolicy(n.topic.settings.deliveryPolicy, w.Settings.Text("DeliveryPolicy")))
	case w.Action == action.SendEmail || w.Action == action.SendEmailJSON:
		s.perSecond = emailRate
	}
}

// begin gives a subscription its state: a new one, or one whose setting PendingConfirmation has changed, begins anew. One
// that was confirmed stays so when the setting says it, too.
func (s *subscription) begin(n *node, known bool) {
	pending := s.wire.Settings.Bool("PendingConfirmation") && s.protocol.confirms
	if known && s.state != Refused && (pending == s.pending || !pending && s.state == Confirmed) {
		s.pending = pending
		return
	}
	s.pending, s.state, s.token = pending, Confirmed, ""
	s.since = n.now
	if pending {
		s.state = Pending
	}
}

// live reports whether the subscription gets new messages as they come.
func (s *subscription) live() bool {
	return s.state == Confirmed && !s.replay.active() && !s.replay.over
}

// hold keeps a copy back behind the others.
func (s *subscription) hold(rows []delivery, row uint32) {
	if s.last == 0 {
		s.first = row + 1
	} else {
		rows[s.last-1].next = row + 1
	}
	s.last = row + 1
}

// expires is when the subscription is gone unless it is confirmed before, or when its replay is over.
func (s *subscription) expires() kernel.Time {
	switch s.state {
	case Pending:
		return s.since.Add(confirmationTime)
	case Confirmed:
		return s.replay.ends()
	}
	return kernel.Forever
}

// wait is how long a copy must wait for its turn.
func (s *subscription) wait(now kernel.Time) time.Duration {
	if s.perSecond == 0 {
		return 0
	}
	return s.rate.Wait(now, s.perSecond)
}
