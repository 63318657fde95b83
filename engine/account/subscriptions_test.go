package account_test

import (
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/account"
	"playground/engine/catalog"
	"playground/engine/scenario"
	"playground/engine/value"
)

// kept lists what an endpoint, an inbox or a phone has got, newest last.
func (c *client) kept(id string) []value.Value {
	c.Helper()
	state, ok := c.Session().Inspect(id)
	require.True(c, ok)
	list, _ := state.Get("messages")
	var all []value.Value
	for _, m := range list.Elements() {
		n, err := strconv.ParseUint(text(m, "/number"), 10, 64)
		require.NoError(c, err)
		all = append(all, c.Session().Peek(id, n))
	}
	return all
}

// got is the newest body that an endpoint, an inbox or a phone has got.
func (c *client) got(id string) string {
	c.Helper()
	all := c.kept(id)
	require.NotEmpty(c, all)
	return text(all[len(all)-1], "/body")
}

// link is a link in the newest body that somebody has got.
func (c *client) link(id, name string) string {
	c.Helper()
	v, bad := value.Parse(c.got(id), value.Limits{})
	require.Nil(c, bad, "%s", c.got(id))
	return text(v, value.Pointer("/"+name))
}

const hook = "http://localhost:8080/hook"

// hooked is an account with a topic and an HTTP endpoint that was asked to confirm.
func hooked(t *testing.T) (c *client, arn string) {
	c = newClient(t)
	c.topic("CreateTopic", "Name", "orders")
	arn = c.subscribed("orders", "http", hook)
	return c, arn
}

func TestAnEndpointConfirms(t *testing.T) {
	c, arn := hooked(t)
	require.Equal(t, []string{"true", "false", "1", "0"}, []string{c.about(arn, "PendingConfirmation"), c.about(arn, "ConfirmationWasAuthenticated"),
		c.aboutTopic("orders", "SubscriptionsPending"), c.aboutTopic("orders", "SubscriptionsConfirmed")})
	require.Contains(t, c.topic("ListSubscriptions"), "<SubscriptionArn>PendingConfirmation</SubscriptionArn>")
	require.Contains(t, c.topic("Subscribe", "TopicArn", topicARN+"orders", "Protocol", "http", "Endpoint", hook), "<SubscriptionArn>pending confirmation</SubscriptionArn>")

	c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "lost")
	require.Contains(t, c.got("endpoint"), `"Type":"SubscriptionConfirmation"`)
	r := c.follow(c.link("endpoint", "SubscribeURL"))
	require.Equal(t, 200, r.Status, "%s", r.Body)
	require.Equal(t, arn, element(string(r.Body), "SubscriptionArn"))
	require.Equal(t, []string{"false", "false", "0", "1"}, []string{c.about(arn, "PendingConfirmation"), c.about(arn, "ConfirmationWasAuthenticated"),
		c.aboutTopic("orders", "SubscriptionsPending"), c.aboutTopic("orders", "SubscriptionsConfirmed")})
	require.Equal(t, 200, c.follow(c.link("endpoint", "SubscribeURL")).Status, "a link works twice")

	c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "soup")
	require.Contains(t, c.got("endpoint"), `"Message":"soup"`)
	require.Equal(t, arn, c.subscribed("orders", "http", hook))
}

func TestAConfirmedSubscriptionStaysSoWhenItIsOpenedAgain(t *testing.T) {
	c, arn := hooked(t)
	c.follow(c.link("endpoint", "SubscribeURL"))
	sc, problems := scenario.Decode(scenario.Encode(c.Session().Scenario()), catalog.Kinds())
	require.Empty(t, problems)
	opened := &client{t, account.New(engine.New(sc, catalog.Kinds()), account.Options{Epoch: epoch})}
	require.Equal(t, "false", opened.about(arn, "PendingConfirmation"))
}

func TestALinkThatIsTamperedWith(t *testing.T) {
	c, arn := hooked(t)
	link, err := url.Parse(c.link("endpoint", "SubscribeURL"))
	require.NoError(t, err)
	for _, tamper := range []struct{ name, value, message string }{
		{"TopicArn", "not-an-arn", "Invalid parameter: Topic"},
		{"TopicArn", strings.Replace(topicARN, "eu-west-1", "us-east-1", 1) + "orders", "Invalid parameter: Topic"},
		{"Token", "abc123", "Invalid parameter: Token"}, {"Token", "random token", "Invalid token"},
	} {
		query := link.Query()
		query.Set(tamper.name, tamper.value)
		broken := *link
		broken.RawQuery = query.Encode()
		r := c.follow(broken.String())
		require.Equal(t, 400, r.Status)
		require.Equal(t, tamper.message, element(string(r.Body), "Message"))
	}
	require.Equal(t, "true", c.about(arn, "PendingConfirmation"))
	query := link.Query()
	query.Set("TopicArn", topicARN+"another")
	link.RawQuery = query.Encode()
	require.Equal(t, 200, c.follow(link.String()).Status, "the token alone tells the subscription")
}

