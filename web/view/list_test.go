package view_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
	"playground/web/view"
)

func TestThePaletteIsGroupedAndFiltered(t *testing.T) {
	groups := view.Palette(kinds(), "")
	require.Len(t, groups, 3)
	require.Equal(t, "Messaging", groups[1].Title)
	require.Equal(t, "sqs", view.Palette(kinds(), " QUE ")[0].Kinds[0].Name)
	require.Empty(t, view.Palette(kinds(), "elephant"))
}

func TestAFewLettersFindWhatIsMeant(t *testing.T) {
	d := open(t, shop)
	gallery := []view.Scene{{File: "q.json", Title: "Queues everywhere"}}
	first := map[string]string{
		"q": "add sqs", "sqs": "add sqs", "cl": "add traffic", "kit": "go kitchen", "undo": "undo", "op fi": "open", "everywhere": "scene q.json",
	}
	for typed, name := range first {
		require.Equal(t, name, d.Actions(typed, gallery)[0].Name, typed)
	}
	require.Equal(t, "add traffic", d.Actions("", gallery)[0].Name)
	require.Empty(t, d.Actions("zzz", gallery))
	a := view.Action{Name: "go a b"}
	require.Equal(t, []string{"go", "a b"}, []string{a.Verb(), a.Object()})
}

func TestScoresPreferBeginnings(t *testing.T) {
	require.Greater(t, view.Score("Show all", "sa"), view.Score("Message", "sa"))
	require.Greater(t, view.Score("SendMessage", "sm"), view.Score("Transmit", "sm"))
	require.Zero(t, view.Score("queue", "qx"))
	require.Positive(t, view.Score("anything", ""))
}

func note(from, to int) value.Value {
	var rows []string
	for n := from; n < to; n++ {
		rows = append(rows, fmt.Sprintf(`{"n":%d,"at":"1.5s","atNs":"1500000000","node":"orders","what":"sent","text":"","why":"Rate","lineage":%d,"failure":true}`, n, n))
	}
	v, _ := value.Parse(fmt.Sprintf(`{"events":[%s],"oldest":0,"records":%d}`, strings.Join(rows, ","), to), value.Limits{})
	return v
}

func TestTheNewestEventsAreKeptAndNoneTwice(t *testing.T) {
	var e view.Events
	require.True(t, e.Take(note(0, 10)))
	require.True(t, e.Take(note(8, 12)), "the link asks from the last one it knows")
	require.Len(t, e.Rows(), 12)
	require.False(t, e.Take(note(3, 12)))
	row := e.Rows()[11]
	require.Equal(t, []string{"0:00:01.500", "1.5s", "orders", "Rate"}, []string{row.At, row.Exact, row.Node, row.Why})
	require.True(t, row.Failure)
	e.Take(note(12, 2000))
	require.Len(t, e.Rows(), view.EventsMax)
	require.EqualValues(t, 1999, e.Rows()[view.EventsMax-1].N)
	require.EqualValues(t, 2000, e.Total())
}

func TestAHeldListWaitsAndLosesNothing(t *testing.T) {
	var e view.Events
	e.Take(note(0, 5))
	e.Hold(true)
	require.False(t, e.Take(note(5, 9)))
	require.Len(t, e.Rows(), 5)
	require.Equal(t, 4, e.Waiting())
	e.Hold(false)
	require.Len(t, e.Rows(), 9)
	require.Zero(t, e.Waiting())
	e.Hold(true)
	e.Clear()
	require.True(t, e.Take(note(0, 3)), "another filter shows what it finds even while the list is held")
}

func TestAWatchAsksAgainForAnotherFilter(t *testing.T) {
	w := view.Watch{Nodes: []string{"orders"}, Lineage: 12, Again: true}
	require.Equal(t, `{"nodes":["orders"],"only":[],"lineage":12,"events":300,"outline":true,"timeline":true,"since":0}`, w.JSON())
	require.True(t, w.SameFilter(view.Watch{Lineage: 12, Nodes: []string{"other"}}))
	require.False(t, w.SameFilter(view.Watch{Lineage: 12, Only: []string{"orders"}}))
}

func TestTheOutlineSaysWhatTheWiresDo(t *testing.T) {
	rows := open(t, shop).Outline()
	require.Equal(t, []view.OutlineRow{
		{"shop", "shop (Client): sends to orders"},
		{"orders", "orders (SQS queue): receives from shop; polled by kitchen; sends to dlq"},
		{"dlq", "dlq (SQS queue): receives from orders"},
		{"kitchen", "kitchen (Service): polls orders"},
		{"hint", "note: Look"},
	}, rows)
}

func TestMenusComeFromTheTables(t *testing.T) {
	d := open(t, shop)
	names := func(id string) []string {
		var all []string
		for _, a := range d.Menu(id) {
			all = append(all, a.Name)
		}
		return all
	}
	require.Equal(t, []string{"command SendMessage", "wire dead-letter", "fault slow", "fault recover", "break", "break-when", "edit", "follow", "duplicate", "copy", "delete"}, names("orders"))
	require.Equal(t, []string{"fault cut", "fault drop", "fault duplicate", "fault delay", "fault reorder", "fault recover", "edit", "delete"}, names("shop.calls>orders.in"))
	require.Equal(t, []string{"edit", "duplicate", "delete"}, names("hint"))
	require.Contains(t, names(""), "paste")
	require.Len(t, d.Targets(), 7)
	require.Equal(t, "orders → kitchen", d.Targets()[5].Title, "in the direction of the messages")
}

// A command for dead letters is offered where dead letters come.
func TestACommandIsOfferedWhereItMakesSense(t *testing.T) {
	d := open(t, shop)
	offers := func(id string) (all []string) {
		for _, c := range d.Offers(id) {
			all = append(all, c.Name)
		}
		return all
	}
	require.Equal(t, []string{"SendMessage"}, offers("orders"))
	require.Equal(t, []string{"SendMessage", "Redrive"}, offers("dlq"))
	require.Empty(t, offers("shop"))
	require.Empty(t, offers("nobody"))
	do(t, d, "Delete", d.Delete([]string{"orders.dead-letter>dlq.in"}))
	require.Equal(t, []string{"SendMessage"}, offers("dlq"))
}

func TestTheStateIsReadFromTheLink(t *testing.T) {
	s, ok := view.ReadState(`{"playing":true,"alive":true,"behind":true,"now":"12500000000","eventsPerSecond":15300,"hash":"00ff"}`)
	require.True(t, ok)
	require.EqualValues(t, 12_500_000_000, s.Now)
	require.Equal(t, "flat out: 15k/s", s.Pace())
	_, ok = view.ReadState("nonsense")
	require.False(t, ok)
}
