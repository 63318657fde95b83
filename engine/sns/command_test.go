package sns_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/value"
)

func TestAFIFOTopicIsPublishedToByHand(t *testing.T) {
	e := fifo("")
	e.Connect("subscriptions", "kitchen", rawDelivery)
	e.Order("Publish", `{"Message":"dish {{n}}","MessageGroupId":"table-7","MessageDeduplicationId":"one"}`)
	require.Equal(t, "dish 1", text(e, 0))
	require.Equal(t, "table-7", sent(e, 0).GroupID)
	require.Equal(t, "one", sent(e, 0).DeduplicationID)
	settle(e)
	e.Advance(time.Minute)
	e.Order("Publish", `{"Message":"dish {{n}}","MessageGroupId":"table-7","MessageDeduplicationId":"one"}`)
	require.Len(t, e.Calls, 1)
	require.Contains(t, e.Text(), "deduplicated #2")
	reply, _ := e.ReplyTo(e.Order("Publish", `{"Message":"soup"}`))
	require.Equal(t, "Invalid parameter: The MessageGroupId parameter is required for FIFO topics", reply.Result.Fault.Message)
}

func TestEachProtocolGetsTheTextThatWasTypedForIt(t *testing.T) {
	e := topic()
	e.Connect("subscriptions", "kitchen", rawDelivery)
	e.ConnectBy("subscriptions", action.SendTextMessage, "phone", "")
	e.Order("Publish", `{"Message":"{\"default\":\"order {{n}} is ready\",\"sms\":\"{{n}} ready\",\"http\":7}","MessageStructure":"json"}`)
	require.Equal(t, "order 1 is ready", text(e, 0))
	require.Equal(t, "1 ready", e.Calls[1].In.(*action.Notify).Message.Text())
}

func TestAMessageThatShouldBeAnObjectOfTextsIsCheckedBeforeItIsPublished(t *testing.T) {
	k := kind()
	for typed, told := range map[string]string{
		"soup": "Message Structure - JSON message body failed to parse", `{"sms":"soup"}`: "Message Structure - No default entry in JSON message body",
		`{"default":{{n}}}`: "Message Structure - JSON message body failed to parse",
	} {
		input := value.NewObject(2)
		input.Set("Message", value.Text(typed))
		input.Set("MessageStructure", value.Text("json"))
		_, problems := component.ParseSettings(k.Commands[0].Fields, input.Value(), "/input", nil)
		require.Equal(t, []component.Problem{{Pointer: "/input/MessageStructure", Message: told}}, problems, typed)
		input.Set("MessageStructure", value.Text(""))
		_, problems = component.ParseSettings(k.Commands[0].Fields, input.Value(), "/input", nil)
		require.Empty(t, problems, typed)
	}
}
