package api

import (
	"strconv"
	"strings"

	"playground/engine/aws"
	"playground/engine/component"
	"playground/engine/value"
)

// policyLimits bound the JSON of policies that stands in attributes.
var policyLimits = value.Limits{Depth: 32, Bytes: 256 << 10, Nodes: 10_000, LastNameWins: true}

// redriveChange reads a RedrivePolicy; "" ends the one there is.
func (c *Call) redriveChange(s subject, policy string) (Change, *component.Fault) {
	if policy == "" {
		return Change{Rewire: true, Settings: aws.One("maxReceiveCount", value.Null)}, nil
	}
	refuse := func(reason string) (Change, *component.Fault) {
		return Change{}, invalid(policy, "RedrivePolicy", reason)
	}
	v, bad := value.Parse(policy, policyLimits)
	if bad != nil || v.Kind() != value.KindObject {
		return refuse("Redrive policy is not a valid JSON map.")
	}
	target, okTarget := v.Get("deadLetterTargetArn")
	count, okCount := v.Get("maxReceiveCount")
	switch {
	case !okCount:
		return refuse("Redrive policy does not contain mandatory attribute: maxReceiveCount.")
	case !okTarget:
		return refuse("Redrive policy does not contain mandatory attribute: deadLetterTargetArn.")
	}
	receives, ok := whole(count)
	if !ok || receives < 1 || receives > receiveCountMax {
		return refuse("Invalid value for maxReceiveCount: " + plain(count) + ", valid values are from 1 to " +
			strconv.Itoa(receiveCountMax) + " both inclusive.")
	}
	arn, _ := target.AsText()
	if !isQueueARN(strings.Split(arn, ":")) {
		return refuse("Invalid value for deadLetterTargetArn.")
	}
	queue := c.named(arn)
	if reason := c.deadLetterFlaw(s, queue); reason != "" {
		return refuse(reason)
	}
	return Change{Settings: aws.One("maxReceiveCount", value.Int(receives)), Rewire: true, DeadLetter: queue}, nil
}

// deadLetterFlaw says why a queue cannot be the dead-letter queue of another; of itself it can. AWS's words for the last
// are not known.
func (c *Call) deadLetterFlaw(s subject, target *Queue) string {
	switch {
	case target == nil:
		return "Dead letter target does not exist."
	case target.Fifo() != s.fifo:
		return "Dead-letter queue must be same type of queue as the source."
	case !c.admits(target, s.name):
		return "The RedriveAllowPolicy of the dead-letter queue does not allow this source queue."
	}
	return ""
}

// whole reads an integer that may stand in quotes.
func whole(v value.Value) (int64, bool) {
	if t, ok := v.AsText(); ok {
		n, err := strconv.ParseInt(t, 10, 64)
		return n, err == nil
	}
	return v.AsInt()
}

func plain(v value.Value) string {
	if t, ok := v.AsText(); ok {
		return t
	}
	return v.String()
}

// checkRedriveAllowPolicy: who may have this queue as its dead-letter queue.
func checkRedriveAllowPolicy(_ *Call, _ subject, policy string) *component.Fault {
	if policy == "" {
		return nil
	}
	v, bad := value.Parse(policy, policyLimits)
	permission := aws.TextIn(v, "redrivePermission")
	sources, listed := v.Get("sourceQueueArns")
	byQueue := permission == "byQueue"
	refuse := func(reason string) *component.Fault {
		return invalid(policy, "RedriveAllowPolicy", "Amazon SQS can't create the redrive allow policy"+reason)
	}
	switch {
	case bad != nil || !byQueue && permission != "allowAll" && permission != "denyAll" || listed && sources.Kind() != value.KindArray:
		return refuse(", as it’s in an unsupported format.")
	case listed && !byQueue:
		return refuse(". To specify one or more source queue ARNs, you must set redrivePermission to byQueue.")
	case byQueue && sources.Len() == 0:
		return refuse(". When you specify the byQueue permission type, you must also specify one or more sourceQueueArns values.")
	case sources.Len() > sourceArnsMax:
		return refuse(". The maximum number of source queue ARNs you can specify is 10.")
	}
	return nil
}

// admits reports whether a queue's RedriveAllowPolicy lets another have it as its dead-letter queue.
func (c *Call) admits(target *Queue, source string) bool {
	policy, bad := value.Parse(target.Settings.Text("RedriveAllowPolicy"), policyLimits)
	if bad != nil {
		return true // none: allowAll
	}
	switch aws.TextIn(policy, "redrivePermission") {
	case "denyAll":
		return false
	case "byQueue":
		return c.lists(policy, source)
	}
	return true
}

func (c *Call) lists(policy value.Value, source string) bool {
	for _, arn := range aws.TextsIn(policy, "sourceQueueArns") {
		if c.arnNames(arn, source) {
			return true
		}
	}
	return false
}

// redrivePolicy renders the policy of a queue that has a dead-letter queue.
func (c *Call) redrivePolicy(q *Queue) string {
	b := value.NewObject(2)
	b.Set("deadLetterTargetArn", value.Text(c.arn(q.DeadLetter.Name)))
	b.Set("maxReceiveCount", value.Int(q.Settings.Int("maxReceiveCount")))
	return b.Value().String()
}

// sources lists the queues whose dead-letter queue this is.
func (c *Call) sources(q *Queue) []*Queue {
	var all []*Queue
	for _, s := range c.Account.Queues() {
		if s.DeadLetter == q {
			all = append(all, s)
		}
	}
	return all
}
