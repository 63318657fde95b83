package sns_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/enginetest"
	"playground/engine/sns"
)

// The picture shows a copy that waits at the ray of its subscription: by the place of its wire among the topic's.
func TestACopyThatWaitsStandsInThePlaceOfItsSubscription(t *testing.T) {
	e := enginetest.NewFakeEnv(sns.Kind(), `{}`)
	for _, peer := range []string{"one", "two", "three"} {
		e.Connect("subscriptions", peer, "")
	}
	m := action.Message{Body: "soup", Token: component.Token{Lineage: 1, Attempt: 1}}
	e.Deliver("in", "shop", &action.Publish{Message: m})
	require.Len(t, e.Calls, 3)
	down := component.Result{Fault: &component.Fault{Code: "ServiceUnavailable", Server: true}}
	for range 3 { // the retries at once
		e.Return(e.Calls[len(e.Calls)-1].ID, down)
		e.Advance(0)
	}
	e.Return(e.Calls[len(e.Calls)-1].ID, down)
	contents := component.Contents{Limit: component.ContentsMax}
	e.Component.Contents(&contents)
	require.Len(t, contents.Items, 1)
	require.EqualValues(t, 2, contents.Items[0].Slot)
	require.Zero(t, contents.More)
}
