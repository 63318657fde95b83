package sns

import "playground/engine/action"

// protocol is how a topic reaches a subscriber: what the action of a wire stands for.
type protocol struct {
	action     string   // of a wire
	name       string   // as Subscribe spells it
	retries    *phases  // nil where a DeliveryPolicy says
	retried    uint32   // the verb of a failed attempt that is followed by another
	again      uint32   // the row of timers for that
	throttling []string // codes of faults that have the retries of email instead
	raw        bool     // RawMessageDelivery counts
	confirms   bool     // a subscriber may have to confirm
	form       form     // of the text
}

// protocols has a row for each action of the port to subscribers, best first: a queue takes messages, a function its
// invocations.
var protocols = []protocol{
	{action: "SendMessage", name: "sqs", retries: &awsPhases, retried: verbRetriedAWS, again: timerRetryAWS, raw: true, form: formNotification},
	{action: action.Invoke, name: "lambda", retries: &awsPhases, retried: verbRetriedAWS, again: timerRetryAWS, form: formRecord},
	{action: action.PostHTTPS, name: "https", retried: verbRetriedHTTP, again: timerRetryHTTP, raw: true, confirms: true, form: formNotification},
	{action: action.PostHTTP, name: "http", retried: verbRetriedHTTP, again: timerRetryHTTP, raw: true, confirms: true, form: formNotification},
	{action: action.SendEmail, name: "email", retries: &mailPhases, retried: verbRetriedMail, again: timerRetryMail, confirms: true, form: formMail},
	{action: action.SendEmailJSON, name: "email-json", retries: &mailPhases, retried: verbRetriedMail, again: timerRetryMail, confirms: true, form: formNotification},
	{action: action.SendTextMessage, name: "sms", retries: &mailPhases, retried: verbRetriedMail, again: timerRetryMail, form: formPlain},
	{action: action.PushMobile, name: "application", retries: &mailPhases, retried: verbRetriedMail, again: timerRetryMail, form: formPlain},
	{action: action.PutRecord, name: "firehose", retries: &awsPhases, retried: verbRetriedAWS, again: timerRetryAWS, throttling: slowDown, raw: true, form: formUnsigned},
}

// slowDown is what Firehose answers to more than its stream takes (Firehose API reference, PutRecord and common errors).
// The developer guide of SNS gives such errors the retries of email (sns-message-delivery-retries, footnote).
var slowDown = []string{"ServiceUnavailableException", "ThrottlingException"}

// actions lists them as the port does.
func actions() []string {
	all := make([]string, len(protocols))
	for i := range protocols {
		all[i] = protocols[i].action
	}
	return all
}

// protocolOf finds the protocol of a wire's action; nil where it is none of a topic's.
func protocolOf(by string) *protocol {
	for i := range protocols {
		if protocols[i].action == by {
			return &protocols[i]
		}
	}
	return nil
}

// Protocol names the protocol of a wire's action, as Subscribe spells it; "" where it is none of a topic's.
func Protocol(by string) string {
	if p := protocolOf(by); p != nil {
		return p.name
	}
	return ""
}
