//go:build !js

package host

import (
	"errors"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

// command is the aws command with an endpoint. Until 2.13 it speaks the Query protocol, later ones speak JSON.
type command struct {
	*client
	service string
	path    string
	home    string          // without settings of a person
	done    map[string]bool // operations that have succeeded
}

// awsCommand finds the command: AWSCLI names its path. Where there is none the test can say no more than that, except
// where it must be.
func awsCommand(t *testing.T) (path string, found bool) {
	path = os.Getenv("AWSCLI")
	if path == "" {
		path = "aws"
	}
	path, err := exec.LookPath(path)
	if err == nil {
		return path, true
	}
	if os.Getenv("CI") != "" || os.Getenv("AWSCLI_REQUIRED") != "" {
		t.Fatalf("the test needs the aws command (Debian's package awscli): %v", err)
	}
	t.Logf("there is no aws command here, so nothing is tried: %v", err)
	return "", false
}

func newCommand(t *testing.T, service string) (c *command, found bool) {
	t.Helper()
	path, found := awsCommand(t)
	if !found {
		return nil, false
	}
	return &command{client: newClient(serveAWS(t, "")), service: service, path: path, home: t.TempDir(), done: map[string]bool{}}, true
}

// answer is what a call of the command gave back.
type answer struct {
	line string
	out  string
	ok   bool
}

// run runs calls of the command that do not depend on each other, all at once: one takes half a second.
func (c *command) run(lines ...[]string) []answer {
	c.t.Helper()
	answers, failures := make([]answer, len(lines)), make([]error, len(lines))
	var group sync.WaitGroup
	for i, arguments := range lines {
		group.Go(func() { answers[i], failures[i] = c.call(arguments) })
	}
	group.Wait()
	require.NoError(c.t, errors.Join(failures...))
	return answers
}

func (c *command) call(arguments []string) (answer, error) {
	line := exec.CommandContext(c.t.Context(), c.path, append([]string{"--endpoint-url", c.url, "--output", "json", c.service}, arguments...)...)
	line.Env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + c.home, "AWS_DEFAULT_REGION=us-east-1", "AWS_PAGER=", "AWS_EC2_METADATA_DISABLED=true",
		"AWS_ACCESS_KEY_ID=any", "AWS_SECRET_ACCESS_KEY=any",
	}
	text, err := line.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = nil
	}
	return answer{strings.Join(arguments, " "), string(text), line.ProcessState != nil && line.ProcessState.Success()}, err
}

// do runs operations that must succeed, and gives back what they answer.
func (c *command) do(lines ...[]string) []value.Value {
	c.t.Helper()
	var values []value.Value
	for i, a := range c.run(lines...) {
		require.True(c.t, a.ok, "aws %s %s: %s", c.service, a.line, a.out)
		c.done[lines[i][0]] = true
		v, bad := value.Parse(a.out, value.Limits{})
		require.True(c.t, bad == nil || strings.TrimSpace(a.out) == "", "aws %s %s: %s", c.service, a.line, a.out)
		values = append(values, v)
	}
	return values
}

// call puts a call of the command together.
func call(arguments ...string) []string { return arguments }

var choices = regexp.MustCompile(`[a-z]+(-[a-z]+)+|publish|subscribe|unsubscribe`)

// operations lists what the command can do, as it says itself when it is asked for something else.
func (c *command) operations() []string {
	_, list, _ := strings.Cut(c.run(call("dance"))[0].out, "alid choice")
	all := choices.FindAllString(list, -1)
	slices.Sort(all)
	return slices.Compact(all)
}

func at(v value.Value, pointer string) string {
	found, _ := value.Pointer(pointer).Resolve(v)
	text, _ := found.AsText()
	return text
}

func TestTheCommandDrivesEveryOperationItHas(t *testing.T) {
	c, found := newCommand(t, "sqs")
	if !found {
		return
	}
	operations := c.operations()
	require.Greater(t, len(operations), 15)
	made := c.do(
		call("create-queue", "--queue-name", "orders", "--attributes", "VisibilityTimeout=43200"),
		call("create-queue", "--queue-name", "dead"),
	)
	orders, dead := at(made[0], "/QueueUrl"), at(made[1], "/QueueUrl")
	require.Equal(t, c.url+"/000000000000/orders", orders)
	c.configure(orders, dead)
	c.exchange(orders)
	if slices.Contains(operations, "start-message-move-task") {
		c.move(orders, dead)
	}
	c.end(orders, dead)
	for _, name := range operations {
		require.True(t, c.done[name], name)
	}
}

