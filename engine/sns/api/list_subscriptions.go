package api

import (
	"slices"
	"strings"

	"playground/engine/aws"
	"playground/engine/value"
)

// listed is what lists of subscriptions give back.
var listed = aws.Structure(aws.Member{Name: "Subscriptions", Shape: listOf(aws.Structure(
	subscriptionARN,
	aws.Member{Name: "Owner", Shape: aws.Text},
	aws.Member{Name: "Protocol", Shape: aws.Text},
	aws.Member{Name: "Endpoint", Shape: aws.Text},
	topicARN))}, nextToken)

var listSubscriptions = operation{
	Operation: aws.Operation{Name: "ListSubscriptions", Input: aws.Structure(nextToken), Output: listed},
	begin:     beginListSubscriptions,
}

func beginListSubscriptions(c *Call) Step {
	var all []*Subscription
	for _, t := range c.Account.Topics() {
		c.Account.Observe(t)
		all = append(all, t.Subscriptions...)
	}
	return c.list(all)
}

// list renders a page of subscriptions, in the order of their ARNs; AWS's order is nobody's business.
func (c *Call) list(all []*Subscription) Step {
	key := func(s *Subscription) string { return s.Topic.Name + ":" + s.ID }
	slices.SortFunc(all, func(a, b *Subscription) int { return strings.Compare(key(a), key(b)) })
	return c.page("Subscriptions", len(all), func(i int) string { return key(all[i]) }, func(i int) value.Value {
		s := all[i]
		arn := c.subscriptionARN(s)
		if s.Pending {
			arn = "PendingConfirmation"
		}
		b := value.NewObject(5)
		b.Set("SubscriptionArn", value.Text(arn))
		b.Set("Owner", value.Text(c.Account.ID()))
		b.Set("Protocol", value.Text(s.Protocol))
		b.Set("Endpoint", value.Text(c.endpoint(s.Endpoint)))
		b.Set("TopicArn", value.Text(c.topicARN(s.Topic)))
		return b.Value()
	})
}
