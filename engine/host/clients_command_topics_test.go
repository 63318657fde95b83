//go:build !js

package host

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// absentCalls are calls of the operations that the playground says it does not have.
var absentCalls = [][]string{
	call("check-if-phone-number-is-opted-out", "--phone-number", "x"),
	call("create-platform-application", "--name", "x", "--platform", "x", "--attributes", "a=b"),
	call("create-platform-endpoint", "--platform-application-arn", "x", "--token", "x"),
	call("create-sms-sandbox-phone-number", "--phone-number", "x"),
	call("delete-endpoint", "--endpoint-arn", "x"),
	call("delete-platform-application", "--platform-application-arn", "x"),
	call("delete-sms-sandbox-phone-number", "--phone-number", "x"),
	call("get-endpoint-attributes", "--endpoint-arn", "x"),
	call("get-platform-application-attributes", "--platform-application-arn", "x"),
	call("get-sms-attributes"),
	call("get-sms-sandbox-account-status"),
	call("list-endpoints-by-platform-application", "--platform-application-arn", "x"),
	call("list-origination-numbers"),
	call("list-phone-numbers-opted-out"),
	call("list-platform-applications"),
	call("list-sms-sandbox-phone-numbers"),
	call("opt-in-phone-number", "--phone-number", "x"),
	call("set-endpoint-attributes", "--endpoint-arn", "x", "--attributes", "a=b"),
	call("set-platform-application-attributes", "--platform-application-arn", "x", "--attributes", "a=b"),
	call("set-sms-attributes", "--attributes", "a=b"),
	call("verify-sms-sandbox-phone-number", "--phone-number", "x", "--one-time-password", "12345"),
}

func TestTheCommandDrivesEveryOperationOfTopicsThatItHas(t *testing.T) {
	c, found := newCommand(t, "sns")
	if !found {
		return
	}
	operations := c.operations()
	require.Greater(t, len(operations), 30)
	made := c.do(
		call("create-topic", "--name", "orders", "--attributes", "DisplayName=Kitchen"),
		call("create-topic", "--name", "news"),
	)
	orders := at(made[0], "/TopicArn")
	require.Equal(t, "arn:aws:sns:us-east-1:000000000000:orders", orders)
	c.configureTopic(orders)
	c.notify(orders)
	c.confirm(at(made[1], "/TopicArn"))
	c.refuseTopics(operations)
	for _, name := range operations {
		require.True(t, c.done[name], name)
	}
}

func (c *command) configureTopic(orders string) {
	policy := `{"Name":"p","Description":"d","Version":"2021-06-01","Statement":[]}`
	c.do(
		call("set-topic-attributes", "--topic-arn", orders, "--attribute-name", "DisplayName", "--attribute-value", "Bar"),
		call("tag-resource", "--resource-arn", orders, "--tags", "Key=team,Value=kitchen", "Key=cost,Value=7"),
		call("add-permission", "--topic-arn", orders, "--label", "waiters", "--aws-account-id", "111111111111", "--action-name", "Publish"),
		call("put-data-protection-policy", "--resource-arn", orders, "--data-protection-policy", policy),
	)
	got := c.do(
		call("get-topic-attributes", "--topic-arn", orders),
		call("list-topics"),
		call("list-tags-for-resource", "--resource-arn", orders),
		call("get-data-protection-policy", "--resource-arn", orders),
	)
	require.Equal(c.t, "Bar", at(got[0], "/Attributes/DisplayName"))
	require.Contains(c.t, at(got[0], "/Attributes/Policy"), "waiters")
	require.Contains(c.t, got[1].String(), orders)
	require.Contains(c.t, got[2].String(), "kitchen")
	require.JSONEq(c.t, policy, at(got[3], "/DataProtectionPolicy"))
	c.do(
		call("untag-resource", "--resource-arn", orders, "--tag-keys", "cost"),
		call("remove-permission", "--topic-arn", orders, "--label", "waiters"),
	)
}

// notify subscribes a queue, and looks at what it gets.
func (c *command) notify(orders string) {
	queue := c.queue("kitchen")
	subscription := at(c.do(call("subscribe", "--topic-arn", orders, "--protocol", "sqs", "--notification-endpoint", c.arn(queue), "--return-subscription-arn"))[0], "/SubscriptionArn")
	c.do(call("set-subscription-attributes", "--subscription-arn", subscription, "--attribute-name", "FilterPolicy", "--attribute-value", `{"dish":["soup"]}`))
	c.do(
		call("publish", "--topic-arn", orders, "--message", "hot", "--subject", "Order", "--message-attributes", `{"dish":{"DataType":"String","StringValue":"soup"}}`),
		call("publish", "--topic-arn", orders, "--message", "cold", "--message-attributes", `{"dish":{"DataType":"String","StringValue":"cake"}}`),
	)
	sent := c.do(call("publish-batch", "--topic-arn", orders, "--publish-batch-request-entries", `[{"Id":"a","Message":"x"},{"Id":"b","Message":"{\"default\":\"y\"}","MessageStructure":"json"}]`))[0]
	require.Equal(c.t, "a", at(sent, "/Successful/0/Id"))
	require.Equal(c.t, "b", at(sent, "/Successful/1/Id"))
	body := *c.one(queue).Body
	for _, part := range []string{`"hot"`, `"Order"`, `"soup"`, `"UnsubscribeURL"`} {
		require.Contains(c.t, body, part)
	}
	got := c.do(
		call("get-subscription-attributes", "--subscription-arn", subscription),
		call("list-subscriptions"),
		call("list-subscriptions-by-topic", "--topic-arn", orders),
	)
	require.Equal(c.t, `{"dish":["soup"]}`, at(got[0], "/Attributes/FilterPolicy"))
	require.Equal(c.t, subscription, at(got[1], "/Subscriptions/0/SubscriptionArn"))
	require.Equal(c.t, c.arn(queue), at(got[2], "/Subscriptions/0/Endpoint"))
	c.do(call("unsubscribe", "--subscription-arn", subscription))
}

// confirm reads the token in a mail, as its reader does.
func (c *command) confirm(news string) {
	waits := at(c.do(call("subscribe", "--topic-arn", news, "--protocol", "email-json", "--notification-endpoint", "ada@example.com"))[0], "/SubscriptionArn")
	require.Equal(c.t, "pending confirmation", waits)
	c.advance("1s")
	mail := c.messages("Address", "ada@example.com")
	require.Len(c.t, mail, 1)
	_, token, _ := strings.Cut(at(mail[0], "/body"), "Token=")
	token = token[:strings.IndexAny(token, `"&`)]
	confirmed := c.do(call("confirm-subscription", "--topic-arn", news, "--token", token))[0]
	require.Contains(c.t, at(confirmed, "/SubscriptionArn"), news)
	c.do(call("delete-topic", "--topic-arn", news))
}

func (c *command) refuseTopics(operations []string) {
	c.t.Helper()
	calls := slices.DeleteFunc(slices.Clone(absentCalls), func(line []string) bool { return !slices.Contains(operations, line[0]) })
	for some := range slices.Chunk(calls, 4) {
		for i, a := range c.run(some...) {
			require.False(c.t, a.ok, a.line)
			require.Contains(c.t, a.out, "The playground does not have ")
			c.done[some[i][0]] = true
		}
	}
	refused := c.run(call("publish", "--topic-arn", "arn:aws:sns:us-east-1:000000000000:nowhere", "--message", "m"))[0]
	require.False(c.t, refused.ok)
	require.Contains(c.t, refused.out, "NotFound")
}
