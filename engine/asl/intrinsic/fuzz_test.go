package intrinsic_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/intrinsic"
	"playground/engine/value"
)

// FuzzEval: every text is a call or has an error inside it, and every call gives a value, twice the same, or a failure
// that says which function failed.
func FuzzEval(f *testing.F) {
	for _, c := range calls {
		f.Add(c.call, input)
	}
	f.Add("States.ArrayUnique($)", `[[1,2],[1,2],{"a":null},"Aa","BB",1e300]`)
	f.Add(`States.StringToJson('{"text":"An \"escaped\" one"}')`, "1")
	f.Fuzz(func(t *testing.T, text, document string) {
		v, bad := value.Parse(document, value.Limits{})
		if bad != nil {
			v = value.Text(document)
		}
		before := v.String()
		call, wrong := intrinsic.Compile(text)
		if wrong != nil {
			require.NotEmpty(t, wrong.Text)
			require.GreaterOrEqual(t, wrong.Position, 0)
			require.LessOrEqual(t, wrong.Position, len(text))
			return
		}
		require.True(t, intrinsic.Is(text))
		got, failed := call.Eval(scope{v}, host{})
		again, _ := call.Eval(scope{v}, host{})
		require.Equal(t, got.String(), again.String())
		if failed != nil {
			require.Equal(t, "States.Runtime", failed.Error)
			require.Equal(t, "The function '"+text+"' had the following error: "+failed.Reason, failed.Cause)
			require.True(t, got.IsNull())
		}
		require.Equal(t, before, v.String())
	})
}
