package sqs_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/sqs"
)

func attributes(n int, name, kind, value string) []action.Attribute {
	all := make([]action.Attribute, n)
	for i := range all {
		all[i] = action.Attribute{Name: name + strings.Repeat("x", i), Type: kind, Value: value}
	}
	return all
}

func send(m action.Message) component.Request {
	return &action.SendMessage{Message: m, DelaySeconds: action.Unset}
}

func receive(most, wait, timeout int64) component.Request {
	return &action.ReceiveMessage{MaxNumberOfMessages: most, WaitTimeSeconds: wait, VisibilityTimeout: timeout}
}

// Requests that break a rule, with the code and the text that AWS answers. A code alone: the text is not recorded.
func TestRefusals(t *testing.T) {
	body := action.Message{Body: "soup"}
	with := func(all []action.Attribute) component.Request {
		return send(action.Message{Body: "soup", Attributes: all})
	}
	foreign := action.ReceiptHandle{ID: action.MessageID{Key: 1, Number: 2}, Receive: 1}
	for _, c := range []struct {
		name    string
		in      component.Request
		code    string
		message string
	}{
		{"no body", send(action.Message{}), "MissingParameter", "The request must contain the parameter MessageBody."},
		{"too long", send(action.Message{Body: strings.Repeat("a", 1025)}), "InvalidParameterValue",
			"One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes."},
		{"too long with attributes", send(action.Message{Body: strings.Repeat("a", 1020), Attributes: attributes(1, "k", "String", "v")}), "InvalidParameterValue",
			"One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes."},
		{"a control character", send(action.Message{Body: "a\x00"}), "InvalidMessageContents", ""},
		{"U+FFFF", send(action.Message{Body: "a\uffff"}), "InvalidMessageContents", ""},
		{"not UTF-8", send(action.Message{Body: "a\xff"}), "InvalidMessageContents", ""},
		{"an empty attribute", with(attributes(1, "ErrorDetails", "String", "")), "InvalidParameterValue",
			"Message (user) attribute 'ErrorDetails' must contain a non-empty value of type 'String'."},
		{"an attribute with AWS's prefix", with(attributes(1, "aws.k", "String", "v")), "InvalidParameterValue", ""},
		{"an attribute with two dots", with(attributes(1, "k..k", "String", "v")), "InvalidParameterValue", ""},
		{"an attribute with a control character", with(attributes(1, "k", "String", "\b")), "InvalidParameterValue", ""},
		{"eleven attributes", with(attributes(11, "k", "String", "v")), "InvalidParameterValue", ""},
		{"a group with a space", send(action.Message{Body: "soup", GroupID: "group 123"}), "InvalidParameterValue",
			"Value group 123 for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length."},
		{"a long delay", &action.SendMessage{Message: body, DelaySeconds: 901}, "InvalidParameterValue", ""},
		{"no messages wanted", receive(0, 0, 0), "InvalidParameterValue",
			"Value 0 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided."},
		{"eleven messages wanted", receive(11, 0, 0), "InvalidParameterValue",
			"Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided."},
		{"a long wait", receive(1, 21, 0), "InvalidParameterValue",
			"Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided."},
		{"a long timeout", receive(1, 0, 43_201), "InvalidParameterValue",
			"Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be >= 0 and <= 43200, if provided."},
		{"a handle of another queue", &action.DeleteMessage{Handle: foreign}, "ReceiptHandleIsInvalid",
			`The input receipt handle "` + foreign.String() + `" is not a valid receipt handle.`},
		{"a handle of another queue, to change", &action.ChangeMessageVisibility{Handle: foreign}, "ReceiptHandleIsInvalid", ""},
		{"an action of another service", &action.Publish{Message: body}, "InvalidAction", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, `{"MaximumMessageSize":1024}`)
			fault := w.fault(w.Deliver("in", "shop", c.in))
			require.NotNil(t, fault)
			require.Equal(t, c.code, fault.Code)
			if c.message != "" {
				require.Equal(t, c.message, fault.Message)
			}
			require.False(t, fault.Server)
			require.Equal(t, "0s sqs refused "+c.code+" to shop", w.story())
			require.Zero(t, w.Gauges[0])
		})
	}
}

