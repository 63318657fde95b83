package sns

import (
	"time"

	"playground/engine/value"
)

// phases are the retries that follow a failed first attempt, in the four phases of the developer guide
// (sns-message-delivery-retries). Those come after the initial attempt, so that the totals it names, 100,015 and 50, are
// read as retries here.
type phases struct {
	atOnce  int             // immediate retries, without a pause
	pre     int             // pre-backoff: after least each
	backoff []time.Duration // from least to most
	post    int             // post-backoff: after most each
	least   time.Duration
	most    time.Duration
}

// The retries that nobody can change. AWS adds jitter of unstated size; here that is a setting of the topic.
var (
	awsPhases  = phases{awsAtOnce, awsPre, exponential(awsBackoff, awsLeast, awsMost), awsPost, awsLeast, awsMost}
	mailPhases = phases{0, mailPre, exponential(mailBackoff, mailLeast, mailMost), mailPost, mailLeast, mailMost}

	// To a dead-letter queue: those to any queue, without the 100,000 of the last phase. That is ours. AWS says only that a
	// message may fail to get there, and counts it (NumberOfNotificationsFailedToRedriveToDlq); for that to show, a copy
	// that has used up 23 days should not take as many again.
	movingPhases = phases{awsAtOnce, awsPre, awsPhases.backoff, 0, awsLeast, awsMost}
)

// retriesOf is how a delivery is tried again after its latest attempt: the phases, the verb that says so, and the row of
// timers.
func (n *node) retriesOf(r *delivery) (retries *phases, verb, timer uint32) {
	s := &n.subscriptions[r.to]
	switch {
	case r.moving:
		return &movingPhases, verbRetriedAWS, timerRetryAWS
	case r.slowed:
		return &mailPhases, verbRetriedMail, timerRetryMail
	}
	return s.retries, s.protocol.retried, s.protocol.again
}

// pause is how long to wait before the retry that follows so many failed attempts, from 1; ok is false when all
// retries are used up. It counts from when the topic hears that the attempt has failed: its answer is there, or did not
// come in time. Where the way there and back takes long, attempts are as much further apart; AWS does not say.
func (p *phases) pause(failed uint32) (d time.Duration, ok bool) {
	i := int(failed) - 1
	if i < p.atOnce {
		return 0, true
	}
	i -= p.atOnce
	if i < p.pre {
		return p.least, true
	}
	i -= p.pre
	if i < len(p.backoff) {
		return p.backoff[i], true
	}
	return p.most, i-len(p.backoff) < p.post
}

// phase names the phase of the retry that follows so many failed attempts.
func (p *phases) phase(failed uint32) string {
	i := int(failed) - 1
	switch {
	case i < p.atOnce:
		return "immediate retry"
	case i < p.atOnce+p.pre:
		return "pre-backoff"
	case i < p.atOnce+p.pre+len(p.backoff):
		return "backoff"
	}
	return "post-backoff"
}

// retries is how many there are.
func (p *phases) retries() int { return p.atOnce + p.pre + len(p.backoff) + p.post }

// total is how long all pauses take together.
func (p *phases) total() time.Duration {
	sum := time.Duration(p.pre)*p.least + time.Duration(p.post)*p.most
	for _, d := range p.backoff {
		sum += d
	}
	return sum
}

// compileRetryPolicy makes phases of a retry policy that was found to be sound; absent members have their defaults.
func compileRetryPolicy(v value.Value) *phases {
	whole := completeRetries(v)
	number := func(name string) int {
		n, _ := part(whole, name).AsInt()
		return int(n)
	}
	p := &phases{
		atOnce: number("numNoDelayRetries"), pre: number("numMinDelayRetries"), post: number("numMaxDelayRetries"),
		least: time.Duration(number("minDelayTarget")) * time.Second, most: time.Duration(number("maxDelayTarget")) * time.Second,
	}
	function, _ := part(whole, "backoffFunction").AsText()
	p.backoff = backoffs[function](number("numRetries")-p.atOnce-p.pre-p.post, p.least, p.most)
	return p
}
