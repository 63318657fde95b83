package view_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

// notices is a topic with five subscribers and a dead-letter queue; two consumers share a store.
const notices = `{"format": 1, "title": "Notices", "seed": 7,
	"nodes": [{"id": "shop", "kind": "traffic"}, {"id": "notices", "kind": "sns"}, {"id": "orders", "kind": "sqs"}, {"id": "dlq", "kind": "sqs"}, {"id": "audit", "kind": "sqs"},
		{"id": "kitchen", "kind": "service"}, {"id": "clerk", "kind": "service"}, {"id": "store", "kind": "service"},
		{"id": "mail", "kind": "inbox"}, {"id": "phone", "kind": "phone"}, {"id": "partner", "kind": "endpoint"}],
	"wires": [{"from": "shop", "to": "notices"}, {"from": "notices", "to": "orders", "FilterPolicy": {"dish": ["soup"]}}, {"from": "notices", "to": "audit"},
		{"from": "notices", "to": "mail"}, {"from": "notices", "to": "phone"}, {"from": "notices", "to": "partner"}, {"from": "notices.dead-letter", "to": "dlq"},
		{"from": "kitchen.poll", "to": "orders.in"}, {"from": "clerk.poll", "to": "audit.in"}, {"from": "kitchen", "to": "store"}, {"from": "clerk", "to": "store"}]}`

func openNotices(t *testing.T) *view.Document {
	kinds := catalog.Kinds()
	s, problems := scenario.Decode([]byte(notices), kinds)
	require.Empty(t, problems)
	return view.NewDocument(s, kinds)
}

func TestThePartThatLooksIntoAnElementIsThatOfItsPicture(t *testing.T) {
	d := openNotices(t)
	for id, want := range map[string]string{
		"orders": "xray", "notices": "fanout", "mail": "mail", "phone": "mail", "partner": "mail",
		"notices.subscriptions>orders.in": "filter", "kitchen.poll>orders.in": "", "shop": "", "kitchen": "", "nobody": "",
	} {
		part, ok := d.Inside(id)
		require.Equal(t, want, part.Part, id)
		require.Equal(t, want != "", ok, id)
	}
	require.Equal(t, `{"openable":["notices","orders","dlq","audit","mail","phone","partner"]}`, d.XRay("", value.Null, value.Null, nil).String())
}

func TestAMenuOffersToLookInside(t *testing.T) {
	d := openNotices(t)
	offered := func(id string) string {
		for _, a := range d.Menu(id) {
			if a.Name == "xray" {
				return a.Title
			}
		}
		return ""
	}
	require.Equal(t, []string{"X-ray", "Fan-out", "Messages", "Filter", ""},
		[]string{offered("orders"), offered("notices"), offered("mail"), offered("notices.subscriptions>orders.in"), offered("kitchen")})
}

func TestATopicTellsItsSubscriptions(t *testing.T) {
	told := openNotices(t).FanOut("notices", value.Text("inside"), value.Null)
	subscriptions, _ := told.Get("subscriptions")
	require.Equal(t, 5, subscriptions.Len())
	require.Equal(t, `{"wire":"notices.subscriptions>orders.in","to":"orders","port":"in","deadLetter":"","filtered":true}`, subscriptions.Index(0).String())
	filtered, _ := subscriptions.Index(1).Get("filtered")
	require.Equal(t, "false", filtered.String())
}

func TestOneCopyComesWithoutWhatOnlyTheOthersComeTo(t *testing.T) {
	d := openNotices(t)
	require.Equal(t, `{"node":"notices","to":"orders","others":["audit","mail","phone","partner"],"without":["audit","clerk","mail","phone","partner"]}`, d.CopyOf("notices", "orders").String())
	require.True(t, d.CopyOf("notices", "").IsNull(), "all copies")
}

func TestASettingThatNamesANodeOffersThoseAtTheEndOfItsWires(t *testing.T) {
	d := openNotices(t)
	choice := func() view.Input {
		w, _ := d.Wire(subscription)
		for _, row := range view.Form(d.FieldsOf(subscription), w.Object) {
			if row.Name == "DeadLetterQueue" {
				return row
			}
		}
		return view.Input{}
	}
	row := choice()
	require.Equal(t, view.ControlChoice, row.Control)
	require.Equal(t, []string{"", "dlq"}, row.Options)
	require.Equal(t, []string{"none", ""}, []string{row.Default, row.Shown})
	do(t, d, "dead letters", d.SetField(subscription, "DeadLetterQueue", value.Text("dlq")))
	do(t, d, "rename", d.Rename("dlq", "lost"))
	require.Equal(t, []string{"", "lost"}, choice().Options)
	require.Equal(t, "lost", choice().Shown, "it follows the queue")
}

func TestASubscriberTellsWhatItGot(t *testing.T) {
	told := openNotices(t).Mail("mail", value.Text("inside"), value.Null)
	require.Equal(t, `{"node":"mail","kind":"Email inbox","picture":"inbox","commands":["ConfirmSubscription","MarkRead"],"inspect":"inside","peek":null}`, told.String())
}
