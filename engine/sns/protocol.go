package sns

import "playground/engine/action"

// protocol is how a topic reaches a subscriber: what the action of a wire stands for.
type protocol struct {
	name       string   // as Subscribe spells it
	retries    *phases  // nil where a DeliveryPolicy says
	retried    uint32   // the verb of a failed attempt that is followed by another
	again      uint32   // the row of timers for that
	throttling []string // codes of faults that have the retries of email instead
	raw        bool     // RawMessageDelivery counts
	confirms   bool     // a subscriber may have to confirm
	form       form     // of the text
}

// protocols has a row for each action of the port to subscribers.
var protocols = map[string]*protocol{
	"SendMessage":          {name: "sqs", retries: &awsPhases, retried: verbRetriedAWS, again: timerRetryAWS, raw: true, form: formNotification},
	action.Invoke:          {name: "lambda", retries: &awsPhases, retried: verbRetriedAWS, again: timerRetryAWS, form: formRecord},
	action.PutRecord:       {name: "firehose", retries: &awsPhases, retried: verbRetriedAWS, again: timerRetryAWS, throttling: slowDown, raw: true, form: formUnsigned},
	action.PostHTTPS:       {name: "https", retried: verbRetriedHTTP, again: timerRetryHTTP, raw: true, confirms: true, form: formNotification},
	action.PostHTTP:        {name: "http", retried: verbRetriedHTTP, again: timerRetryHTTP, raw: true, confirms: true, form: formNotification},
	action.SendEmail:       {name: "email", retries: &mailPhases, retried: verbRetriedMail, again: timerRetryMail, confirms: true, form: formMail},
	action.SendEmailJSON:   {name: "email-json", retries: &mailPhases, retried: verbRetriedMail, again: timerRetryMail, confirms: true, form: formNotification},
	action.SendTextMessage: {name: "sms", retries: &mailPhases, retried: verbRetriedMail, again: timerRetryMail, form: formPlain},
	action.PushMobile:      {name: "application", retries: &mailPhases, retried: verbRetriedMail, again: timerRetryMail, form: formPlain},
}

// slowDown is what Firehose answers to more than its stream takes (Firehose API reference, PutRecord and common errors).
// The developer guide of SNS gives such errors the retries of email (sns-message-delivery-retries, footnote).
var slowDown = []string{"ServiceUnavailableException", "ThrottlingException"}

// actions lists them as the port does, best first: a queue takes messages, a function its invocations.
func actions() []string {
	return []string{
		"SendMessage", action.Invoke, action.PostHTTPS, action.PostHTTP, action.SendEmail, action.SendEmailJSON, action.SendTextMessage,
		action.PushMobile, action.PutRecord,
	}
}

// Protocol names the protocol of a wire's action, as Subscribe spells it; "" where it is none of a topic's.
func Protocol(by string) string {
	if p := protocols[by]; p != nil {
		return p.name
	}
	return ""
}
