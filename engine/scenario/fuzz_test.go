package scenario_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/scenario"
	"playground/engine/value"
)

// Whatever the text, Decode answers with a scenario or with problems, and what it accepts has one canonical form.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(ticketWindow))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, problems := scenario.Decode(text, kinds)
		require.Equal(t, s == nil, len(problems) > 0)
		for _, p := range problems {
			require.NotEmpty(t, p.Message)
			_, err := value.ParsePointer(string(p.Pointer))
			require.NoError(t, err)
		}
		if s == nil {
			return
		}
		canonical := scenario.Encode(s)
		again, problems := scenario.Decode(canonical, kinds)
		require.Empty(t, problems)
		require.Equal(t, string(canonical), string(scenario.Encode(again)))
	})
}

// Whatever the edits, Apply makes all of them and knows the way back, or none.
func FuzzDecodeEdits(f *testing.F) {
	f.Add([]byte(`[{"part":"node","id":"orders","rename":"o"}]`))
	f.Fuzz(func(t *testing.T, text []byte) {
		v, err := value.Parse(text, value.Limits{Depth: 64})
		if err != nil {
			return
		}
		list, problems := scenario.DecodeEdits(v)
		require.True(t, list == nil || len(problems) == 0)
		if len(problems) > 0 {
			return
		}
		again, problems := scenario.DecodeEdits(scenario.EncodeEdits(list))
		require.Empty(t, problems)
		require.Equal(t, scenario.EncodeEdits(list).String(), scenario.EncodeEdits(again).String())
		s := decode(t, ticketWindow)
		next, inverse, problems := scenario.Apply(s, list, kinds)
		require.Equal(t, ticketWindow, string(scenario.Encode(s)))
		require.Equal(t, next == nil, len(problems) > 0)
		if next == nil {
			return
		}
		sound, problems := scenario.Decode(scenario.Encode(next), kinds)
		require.Empty(t, problems)
		require.True(t, scenario.Equal(next, sound))
		back, _, problems := scenario.Apply(next, inverse, kinds)
		require.Empty(t, problems)
		require.Equal(t, ticketWindow, string(scenario.Encode(back)))
	})
}
