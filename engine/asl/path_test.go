package asl_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl"
)

func TestAPathThatLeadsNowhereFailsItsStateAsOnAWS(t *testing.T) {
	const at = "An error occurred while executing the state 'A' (entered at the event id #2). "
	const mapped = `"Type":"Map","ItemProcessor":{"StartAt":"B","States":{"B":{"Type":"Pass","End":true}}}`
	for _, c := range []struct{ state, input, err, cause string }{
		{`"Type":"Pass","Result":1,"ResultPath":"$.a"`, `[1]`,
			"States.ReferencePathConflict", `Unable to apply step "a" to input [1]`},
		{`"Type":"Pass","Result":1,"ResultPath":"$.a.b"`, `{"a":"x"}`,
			"States.ReferencePathConflict", `Unable to apply step "b" to input {"a":"x"}`},
		{mapped + `,"ItemsPath":"$.a.list"`, `{"a":{}}`,
			"States.ReferencePathConflict", `Unable to apply step "list" to input {"a":{}}`},
		{mapped + `,"ItemsPath":"$.a"`, `{"a":1}`, "States.Runtime", `Reference path "$.a" must point to array.`},
		{`"Type":"Pass","InputPath":"$.list[3]"`, `{"list":[]}`,
			"States.Runtime", "Invalid path '$.list[3]' : No results for path: $['list'][3]"},
		{`"Type":"Pass","Parameters":{"v.$":"$.list[3].a"}`, `{"list":[]}`,
			"States.Runtime", `The JSONPath '$.list[3].a' specified for the field 'v.$' could not be found in the input '{"list":[]}'`},
		{`"Type":"Pass","Parameters":{"v.$":"States.Array($.list[3])"}`, `{"list":[]}`,
			"States.Runtime", "The function 'States.Array($.list[3])' had the following error: " +
				`The JsonPath argument for the field '$.list[3]' could not be found in the input '{"list":[]}'`},
		{`"Type":"Pass","Parameters":{"v.$":"States.MathAdd('1', 1)"}`, `{}`,
			"States.Runtime", "The function 'States.MathAdd('1', 1)' had the following error: Invalid arguments in States.MathAdd"},
	} {
		m := compiled(t, `{"StartAt":"A","States":{"A":{`+c.state+`,"End":true}}}`)
		x := newRunner(m, echo).play(parsed(t, c.input), 100)
		require.Equal(t, asl.Failed, x.Status(), c.state)
		err, cause := x.Failure()
		require.Equal(t, c.err, *err, c.state)
		require.Equal(t, at+c.cause, *cause, c.state)
	}
}

func TestATemplateTakesWhatIsPastTheEndForNull(t *testing.T) {
	m := compiled(t, `{"StartAt":"A","States":{"A":{"Type":"Pass","Parameters":{"v.$":"$.list[3]","w.$":"$.list[*]"},"End":true}}}`)
	x := newRunner(m, echo).play(parsed(t, `{"list":[]}`), 100)
	require.Equal(t, asl.Succeeded, x.Status())
	require.Equal(t, `{"v":null,"w":[]}`, x.Output().String())
}
