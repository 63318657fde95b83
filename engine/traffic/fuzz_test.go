package traffic_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/traffic"
	"playground/engine/value"
)

// Attributes that are accepted can be sent, ten at most and none without name, type and value; others are one sentence.
func FuzzAttributes(f *testing.F) {
	for _, seed := range []string{"", "card=visa", "a=1\n\nb:String.x={{n}}", "a", "=", ":=", "a:=1", "a=1\na=2", "a.=1", "AWS.a=1", "a={{", "a:Number=1e5", "\xff=\xff", "a:Number.=1", "a=\u00a0"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		b := value.NewObject(2)
		b.Set("Attributes", value.Text(text))
		b.Set("Rate", value.Text("0/s"))
		_, problems := component.ParseSettings(traffic.Kind().Fields, b.Value(), "", nil)
		if len(problems) > 0 {
			require.Len(t, problems, 1)
			require.NotContains(t, problems[0].Message, "\n")
			return
		}
		e := enginetest.NewFakeEnv(traffic.Kind(), b.Value().String())
		e.Connect("calls", "kitchen", "")
		e.Order("Send", `{}`)
		attributes := message(e.Calls[0]).Attributes
		require.LessOrEqual(t, len(attributes), 10)
		for _, a := range attributes {
			require.NotEmpty(t, a.Name)
			require.Regexp(t, `^(String|Number)(\..+)?$`, a.Type)
			require.NotEmpty(t, a.Value)
		}
	})
}
