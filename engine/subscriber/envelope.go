package subscriber

import (
	"playground/engine/action"
	"playground/engine/value"
)

// What AWS writes where a topic and a message have nothing of their own: the name in From and the subjects of its mails, as
// they arrive in inboxes.
const (
	senderDefault      = "AWS Notifications"
	subjectDefault     = "AWS Notification Message"
	subjectConfirm     = "AWS Notification - Subscription Confirmation"
	subjectUnsubscribe = "AWS Notification - Unsubscribe Confirmation"
)

// The headers that all HTTP requests of SNS have, as recorded; the content type is that of a topic without a policy for it.
const (
	contentType    = "text/plain; charset=UTF-8"
	userAgent      = "Amazon Simple Notification Service Agent"
	acceptEncoding = "gzip,deflate"
)

func (k *kept) isMail() bool { return k.port == "email" || k.port == "email-json" }

// sender is the name that a mail comes from.
func (k *kept) sender() string {
	if k.isMail() && k.notify.Sender == "" {
		return senderDefault
	}
	return k.notify.Sender
}

// subject is the subject of a mail, or whatever stands in the notification.
func (k *kept) subject() string {
	switch {
	case k.notify.Subject != "" || !k.isMail():
		return k.notify.Subject
	case k.notify.Type == action.SubscriptionConfirmation:
		return subjectConfirm
	case k.notify.Type == action.UnsubscribeConfirmation:
		return subjectUnsubscribe
	}
	return subjectDefault
}

// Headers are those of the HTTP request by which a notification goes, as recorded in deliveries of AWS.
func Headers(r *action.Notify) value.Value {
	kind, raw := contentType, ""
	if r.ContentType != "" {
		kind = r.ContentType
	}
	if r.Raw {
		raw = "true"
	}
	b := value.NewObject(8)
	for _, h := range [...][2]string{
		{"x-amz-sns-message-type", r.Type}, {"x-amz-sns-message-id", r.ID.String()}, {"x-amz-sns-topic-arn", r.Topic},
		{"x-amz-sns-subscription-arn", r.Subscription}, {"x-amz-sns-rawdelivery", raw},
		{"Content-Type", kind}, {"User-Agent", userAgent}, {"Accept-Encoding", acceptEncoding},
	} {
		if h[1] != "" {
			b.Set(h[0], value.Text(h[1]))
		}
	}
	return b.Value()
}