func TestWhatIsNotConfirmedInTimeIsGone(t *testing.T) {
	c, arn := hooked(t)
	c.wait(48*time.Hour - time.Second)
	require.Equal(t, "true", c.about(arn, "PendingConfirmation"))
	late := c.link("endpoint", "SubscribeURL")
	c.wait(time.Second)
	c.topicRefused("NotFound", 404, "Subscription does not exist", "GetSubscriptionAttributes", "SubscriptionArn", arn)
	require.Equal(t, "Invalid parameter: Token", element(string(c.follow(late).Body), "Message"))
	require.Contains(t, c.topic("ListSubscriptions"), "<Subscriptions/>")
	again := c.subscribed("orders", "http", hook)
	require.NotEqual(t, arn, again)
	require.Equal(t, 200, c.follow(c.link("endpoint", "SubscribeURL")).Status)
}

// Whoever follows the link of a notification has no credentials: the endpoint hears of it, and may undo it.
func TestAnEndpointIsUnsubscribedByALink(t *testing.T) {
	c, arn := hooked(t)
	c.follow(c.link("endpoint", "SubscribeURL"))
	c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "soup")
	require.Equal(t, 200, c.follow(c.link("endpoint", "UnsubscribeURL")).Status)
	c.topicRefused("NotFound", 404, "Subscription does not exist", "GetSubscriptionAttributes", "SubscriptionArn", arn)
	c.wait(time.Second)
	require.Contains(t, c.got("endpoint"), `"Type":"UnsubscribeConfirmation"`)
	require.Contains(t, c.got("endpoint"), "You have chosen to deactivate subscription "+arn)
	require.Equal(t, []string{"0", "1"}, []string{c.aboutTopic("orders", "SubscriptionsConfirmed"), c.aboutTopic("orders", "SubscriptionsDeleted")})
	require.Empty(t, c.Session().Scenario().Wires)

	r := c.follow(c.link("endpoint", "SubscribeURL"))
	require.Equal(t, arn, element(string(r.Body), "SubscriptionArn"), "%s", r.Body)
	require.Equal(t, []string{"1", "0"}, []string{c.aboutTopic("orders", "SubscriptionsConfirmed"), c.aboutTopic("orders", "SubscriptionsDeleted")})
	c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "cake")
	require.Contains(t, c.got("endpoint"), `"Message":"cake"`)

	c.topic("Unsubscribe", "SubscriptionArn", arn)
	c.wait(time.Second)
	require.Contains(t, c.got("endpoint"), `"Message":"cake"`, "the owner does as he likes")
}

func TestWhoIsGuardedNeedsCredentials(t *testing.T) {
	c, arn := hooked(t)
	token := c.link("endpoint", "Token")
	c.topic("ConfirmSubscription", "TopicArn", topicARN+"orders", "Token", token, "AuthenticateOnUnsubscribe", "true")
	require.Equal(t, "true", c.about(arn, "ConfirmationWasAuthenticated"))
	c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "soup")
	r := c.follow(c.link("endpoint", "UnsubscribeURL"))
	require.Equal(t, []string{"AuthorizationError"}, []string{element(string(r.Body), "Code")})
	require.Equal(t, 403, r.Status)
	c.topic("Unsubscribe", "SubscriptionArn", arn)
	c.topic("Unsubscribe", "SubscriptionArn", arn)
}

func TestAttributesOfASubscription(t *testing.T) {
	c := newClient(t)
	c.topic("CreateTopic", "Name", "orders")
	c.ask("CreateQueue", `{'QueueName':'kitchen'}`)
	c.ask("CreateQueue", `{'QueueName':'dead'}`)
	arn := c.subscribed("orders", "sqs", arns+"kitchen")
	hooked := c.subscribed("orders", "https", "https://example.com/hook")
	set := func(arn, name, v string) {
		c.topic("SetSubscriptionAttributes", "SubscriptionArn", arn, "AttributeName", name, "AttributeValue", v)
	}
	for _, a := range [][3]string{
		{"Owner", "", "000000000000"}, {"Protocol", "", "sqs"}, {"Endpoint", "", arns + "kitchen"}, {"TopicArn", "", topicARN + "orders"},
		{"PendingConfirmation", "", "false"}, {"ConfirmationWasAuthenticated", "", "true"}, {"RawMessageDelivery", "", "false"},
		{"RawMessageDelivery", "True", "true"}, {"FilterPolicyScope", "", ""}, {"FilterPolicy", `{"dish": ["soup"]}`, `{"dish":["soup"]}`},
		{"FilterPolicyScope", "", "MessageAttributes"}, {"FilterPolicyScope", "MessageBody", "MessageBody"},
		{"FilterPolicy", `{"dish":{"name":["soup"]}}`, `{"dish":{"name":["soup"]}}`},
		{"RedrivePolicy", `{"deadLetterTargetArn": "` + arns + `dead"}`, `{"deadLetterTargetArn":"` + arns + `dead"}`},
	} {
		if a[1] != "" {
			set(arn, a[0], a[1])
		}
		require.Equal(t, a[2], c.about(arn, a[0]), a[0])
	}
	require.GreaterOrEqual(t, c.Session().Scenario().FindWire("orders.dead-letter>dead.in"), 0)
	set(arn, "RedrivePolicy", "")
	set(arn, "FilterPolicy", "")
	require.Negative(t, c.Session().Scenario().FindWire("orders.dead-letter>dead.in"))
	for _, name := range []string{"RedrivePolicy", "FilterPolicy", "FilterPolicyScope", "EffectiveDeliveryPolicy"} {
		require.Empty(t, c.about(arn, name), name)
	}
	set(hooked, "DeliveryPolicy", `{"requestPolicy":{"headerContentType":"text/csv"}}`)
	require.Equal(t, `{"healthyRetryPolicy":null,"sicklyRetryPolicy":null,"throttlePolicy":null,"requestPolicy":{"headerContentType":"text/csv"},"guaranteed":false}`,
		c.about(hooked, "DeliveryPolicy"))
	require.Contains(t, c.about(hooked, "EffectiveDeliveryPolicy"), `{"healthyRetryPolicy":{"minDelayTarget":20,`)
}

