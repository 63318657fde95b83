package template_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/template"
)

func attributes(t *testing.T, text string) template.Attributes {
	t.Helper()
	all, err := template.CompileAttributes(text)
	require.NoError(t, err)
	return all
}

func TestAttributesAreFilledInForEachMessage(t *testing.T) {
	all := attributes(t, "card=visa\n\n order = A{{n}} \nprice=4.50\nzip:String=8001\nsize:Number.cm={{n}}")
	require.False(t, all.Static())
	require.Equal(t, []action.Attribute{
		{Name: "card", Type: "String", Value: "visa"},
		{Name: "order", Type: "String", Value: "A7"},
		{Name: "price", Type: "Number", Value: "4.50"},
		{Name: "zip", Type: "String", Value: "8001"},
		{Name: "size", Type: "Number.cm", Value: "7"},
	}, all.Render(template.Context{N: 7}))
	require.True(t, attributes(t, "card=visa").Static())
}

func TestAttributesTakeThePlacesOfThoseOfTheSameName(t *testing.T) {
	was := []action.Attribute{{Name: "event", Type: "String", Value: "OrderPlaced"}, {Name: "order", Type: "Number", Value: "7"}}
	now := attributes(t, "event=PaymentTaken\nbank=ours").Set(was, template.Context{})
	require.Equal(t, []action.Attribute{
		{Name: "event", Type: "String", Value: "PaymentTaken"}, {Name: "order", Type: "Number", Value: "7"}, {Name: "bank", Type: "String", Value: "ours"},
	}, now)
	require.Equal(t, "OrderPlaced", was[0].Value, "others have the old ones in hand")
	require.Equal(t, was, attributes(t, "").Set(was, template.Context{}))
}

func TestOfTooManyAttributesTheLastAreAboard(t *testing.T) {
	var was []action.Attribute
	for i := range 10 {
		was = append(was, action.Attribute{Name: "a" + strconv.Itoa(i), Type: "String", Value: "x"})
	}
	now := attributes(t, "card=stolen").Set(was, template.Context{})
	require.Len(t, now, 10)
	require.Equal(t, "a1", now[0].Name)
	require.Equal(t, "stolen", now[9].Value)
}
