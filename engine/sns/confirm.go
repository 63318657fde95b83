package sns

import (
	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/trace"
	"playground/engine/value"
)

// confirmationRow is the part of a message's number that tells confirmations from what is published.
const confirmationRow = 1 << 63

// askToConfirm sends the confirmations of subscriptions that began unconfirmed and were not asked yet.
func (n *node) askToConfirm() {
	if n.crashed {
		return
	}
	for i := range n.subscriptions {
		if s := &n.subscriptions[i]; s.state == Pending && s.token == "" {
			s.token = n.newToken()
			n.sendConfirmation(i, action.SubscriptionConfirmation, s.token)
		}
	}
}

// newToken draws the token of a confirmation.
func (n *node) newToken() string {
	r, text := n.env.Rand("tokens"), make([]byte, tokenDigits)
	for i := range text {
		text[i] = "0123456789abcdef"[r.Uint32()>>28]
	}
	return string(text)
}

// sendConfirmation sends what a subscriber can confirm with a token, and returns the row of the delivery.
func (n *node) sendConfirmation(at int, kind, token string) uint32 {
	s := &n.subscriptions[at]
	n.confirmations++
	p := &publication{in: &action.Publish{}, place: n.place, at: n.now, id: action.MessageID{Key: n.topic.key, Number: confirmationRow + n.confirmations}}
	p.in.Message.Token = component.Token{Lineage: n.env.NewLineage(), Attempt: 1}
	topic := TopicARN(n.place, n.topic.settings.name)
	in := &action.Notify{
		Via: s.wire.Action, Type: kind, ID: p.id, Topic: topic, Sender: n.topic.settings.displayName, ContentType: contentType, Token: token,
		ConfirmationURL: n.place.Endpoint + "/?Action=ConfirmSubscription&TopicArn=" + topic + "&Token=" + token,
	}
	in.Message.Token = p.token()
	if kind == action.UnsubscribeConfirmation {
		in.Subscription = topic + ":" + s.id
	}
	in.Subject, in.Message.Body = "", confirmation(in, p, n.topic.settings.signature)
	if in.Via == action.SendEmail {
		in.Subject, in.Message.Body = mailSubject[kind], mailToConfirm(in)
	}
	row := n.deliveries.open()
	r := &n.deliveries.rows[row]
	r.in, r.from, r.to, r.since, r.asks = in, p, uint32(at), n.now, true
	s.underWay++
	n.note(verbAsked, row, kind, 0)
	n.attempt(row)
	return row
}

// confirmation renders what HTTP, HTTPS and JSON emails get (recorded).
func confirmation(in *action.Notify, p *publication, version string) string {
	b := value.NewObject(10)
	b.Set("Type", value.Text(in.Type))
	b.Set("MessageId", value.Text(in.ID.String()))
	b.Set("Token", value.Text(in.Token))
	b.Set("TopicArn", value.Text(in.Topic))
	text := "You have chosen to subscribe to the topic " + in.Topic + ".\nTo confirm the subscription, visit the SubscribeURL included in this message."
	if in.Type == action.UnsubscribeConfirmation {
		text = "You have chosen to deactivate subscription " + in.Subscription +
			".\nTo cancel this operation and restore the subscription, visit the SubscribeURL included in this message."
	}
	b.Set("Message", value.Text(text))
	b.Set("SubscribeURL", value.Text(in.ConfirmationURL))
	b.Set("Timestamp", value.Text(timestamp(p.place, p.at)))
	sign(b, p.place, version, "SigningCertURL")
	return b.Value().String()
}

var mailSubject = map[string]string{
	action.SubscriptionConfirmation: "AWS Notification - Subscription Confirmation",
	action.UnsubscribeConfirmation:  "AWS Notification - Unsubscribe Confirmation",
}

// mailToConfirm is what a person reads.
func mailToConfirm(in *action.Notify) string {
	if in.Type == action.UnsubscribeConfirmation {
		return "Your subscription with the id below has been deactivated:\n" + in.Subscription +
			"\n\nIf it was not your intention to unsubscribe, click or visit the link below to resubscribe:\n" + in.ConfirmationURL + "\n"
	}
	return "You have chosen to subscribe to the topic:\n" + in.Topic +
		"\n\nTo confirm this subscription, click or visit the link below (If this was in error no action is necessary):\n" + in.ConfirmationURL + "\n"
}

// confirm confirms the subscription that a token belongs to.
func (n *node) confirm(c component.Call, in *action.ConfirmSubscription) {
	for i := range n.subscriptions {
		s := &n.subscriptions[i]
		if s.token == "" || s.token != in.Token || s.state != Pending && s.state != Confirmed {
			continue
		}
		if s.state == Pending {
			s.state, s.authenticated = Confirmed, in.Signed
			n.env.Record(trace.Record{Verb: verbConfirmed, Peer: s.wire.PeerNode, Lineage: in.Confirmed.Lineage, A: int64(n.now.Sub(s.since))})
			n.count()
		}
		arn := TopicARN(n.place, n.topic.settings.name) + ":" + s.id
		n.env.Reply(c.ID, component.Result{Out: &action.ConfirmSubscriptionResult{SubscriptionArn: arn, Wire: s.wire.Index}})
		return
	}
	n.refuse(c, in.Confirmed.Lineage, &component.Fault{Code: "InvalidParameter", Message: "Invalid parameter: Token"})
}

// expire ends the subscriptions that were not confirmed in time, and the replays that are over.
func (n *node) expire(now kernel.Time) {
	for i := range n.subscriptions {
		s := &n.subscriptions[i]
		if s.expires() > now {
			continue
		}
		if s.state == Confirmed {
			s.replay.over = true
			continue
		}
		s.state, s.token, s.first, s.last = Expired, "", 0, 0
		n.env.Record(trace.Record{Verb: verbExpired, Peer: s.wire.PeerNode, A: int64(confirmationTime)})
		for row := range n.deliveries.rows {
			if r := &n.deliveries.rows[row]; r.state != free && r.to == uint32(i) {
				n.drop(uint32(row), s)
			}
		}
	}
	n.count()
}

// count counts the subscriptions that get messages as they come, and finds when the next one is gone that is pending.
func (n *node) count() {
	n.confirmed, n.expiry = 0, kernel.Forever
	for i := range n.subscriptions {
		s := &n.subscriptions[i]
		if s.live() {
			n.confirmed++
		}
		n.expiry = min(n.expiry, s.expires())
	}
}

// refuseBeyond makes a subscription one that is not there, where there are too many.
func (n *node) refuseBeyond(s *subscription, subscriptions, policies bool) {
	code := ""
	switch {
	case subscriptions:
		code = "SubscriptionLimitExceeded"
	case policies:
		code = "FilterPolicyLimitExceeded"
	}
	if code == "" || s.state == Refused {
		return
	}
	s.state, s.token = Refused, ""
	n.env.Record(trace.Record{Verb: verbSubscriptionRefused, Peer: s.wire.PeerNode, Symbol: n.env.Symbol(code)})
}