// A subscription outlives its queue, and finds the one that is made anew under its name.
func TestAQueueThatIsSubscribedGoesAndComesBack(t *testing.T) {
	c := newClient(t)
	c.topic("CreateTopic", "Name", "orders")
	for _, name := range []string{"kitchen", "dead"} {
		c.ask("CreateQueue", `{'QueueName':'`+name+`'}`)
	}
	arn := c.subscribed("orders", "sqs", arns+"kitchen", "RawMessageDelivery", "true", "RedrivePolicy", `{"deadLetterTargetArn":"`+arns+`dead"}`)
	c.ask("DeleteQueue", `{'QueueUrl':'kitchen'}`)
	require.Equal(t, arns+"kitchen", c.about(arn, "Endpoint"))
	c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "soup")
	bodies, _ := c.receive("dead", "")
	require.Equal(t, []string{"soup"}, bodies)

	c.ask("DeleteQueue", `{'QueueUrl':'dead'}`)
	require.Equal(t, `{"deadLetterTargetArn":"`+arns+`dead"}`, c.about(arn, "RedrivePolicy"))
	c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "lost")
	c.wait(time.Minute)
	c.ask("CreateQueue", `{'QueueName':'dead'}`)
	c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "cake")
	bodies, _ = c.receive("dead", "")
	require.Equal(t, []string{"cake"}, bodies)
	require.Equal(t, `{"deadLetterTargetArn":"`+arns+`dead"}`, c.about(arn, "RedrivePolicy"))

	c.ask("CreateQueue", `{'QueueName':'kitchen'}`)
	c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "stew")
	bodies, _ = c.receive("kitchen", "")
	require.Equal(t, []string{"stew"}, bodies)
	require.Len(t, c.Session().Scenario().Nodes, 3)
	require.Equal(t, arn, c.subscribed("orders", "sqs", arns+"kitchen"))
}

func TestWhatIsPublishedToOnePhone(t *testing.T) {
	c := newClient(t)
	require.NotEmpty(t, element(c.topic("Publish", "PhoneNumber", "+12065550100", "Message", "soup"), "MessageId"))
	require.Equal(t, "soup", c.got("phone"))
	c.topic("CreateTopic", "Name", "orders")
	c.subscribed("orders", "sms", "+1/206-555.0100")
	c.topic("Publish", "TargetArn", topicARN+"orders", "Message", "cake")
	require.Contains(t, c.got("phone"), "cake")
	const app = "arn:aws:sns:eu-west-1:000000000000:endpoint/GCM/app/1"
	c.topicRefused("InvalidParameter", 400, "Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified", "Publish", "TargetArn", app, "Message", "x")
	c.subscribed("orders", "application", app)
	require.NotEmpty(t, element(c.topic("Publish", "TargetArn", app, "Message", "x"), "MessageId"))
}

func TestAnInboxAndAFunctionGetWhatIsPublished(t *testing.T) {
	sc, problems := scenario.Decode([]byte(`{"format":1,"nodes":[{"id":"resize","kind":"service"},{"id":"ann","kind":"inbox","Address":"ann@example.com"}]}`), catalog.Kinds())
	require.Empty(t, problems)
	c := &client{t, account.New(engine.New(sc, catalog.Kinds()), account.Options{Epoch: epoch})}
	c.topic("CreateTopic", "Name", "orders")
	c.subscribed("orders", "lambda", "arn:aws:lambda:eu-west-1:000000000000:function:resize")
	mail := c.subscribed("orders", "email", "ann@example.com")
	require.GreaterOrEqual(t, c.Session().Scenario().FindWire("orders.subscriptions>resize.in"), 0)
	require.GreaterOrEqual(t, c.Session().Scenario().FindWire("orders.subscriptions>ann.email"), 0)
	c.wait(5 * time.Second)
	require.Equal(t, "false", c.about(mail, "PendingConfirmation"), "the inbox confirms by itself")
	c.topic("Publish", "TopicArn", topicARN+"orders", "Message", "soup")
	require.Contains(t, c.got("ann"), "soup")
}
