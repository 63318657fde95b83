package api_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/sqs/api"
)

func TestDigests(t *testing.T) {
	require.Equal(t, "d41d8cd98f00b204e9800998ecf8427e", api.MD5OfMessageBody(""))
	require.Equal(t, "78e731027d8fd50ed642340b7c9a63b3", api.MD5OfMessageBody("message"))
	for digest, attributes := range map[string][]action.Attribute{
		"235c5c510d26fb653d073faed50ae77c": {{Name: "timestamp", Type: "Number", Value: "1493147359900"}},
		"9e05cca738e70ff6c6041e82d5e77ef1": {{Name: "somevalue", Type: "String.custom", Value: "somevalue"}},
		"8dbc8aa50a6eac0c51e7060feee0683f": {{Name: "bin", Type: "Binary", Value: "\x00\x01\x02\x03\x04\xff"}},
		"4c360f3fdafd970e05fae2f149d997f5": {
			{Name: "Help.Me", Type: "String", Value: "Me"},
			{Name: "Hello", Type: "String", Value: "There"},
			{Name: "General", Type: "String", Value: "Kenobi"},
		},
	} {
		require.Equal(t, digest, api.MD5OfMessageAttributes(attributes))
	}
}

// TestADigestLeavesTheOrder: the attributes of a message are shared with whoever else has it.
func TestADigestLeavesTheOrder(t *testing.T) {
	attributes := []action.Attribute{{Name: "b", Type: "String", Value: "1"}, {Name: "a", Type: "String", Value: "2"}}
	api.MD5OfMessageAttributes(attributes)
	require.Equal(t, "b", attributes[0].Name)
}