// What AWS says of attributes that it does not take.
func TestRefusedAttributes(t *testing.T) {
	for _, c := range []struct {
		attribute action.Attribute
		message   string
	}{
		{action.Attribute{Name: "k", Value: "v"}, "The message (user) attribute 'k' must contain a non-empty message attribute type."},
		{action.Attribute{Name: "k", Type: "Text", Value: "v"},
			"The type of message (user) attribute 'k' is invalid. You must use only the following supported type prefixes: Binary, Number, String."},
		{action.Attribute{Name: "k", Type: "String." + strings.Repeat("x", 250), Value: "v"}, "Message (user) attribute type must be shorter than 256 bytes."},
		{action.Attribute{Name: "k", Type: "Number", Value: "nan"}, "Can't cast the value of message (user) attribute 'k' to a number."},
		{action.Attribute{Name: "k", Type: "Number", Value: "1e"}, "Can't cast the value of message (user) attribute 'k' to a number."},
		{action.Attribute{Type: "String", Value: "v"}, "The request must contain non-empty message (user) attribute names."},
		{action.Attribute{Name: strings.Repeat("k", 257), Type: "String", Value: "v"}, "Message (user) attribute name must be shorter than 256 bytes."},
		{action.Attribute{Name: "Amazon.k", Type: "String", Value: "v"},
			"You can't use message attribute names beginning with 'AWS.' or 'Amazon'. These strings are reserved for internal use."},
		{action.Attribute{Name: ".k", Type: "String", Value: "v"}, "Message (user) attribute name must not begin with character '.'."},
		{action.Attribute{Name: "k.", Type: "String", Value: "v"}, "Message (user) attribute name must not end with character '.'."},
		{action.Attribute{Name: "k..k", Type: "String", Value: "v"}, "Message (user) attribute name must not have successive '.' characters."},
		{action.Attribute{Name: "k k", Type: "String", Value: "v"},
			"Message (user) attribute name can only contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters."},
	} {
		w := newWorld(t, `{}`)
		fault := w.fault(w.Deliver("in", "shop", send(action.Message{Body: "soup", Attributes: []action.Attribute{c.attribute}})))
		require.NotNil(t, fault)
		require.Equal(t, "InvalidParameterValue", fault.Code)
		require.Equal(t, c.message, fault.Message)
	}
}

func TestWhatIsJustAllowed(t *testing.T) {
	w := newWorld(t, `{"MaximumMessageSize":1024}`)
	for _, in := range []component.Request{
		send(action.Message{Body: strings.Repeat("a", 1024)}),
		send(action.Message{Body: "\t\n\r \ud7ff\ue000\ufffd\U0010ffff"}),
		send(action.Message{Body: "a", Attributes: attributes(10, "k.k-k_k", "Number.price", "9.5")}),
		send(action.Message{Body: "a", Attributes: attributes(1, "k", "Binary", "\x00\xff")}),
		send(action.Message{Body: "a", Attributes: attributes(1, "k", "Number", "-12.5e-3")}),
		send(action.Message{Body: "a", Attributes: attributes(1, "k", "Number", "1e400")}),
		&action.SendMessage{Message: action.Message{Body: "a"}, DelaySeconds: 900},
	} {
		require.Nil(t, w.fault(w.Deliver("in", "shop", in)))
	}
}

func TestAHundredAndTwentyThousandMessagesInFlightAreTheMost(t *testing.T) {
	const most = 120_000
	q := sqs.NewQueue(1, settings())
	for range most + 1 {
		_, fault := q.SendMessage(0, 0, &action.SendMessage{Message: action.Message{Body: "soup"}, DelaySeconds: action.Unset})
		require.Nil(t, fault)
		q.Records()
	}
	short := &action.ReceiveMessage{MaxNumberOfMessages: 10, VisibilityTimeout: action.Unset}
	var last action.ReceivedMessage
	for range most / 10 {
		out, fault := q.ReceiveMessage(0, 0, short)
		require.Nil(t, fault)
		require.Len(t, out.Messages, 10)
		last = out.Messages[9]
		q.Records()
	}
	_, fault := q.ReceiveMessage(0, 0, short)
	require.Equal(t, "OverLimit", fault.Code)
	out, fault := q.ReceiveMessage(0, 0, &action.ReceiveMessage{MaxNumberOfMessages: 1, WaitTimeSeconds: 20, VisibilityTimeout: action.Unset})
	require.Nil(t, fault)
	require.Empty(t, out.Messages, "a long poll gets no error")
	require.Nil(t, q.DeleteMessage(0, 0, &action.DeleteMessage{Handle: last.Handle}))
	out, fault = q.ReceiveMessage(0, 0, short)
	require.Nil(t, fault)
	require.Len(t, out.Messages, 1)
}
