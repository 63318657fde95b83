package value_test

import (
	"strconv"
	"testing"

	"playground/engine/value"

	"github.com/stretchr/testify/require"
)

func TestTheZeroValueIsNull(t *testing.T) {
	var v value.Value
	require.True(t, v.IsNull())
	require.Equal(t, "null", v.String())
	require.True(t, value.Equal(v, value.Null))
	require.False(t, value.Equal(v, value.Bool(false)))
	require.Equal(t, value.KindNull, v.Kind())
}

func TestEachKindAnswersOnlyItsOwnAccessor(t *testing.T) {
	for kind, v := range []value.Value{
		value.Null, value.Bool(true), value.Int(7), value.Text("7"), value.Array(value.Int(7)), value.NewObject(0).Value(),
	} {
		require.Equal(t, value.Kind(kind), v.Kind())
		require.Equal(t, []string{"null", "boolean", "number", "string", "array", "object"}[kind], v.Kind().String())
		_, isBool := v.AsBool()
		_, isInt := v.AsInt()
		_, isFloat := v.AsFloat()
		_, isText := v.AsText()
		require.Equal(t, kind == 1, isBool)
		require.Equal(t, kind == 2, isInt)
		require.Equal(t, kind == 2, isFloat)
		require.Equal(t, kind == 2, v.Literal() != "")
		require.Equal(t, kind == 3, isText)
		require.Equal(t, kind == 0, v.IsNull())
		_, found := v.Get("7")
		require.False(t, found)
		if kind != 4 {
			require.Panics(t, func() { v.Index(0) })
			require.Zero(t, v.Len())
		}
	}
	require.Equal(t, "unknown", value.Kind(9).String())
}

// TestObjectsOfEverySizeKeepOrderAndFindTheirMembers crosses the size from
// which names are looked up in an index.
func TestObjectsOfEverySizeKeepOrderAndFindTheirMembers(t *testing.T) {
	for n := range 40 {
		var b value.Builder
		for i := range n {
			b.Set("m"+strconv.Itoa(n-i), value.Int(int64(i)))
		}
		b.Set("m1", value.Int(int64(n-1))) // again, except where n is 0
		require.Equal(t, max(1, n), b.Len())
		v := b.Value()
		require.Zero(t, b.Len(), "the Builder is empty again")
		require.Equal(t, max(1, n), v.Len())
		place := 0
		for name, member := range v.Members() {
			got, found := v.Get(name)
			require.True(t, found, name)
			require.True(t, value.Equal(member, got))
			require.Equal(t, name, v.Member(place).Name)
			place++
		}
		require.Equal(t, v.Len(), place)
		_, found := v.Get("m")
		require.False(t, found)
	}
}

func TestObjectsAreEqualWhateverTheirOrder(t *testing.T) {
	for _, n := range []int{1, 8, 9, 30} {
		up, down := value.NewObject(n), value.NewObject(0)
		for i := range n {
			up.Set(strconv.Itoa(i), value.Int(int64(i)))
			down.Set(strconv.Itoa(n-1-i), value.Exact(strconv.Itoa(n-1-i)+".0"))
		}
		a, b := up.Value(), down.Value()
		require.True(t, value.Equal(a, b))
		require.False(t, value.Equal(a, b.With("0", value.Text("0"))))
		require.False(t, value.Equal(a, b.Without("0")))
		require.False(t, value.Equal(a, b.Without("0").With("other", value.Int(0))))
	}
}

func TestChangesLeaveTheOriginalAlone(t *testing.T) {
	original, bad := value.Parse(`{"a":1,"b":{"c":2},"d":3}`, value.Limits{})
	require.Nil(t, bad)
	require.Equal(t, `{"a":1,"b":null,"d":3}`, original.With("b", value.Null).String())
	require.Equal(t, `{"a":1,"b":{"c":2},"d":3,"e":4}`, original.With("e", value.Int(4)).String())
	require.Equal(t, `{"a":1,"d":3}`, original.Without("b").String())
	require.Equal(t, original.String(), original.Without("x").String())
	require.Equal(t, `{"a":1}`, value.Text("no object").With("a", value.Int(1)).String())
	require.Equal(t, `{"a":1,"b":{"c":2},"d":3}`, original.String())
}

func TestRangesStopWhenAsked(t *testing.T) {
	v, bad := value.Parse(`{"list":[1,2,3],"b":2}`, value.Limits{})
	require.Nil(t, bad)
	seen := ""
	for name, list := range v.Members() {
		seen += name
		for i, e := range list.Elements() {
			seen += " " + strconv.Itoa(i) + "=" + e.Literal()
			if i == 1 {
				break
			}
		}
		break
	}
	require.Equal(t, "list 0=1 1=2", seen)
}

func TestObjectOfMembers(t *testing.T) {
	for _, n := range []int{0, 1, 8, 9, 40} {
		var members []value.Member
		b := value.NewObject(n)
		for i := range n {
			name := string(rune('A' + i))
			members = append(members, value.Member{name, value.Int(int64(i))})
			b.Set(name, value.Int(int64(i)))
		}
		want := b.Value()
		got := value.ObjectOf(members)
		require.Equal(t, want.String(), got.String())
		for i := range n {
			v, found := got.Get(string(rune('A' + i)))
			require.True(t, found)
			require.Equal(t, value.Int(int64(i)).String(), v.String())
		}
		require.Equal(t, want.With("A", value.Null).String(), got.With("A", value.Null).String())
	}
}
