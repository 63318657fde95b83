package jsonpath_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// FuzzSelect: every text is a path or has an error inside it, and every path gives a value or a failure, of a document
// that stays as it was.
func FuzzSelect(f *testing.F) {
	for _, c := range leading {
		f.Add(c.path, store)
	}
	for _, c := range choosing {
		f.Add("$.store.book[?("+c.filter+")].title", store)
	}
	f.Add("$..*..*..*", `[[[[[[1,2],3]]]]]`)
	f.Fuzz(func(t *testing.T, text, document string) {
		v, bad := value.Parse(document, value.Limits{})
		if bad != nil {
			v = value.Text(document)
		}
		before := v.String()
		p, wrong := jsonpath.Compile(text)
		if wrong != nil {
			require.NotEmpty(t, wrong.Text)
			require.GreaterOrEqual(t, wrong.Position, 0)
			require.LessOrEqual(t, wrong.Position, len(text))
			return
		}
		got, found, failed := p.Select(scope{v})
		require.Equal(t, found, failed == nil)
		require.Equal(t, found, p.Has(scope{v}))
		require.True(t, !found || p.Definite() || got.Kind() == value.KindArray)
		again, _, _ := p.Select(scope{v})
		require.Equal(t, got.String(), again.String())
		if r, wrong := jsonpath.CompileReference(text); wrong == nil && p.Root() == jsonpath.Input {
			checkReference(t, r, v)
		}
		require.Equal(t, before, v.String())
	})
}

// checkReference puts a value somewhere and finds it there.
func checkReference(t *testing.T, r *jsonpath.Reference, into value.Value) {
	changed, failed := r.Put(into, value.Int(7))
	if failed != nil {
		require.Equal(t, "States.ReferencePathConflict", failed.Error)
		return
	}
	v, failed := r.Get(scope{changed})
	require.Nil(t, failed)
	require.Equal(t, "7", v.String())
}
