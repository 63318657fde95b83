package scenario_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/scenario"
	"playground/engine/value"
)

func TestEncodeIsCanonical(t *testing.T) {
	s := decode(t, ticketWindow)
	require.Equal(t, ticketWindow, string(scenario.Encode(s)))
}

func TestMembersInAnyOrderAndDefaultsWrittenOutComeToTheSame(t *testing.T) {
	untidy := decode(t, `{"wires":[{"latency":"20ms","to":"orders","from":"guests"}],"seed":1,
		"nodes":[{"VisibilityTimeout":30.0,"y":5,"kind":"queue","id":"orders","Label":null},{"Pattern":"constant","kind":"client","id":"guests"}],
		"faults":[],"notes":[],"title":"","format":1}`)
	require.Equal(t, `{
  "format":1,
  "seed":1,
  "nodes":[
    {"id":"orders","kind":"queue","x":0,"y":5},
    {"id":"guests","kind":"client","x":0,"y":0}
  ],
  "wires":[
    {"from":"guests.calls","to":"orders.in"}
  ]
}
`, string(scenario.Encode(untidy)))
}

func TestTextAndValueAreTheSameDocument(t *testing.T) {
	s := decode(t, ticketWindow)
	v, err := value.Parse(ticketWindow, value.Limits{})
	require.Nil(t, err)
	require.Equal(t, v.String(), s.Value().String())
	again, problems := scenario.DecodeValue(s.Value(), kinds)
	require.Empty(t, problems)
	require.True(t, scenario.Equal(s, again))
}

func TestNewIsAnEmptyDocument(t *testing.T) {
	s := scenario.New()
	require.Equal(t, "{\n  \"format\":1,\n  \"seed\":1\n}\n", string(scenario.Encode(s)))
	require.True(t, scenario.Equal(s, decode(t, string(scenario.Encode(s)))))
}

func TestNullMeansTheDefault(t *testing.T) {
	s := decode(t, `{"format":1,"nodes":[{"id":"orders","kind":"queue","VisibilityTimeout":null}]}`)
	require.Equal(t, int64(30), s.Nodes[0].Settings.Int("VisibilityTimeout"))
}