func (c *command) configure(orders, dead string) {
	redrive := `{"RedrivePolicy":"{\"deadLetterTargetArn\":\"` + c.arn(dead) + `\",\"maxReceiveCount\":\"1\"}"}`
	c.do(
		call("set-queue-attributes", "--queue-url", orders, "--attributes", redrive),
		call("tag-queue", "--queue-url", orders, "--tags", "team=kitchen,cost=7"),
		call("add-permission", "--queue-url", orders, "--label", "waiters", "--aws-account-ids", "111111111111", "--actions", "SendMessage"),
	)
	got := c.do(
		call("get-queue-attributes", "--queue-url", orders, "--attribute-names", "All"),
		call("get-queue-url", "--queue-name", "orders"),
		call("list-queues", "--queue-name-prefix", "ord"),
		call("list-queue-tags", "--queue-url", orders),
		call("list-dead-letter-source-queues", "--queue-url", dead),
	)
	require.Equal(c.t, "43200", at(got[0], "/Attributes/VisibilityTimeout"))
	require.Contains(c.t, at(got[0], "/Attributes/Policy"), "waiters")
	require.Equal(c.t, orders, at(got[1], "/QueueUrl"))
	require.Equal(c.t, orders, at(got[2], "/QueueUrls/0"))
	require.Equal(c.t, "kitchen", at(got[3], "/Tags/team"))
	require.Equal(c.t, orders, at(got[4], "/queueUrls/0"))
	c.do(
		call("untag-queue", "--queue-url", orders, "--tag-keys", "cost"),
		call("remove-permission", "--queue-url", orders, "--label", "waiters"),
	)
	require.NotContains(c.t, c.attribute(orders, types.QueueAttributeNamePolicy), "waiters")
}

// exchange sends four messages and deletes two of them; the others are visible again after a minute, not twelve hours.
func (c *command) exchange(orders string) {
	sent := c.do(
		call("send-message", "--queue-url", orders, "--message-body", "soup", "--message-attributes", `{"guest":{"DataType":"String","StringValue":"Ada"}}`),
		call("send-message-batch", "--queue-url", orders, "--entries", `[{"Id":"a","MessageBody":"fish"},{"Id":"b","MessageBody":"rice"},{"Id":"c","MessageBody":"cake"},{"Id":"d","MessageBody":"\u0001"}]`),
	)
	require.Len(c.t, at(sent[0], "/MD5OfMessageAttributes"), 32)
	require.Equal(c.t, "InvalidMessageContents", at(sent[1], "/Failed/0/Code"))
	got := c.do(call("receive-message", "--queue-url", orders, "--max-number-of-messages", "10", "--attribute-names", "All", "--message-attribute-names", "All"))[0]
	handle := func(i string) string { return at(got, "/Messages/"+i+"/ReceiptHandle") }
	require.NotEmpty(c.t, handle("3"))
	require.Equal(c.t, "1", at(got, "/Messages/0/Attributes/ApproximateReceiveCount"))
	require.Contains(c.t, got.String(), `"StringValue":"Ada"`)
	c.do(
		call("change-message-visibility", "--queue-url", orders, "--receipt-handle", handle("0"), "--visibility-timeout", "60"),
		call("change-message-visibility-batch", "--queue-url", orders, "--entries", `[{"Id":"a","ReceiptHandle":"`+handle("1")+`","VisibilityTimeout":60}]`),
		call("delete-message", "--queue-url", orders, "--receipt-handle", handle("2")),
		call("delete-message-batch", "--queue-url", orders, "--entries", `[{"Id":"a","ReceiptHandle":"`+handle("3")+`"}]`),
	)
	c.advance("60s")
	require.Equal(c.t, 2, c.depth(orders))
}

// move lets the two messages that are left go to the dead-letter queue, and starts them on their way back.
func (c *command) move(orders, dead string) {
	require.Empty(c.t, c.receive(orders, 0))
	require.Equal(c.t, 2, c.depth(dead))
	source := c.arn(dead)
	started := c.do(call("start-message-move-task", "--source-arn", source, "--max-number-of-messages-per-second", "1"))[0]
	listed := c.do(call("list-message-move-tasks", "--source-arn", source))[0]
	require.Equal(c.t, at(started, "/TaskHandle"), at(listed, "/Results/0/TaskHandle"))
	c.do(call("cancel-message-move-task", "--task-handle", at(started, "/TaskHandle")))
}

func (c *command) end(orders, dead string) {
	c.do(
		call("purge-queue", "--queue-url", orders),
		call("delete-queue", "--queue-url", dead),
	)
	require.Equal(c.t, 0, c.depth(orders))
	refused := c.run(
		call("create-queue", "--queue-name", "dead"),
		call("get-queue-url", "--queue-name", "nowhere"),
	)
	for i, code := range []string{"QueueDeletedRecently", "NonExistentQueue"} {
		require.False(c.t, refused[i].ok)
		require.Contains(c.t, refused[i].out, code)
	}
}
