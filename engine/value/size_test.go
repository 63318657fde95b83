package value

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSizeIsTheLengthOfTheText(t *testing.T) {
	for _, text := range []string{
		`null`, `true`, `false`, `0`, `-0`, `-1`, `12345`, `-9223372036854775808`, `1.50`, `1e400`, `""`, `"a\"\\\n\u0001é😀"`,
		`[]`, `[1]`, `[1,[2,{}]]`, `{}`, `{"a":1}`, `{"a\t":[null,true],"b":{"c":"d"}}`,
		`{"1":1,"2":2,"3":3,"4":4,"5":5,"6":6,"7":7,"8":8,"9":9,"10":10}`,
	} {
		v, bad := Parse(text, Limits{})
		require.Nil(t, bad)
		require.Equal(t, len(v.String()), Size(v, math.MaxInt), text)
		require.Greater(t, Size(Array(v, v, v), 1), 1)
	}
	for _, v := range []Value{Float(0.1), Float(-1e-9), Float(1e300), Text("\xff\xfe"), Int(math.MinInt64)} {
		require.Equal(t, len(v.String()), Size(v, math.MaxInt), v.String())
	}
}

func TestSizeStopsWhenItIsTooLarge(t *testing.T) {
	elements := make([]Value, 1000)
	for i := range elements {
		elements[i] = Text("0123456789")
	}
	all := ArrayOf(elements)
	require.Greater(t, Size(all, 5000), 5000)
	require.Less(t, Size(Array(all, all, all), 1500), 3*1001+100)
}

func TestWhatIsSharedIsMadeOnce(t *testing.T) {
	a := Array(Int(1), Int(2))
	require.True(t, Shared(a, a))
	require.False(t, Shared(a, Array(Int(1), Int(2))))
	require.True(t, Shared(Int(1), Int(1)))
	require.False(t, Shared(Int(1), Bool(true)))
	o := NewObject(1)
	o.Set("a", a)
	v := o.Value()
	w, _ := v.Get("a")
	require.True(t, Shared(a, w))
	require.False(t, Shared(v, a))
}
