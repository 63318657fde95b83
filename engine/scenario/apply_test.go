package scenario_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// edits reads edits as the page sends them.
func edits(t *testing.T, text string) []scenario.Edit {
	t.Helper()
	v, err := value.Parse(text, value.Limits{})
	require.Nil(t, err)
	list, problems := scenario.DecodeEdits(v)
	require.Empty(t, problems)
	return list
}

// apply makes the edits and checks what holds for all: nothing happened to s, and there is a way back.
func apply(t *testing.T, s *scenario.Scenario, list []scenario.Edit) *scenario.Scenario {
	t.Helper()
	before := string(scenario.Encode(s))
	next, inverse, problems := scenario.Apply(s, list, kinds)
	require.Empty(t, problems)
	require.Equal(t, before, string(scenario.Encode(s)), "s is untouched")
	back, _, problems := scenario.Apply(next, inverse, kinds)
	require.Empty(t, problems)
	require.Equal(t, before, string(scenario.Encode(back)), "the inverse leads back")
	again, problems := scenario.Decode(scenario.Encode(next), kinds)
	require.Empty(t, problems, "what edits make is sound")
	require.True(t, scenario.Equal(next, again))
	return next
}

func TestEditsChangeTheDrawing(t *testing.T) {
	for _, c := range []struct{ name, edits, want string }{
		{"a new node", `[{"part":"node","id":"spare","value":{"kind":"queue","x":1}}]`,
			`{"id":"spare","kind":"queue","x":1,"y":0}`},
		{"a moved node", `[{"part":"node","id":"orders","value":{"id":"orders","kind":"queue","x":8,"y":16,"VisibilityTimeout":45}}]`,
			`{"id":"orders","kind":"queue","x":8,"y":16,"VisibilityTimeout":45}`},
		{"a setting back to its default", `[{"part":"node","id":"orders","value":{"kind":"queue","VisibilityTimeout":30}}]`,
			`{"id":"orders","kind":"queue","x":0,"y":0}`},
		{"a new wire", `[{"part":"wire","id":"kitchen>dead","value":{"latency":"1ms"}}]`,
			`{"from":"kitchen.calls","to":"dead.in","latency":"1ms"}`},
		{"a wire's latency", `[{"part":"wire","id":"guests.calls>orders.in","value":{"latency":"1s"}}]`,
			`{"from":"guests.calls","to":"orders.in","latency":"1s"}`},
		{"a wire named without ports", `[{"part":"wire","id":"orders>kitchen","value":{"latency":"1s"}}]`,
			`{"from":"kitchen.poll","to":"orders.in","latency":"1s"}`},
		{"a wire to another node", `[{"part":"wire","id":"guests.calls>news.in","value":{"from":"guests","to":"dead"}}]`,
			`{"from":"guests.calls","to":"dead.in"}`},
		{"a note", `[{"part":"note","id":"n3","value":{"text":"why?"}}]`, `{"id":"n3","x":0,"y":0,"text":"why?"}`},
		{"a note's name", `[{"part":"note","id":"n1","rename":"first"}]`, `{"id":"first","x":8,"y":8,"text":"Watch the kitchen."}`},
		{"a fault more", `[{"part":"fault","value":{"at":"5s","fault":"crash","node":"guests"}}]`, `{"at":"5s","fault":"crash","node":"guests"}`},
		{"a fault at the next index", `[{"part":"fault","id":5,"value":{"at":"6s","fault":"crash","node":"guests"}}]`, `{"at":"6s","fault":"crash","node":"guests"}`},
		{"a fault's time", `[{"part":"fault","id":"0","value":{"at":"31s","fault":"crash","node":"kitchen"}}]`, `{"at":"31s","fault":"crash","node":"kitchen"}`},
		{"the title", `[{"part":"scenario","id":"title","value":"Window"}]`, `"title":"Window"`},
		{"the seed", `[{"part":"scenario","id":"seed","value":8}]`, `"seed":8`},
		{"the seed again by default", `[{"part":"scenario","id":"seed","value":null}]`, `"seed":1`},
		{"a chain of renames", `[{"part":"node","id":"dead","rename":"tmp"},{"part":"node","id":"orders","rename":"dead"},{"part":"node","id":"tmp","rename":"orders"}]`,
			`{"from":"dead.dead-letter","to":"orders.in"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			next := apply(t, decode(t, ticketWindow), edits(t, c.edits))
			require.Contains(t, string(scenario.Encode(next)), c.want)
		})
	}
}

func TestARenamedNodeKeepsItsWiresAndFaults(t *testing.T) {
	next := apply(t, decode(t, ticketWindow), edits(t, `[{"part":"node","id":"kitchen","rename":"cook"}]`))
	require.Equal(t, "cook", next.Nodes[3].ID)
	require.Equal(t, "cook.poll>orders.in", next.Wires[3].Key())
	require.Equal(t, "cook", next.Faults[0].Node)
	require.Equal(t, "cook.poll>orders.in", next.Faults[4].Wire)
	require.NotContains(t, string(scenario.Encode(next)), `kitchen"`)
}

func TestARenamedNodeIsStillNamedBySettings(t *testing.T) {
	s := apply(t, decode(t, ticketWindow), edits(t, `[{"part":"wire","id":"news.subscriptions>dead.in","value":{"Otherwise":"dead"}},
		{"part":"node","id":"dead","rename":"lost"}]`))
	w := s.Wires[s.FindWire("news.subscriptions>lost.in")]
	require.Equal(t, "lost", w.Settings.Text("Otherwise"))
	require.Contains(t, string(scenario.Encode(s)), `"Otherwise":"lost"`)
	s = apply(t, s, edits(t, `[{"part":"node","id":"orders","rename":"dead"}]`))
	require.Equal(t, "lost", s.Wires[s.FindWire("news.subscriptions>lost.in")].Settings.Text("Otherwise"))
}

func TestUndoingARemovalPutsEverythingBackInItsPlace(t *testing.T) {
	s := decode(t, ticketWindow)
	next := apply(t, s, scenario.RemoveNode(s, "orders", "guests"))
	require.Len(t, next.Nodes, 3)
	require.Len(t, next.Wires, 1)
	require.Len(t, next.Faults, 2)
	next = apply(t, s, scenario.RemoveWire(s, "guests.calls>orders.in"))
	require.Len(t, next.Wires, 4)
	require.Len(t, next.Faults, 4)
}

// A person selects a node and its wires and presses Delete: the order in which the edits come does not matter.
func TestARemovalWaitsForWhatHangsOnTheElement(t *testing.T) {
	s := decode(t, ticketWindow)
	next := apply(t, s, edits(t, `[{"part":"node","id":"news","value":null},
		{"part":"wire","id":"guests.calls>news.in","value":null},{"part":"wire","id":"news.subscriptions>dead.in","value":null}]`))
	require.Equal(t, -1, next.Find("news"))
	next = apply(t, s, edits(t, `[{"part":"wire","id":"guests.calls>orders.in","value":null},{"part":"fault","id":"3","value":null}]`))
	require.Len(t, next.Wires, 4)
}

func TestElementsMoveAmongTheOthers(t *testing.T) {
	s := decode(t, ticketWindow)
	for _, at := range []int{0, 2, 4} {
		next := apply(t, s, edits(t, fmt.Sprintf(`[{"part":"wire","id":"kitchen.poll>orders.in","value":{},"at":%d}]`, at)))
		require.Equal(t, "kitchen.poll>orders.in", next.Wires[at].Key())
		next = apply(t, s, edits(t, fmt.Sprintf(`[{"part":"fault","id":"1","value":{"at":"2m","fault":"recover","node":"kitchen"},"at":%d}]`, at)))
		require.Equal(t, kernel.Time(120e9), next.Faults[at].At)
		next = apply(t, s, edits(t, fmt.Sprintf(`[{"part":"node","id":"new","value":{"kind":"topic"},"at":%d}]`, at)))
		require.Equal(t, "new", next.Nodes[at].ID)
	}
}

func TestWhatDidNotChangeIsShared(t *testing.T) {
	s := decode(t, ticketWindow)
	next := apply(t, s, edits(t, `[{"part":"note","id":"n1","value":{"text":"new"}}]`))
	require.Same(t, &s.Nodes[0], &next.Nodes[0])
	require.Same(t, &s.Wires[0], &next.Wires[0])
	require.NotSame(t, &s.Notes[0], &next.Notes[0])
}

// One table of edits that are refused, each with what the person is told.
func TestEditsThatCannotBeAreRefused(t *testing.T) {
	for _, c := range []struct{ edits, told string }{
		{`[{"part":"node","id":"orders","value":null}]`, "/0: orders still has the wire guests.calls>orders.in; remove it too"},
		{`[{"part":"wire","id":"guests.calls>orders.in","value":null}]`, "/0: guests.calls>orders.in still has the fault drop at 0s; remove it too"},
		{`[{"part":"node","id":"orders","value":{"kind":"service"}}]`, "/0: orders is of another kind now, and orders still has the wire guests.calls>orders.in; remove it first"},
		{`[{"part":"node","id":"nobody","value":null}]`, `/0/id: id: there is no node "nobody"`},
		{`[{"part":"node","id":"nobody","rename":"x"}]`, `/0/id: id: there is no node "nobody"`},
		{`[{"part":"node","id":"orders","rename":"dead"}]`, "/0/rename: rename: there is already a node dead"},
		{`[{"part":"node","id":"orders","rename":"a b"}]`, `/0/rename: rename: "a b" is not 1 to 80 letters, digits, _ or -`},
		{`[{"part":"node","id":"orders","value":{"id":"other","kind":"queue"}}]`, `/0/value/id: id: other is not the id of the edit, "orders"; another name is given with rename`},
		{`[{"part":"node","id":"orders","value":{"kind":"queue","VisibilityTimeout":-1}}]`, "/0/value/VisibilityTimeout: VisibilityTimeout: -1 s is below the minimum of 0 s"},
		{`[{"part":"node","id":"q","value":{"kind":"queue"},"at":6}]`, "/0/at: at: 6 lies beyond the last place, 5"},
		{`[{"part":"wire","id":"guests>kitchen","value":{"from":"guests","to":"dead"}}]`, `/0/id: id: there is no wire "guests>kitchen", and the value is guests.calls>dead.in`},
		{`[{"part":"wire","value":{"from":"guests","to":"orders"}}]`, "/0: there is already a wire guests.calls>orders.in"},
		{`[{"part":"wire","value":{"from":"orders.dead-letter","to":"dead"}}]`, "/0: there is already a wire orders.dead-letter>dead.in"},
		{`[{"part":"node","id":"q","value":{"kind":"queue"}},{"part":"wire","value":{"from":"orders","to":"q"}}]`, "/1: orders.dead-letter takes one wire at most"},
		{`[{"part":"wire","id":"guests.calls>orders.in","value":{"from":"guests","to":"dead"}}]`, "/0: the wire joins other ports now, and guests.calls>orders.in still has the fault drop at 0s; remove it first"},
		{`[{"part":"wire","id":"a.b>c.d","value":null}]`, `/0/id: id: there is no wire "a.b>c.d"; wires are named "from.port>to.port"`},
		{`[{"part":"wire","id":"guests.calls>orders.in","rename":"x"}]`, "/0/rename: rename: a wire has no name of its own to change"},
		{`[{"part":"note","id":"n9","value":null}]`, `/0/id: id: there is no note "n9"`},
		{`[{"part":"note","id":"n1","rename":"n2"}]`, "/0/rename: rename: there is already a note n2"},
		{`[{"part":"fault","id":"7","value":null}]`, `/0/id: id: "7" is not the index of one of the 5 faults`},
		{`[{"part":"fault","id":"first","value":{"at":"1s","fault":"crash","node":"guests"}}]`, `/0/id: id: "first" is not the index of one of the 5 faults`},
		{`[{"part":"fault","value":{"at":"1s","fault":"crash","node":"nobody"}}]`, `/0/value/node: node: there is no node "nobody"`},
		{`[{"part":"scenario","id":"colour","value":"red"}]`, `/0/id: id: a scenario has a title, a summary and a seed, not "colour"`},
		{`[{"part":"scenario","id":"seed","value":"seven"}]`, `/0/value: value: "seven" is not a whole number`},
		{`[{"part":"node","id":"orders","value":null},{"part":"node","id":"orders","value":{"kind":"queue"}}]`, `/1: "orders" is being removed by an earlier edit; first remove what hangs on it`},
	} {
		s := decode(t, ticketWindow)
		before := string(scenario.Encode(s))
		next, inverse, problems := scenario.Apply(s, edits(t, c.edits), kinds)
		require.Nil(t, next)
		require.Nil(t, inverse)
		require.Equal(t, c.told+"\n", tell(problems), c.edits)
		require.Equal(t, before, string(scenario.Encode(s)))
	}
}

func TestEditsOfTheWrongFormAreRefused(t *testing.T) {
	for _, c := range []struct{ edits, told string }{
		{`{}`, ": {} is not a list of edits\n"},
		{`[7]`, "/0: 7 is not an object with the members of an edit: part, id, value, rename, at\n"},
		{`[{"part":"edge","value":null}]`, `/0: part: "edge" is not one of node, wire, note, fault, scenario` + "\n"},
		{`[{"part":"node","id":"a"}]`, "/0: an edit has a value (null removes the element) or a rename, one of the two\n"},
		{`[{"part":"node","id":"a","value":{},"rename":"b"}]`, "/0: an edit has a value (null removes the element) or a rename, one of the two\n"},
		{`[{"part":"node","id":"a","rename":""}]`, `/0/rename: rename: "" is not a name` + "\n"},
		{`[{"part":"node","id":"a","value":{},"at":-1}]`, "/0/at: at: -1 is below the minimum of 0\n"},
		{`[{"part":"node","id":[],"value":{},"colour":1}]`, `/0/colour: "colour" is not a member of an edit; there are part, id, value, rename, at` + "\n/0/id: id: [] is not a text\n"},
	} {
		v, err := value.Parse(c.edits, value.Limits{})
		require.Nil(t, err)
		list, problems := scenario.DecodeEdits(v)
		require.Nil(t, list)
		require.Equal(t, c.told, tell(problems))
	}
	_, problems := scenario.DecodeEdits(value.ArrayOf(make([]value.Value, 10_001)))
	require.Equal(t, ": 10001 edits are more than the 10000 that a command may have\n", tell(problems))
}

func TestEditsSurviveTheJournal(t *testing.T) {
	s := decode(t, ticketWindow)
	list := append(scenario.RemoveNode(s, "kitchen"), edits(t, `[{"part":"node","id":"orders","rename":"o"},{"part":"node","id":"n","value":{"kind":"topic"},"at":0}]`)...)
	again, problems := scenario.DecodeEdits(scenario.EncodeEdits(list))
	require.Empty(t, problems)
	require.Equal(t, list, again)
}
