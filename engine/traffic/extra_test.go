package traffic_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
)

func TestABurstIsSentBesideThePlan(t *testing.T) {
	e := connected(`{"Rate":"1/s","Total":2}`)
	e.Advance(time.Millisecond)
	e.Component.Trouble(component.Trouble{Disturbance: component.Burst, Count: 3})
	require.Len(t, e.Calls, 4)
	e.Advance(time.Minute)
	require.Len(t, e.Calls, 5, "what a burst sends does not count towards Total")
	require.Equal(t, "order 5", message(e.Calls[4]).Body)
}

func TestAPoisonedMessageCarriesThePoisonAmongItsAttributes(t *testing.T) {
	e := connected(`{"Rate":"0/s","Attributes":"card=visa\nsize=3"}`)
	e.Component.Trouble(component.Trouble{Disturbance: component.Poison, Count: 1, Attributes: "card=stolen\nwhy=fun"})
	e.Order("Send", `{}`)
	require.Equal(t, []action.Attribute{{Name: "card", Type: "String", Value: "stolen"}, {Name: "size", Type: "Number", Value: "3"}, {Name: "why", Type: "String", Value: "fun"}},
		message(e.Calls[0]).Attributes)
	require.Equal(t, []action.Attribute{{Name: "card", Type: "String", Value: "visa"}, {Name: "size", Type: "Number", Value: "3"}},
		message(e.Calls[1]).Attributes, "the client's own messages stay as they were")
}

func TestThePoisonIsAboardWhereThereIsNoRoomForMore(t *testing.T) {
	e := connected(`{"Rate":"0/s","Attributes":"a=1\nb=2\nc=3\nd=4\ne=5\nf=6\ng=7\nh=8\ni=9\nj=10"}`)
	e.Component.Trouble(component.Trouble{Disturbance: component.Poison, Count: 1, Attributes: "card=stolen"})
	all := message(e.Calls[0]).Attributes
	require.Len(t, all, 10)
	require.Equal(t, "card", all[9].Name)
}
