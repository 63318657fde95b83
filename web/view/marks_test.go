package view_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

// journal is what the link tells of commands: each at its second.
func journal(t *testing.T, commands ...value.Value) value.Value {
	t.Helper()
	all := make([]value.Value, len(commands))
	for i, c := range commands {
		b := value.NewObject(3)
		b.Set("at", value.Text(value.Int(int64(i+1)*1e9).String()))
		b.Set("events", value.Text("0"))
		b.Set("command", c)
		all[i] = b.Value()
	}
	return value.ArrayOf(all)
}

func edited(edits []scenario.Edit) value.Value {
	b := value.NewObject(2)
	b.Set("do", value.Text("edit"))
	b.Set("edits", scenario.EncodeEdits(edits))
	return b.Value()
}

// seen are the marks in words: what, when, title.
func seen(t *testing.T, marks string) (all []string) {
	t.Helper()
	for _, m := range parse(t, marks).Elements() {
		line := view.Text(m, "what") + " " + view.Text(m, "at") + " " + view.Text(m, "title")
		if view.Truth(m, "movable") {
			line += " #" + value.Int(view.Whole(m, "index")).String()
		}
		all = append(all, line)
	}
	return all
}

func TestMarksAreFaultsAndWhatWasDoneByHand(t *testing.T) {
	d := open(t, shop)
	var told []value.Value
	tell := func(label string, edits []scenario.Edit) {
		do(t, d, label, edits)
		told = append(told, edited(edits))
		d.Sent(int64(len(told)), edits)
	}
	tell("set VisibilityTimeout", d.SetField("orders", "VisibilityTimeout", value.Int(45)))
	tell("move", d.Move([]view.Place{{ID: "orders", X: 8, Y: 16}}))
	tell("write", d.SetNote("hint", "Look here"))
	tell("plan", d.AddFault(view.Fault{At: "40s", Name: "hang", Part: "node", ID: "kitchen"}.Value()))
	told = append(told, view.NodeCommand("orders", "SendMessage", value.NewObject(0).Value()))
	d.Sent(int64(len(told)), nil)
	change, _ := d.Undo()
	told = append(told, edited(change.Edits))
	d.Sent(int64(len(told)), change.Edits)
	change, _ = d.Redo()
	told = append(told, edited(change.Edits))
	d.Sent(int64(len(told)), change.Edits)
	require.Equal(t, []string{
		"fault 30000000000 kitchen crashes #0", "fault 60000000000 shop → orders is cut #1", "fault 40000000000 kitchen hangs #2",
		"command 1000000000 set VisibilityTimeout", "command 5000000000 Send a message: orders",
		"breakpoint 9000000000 a message reached orders",
	}, seen(t, d.Marks(journal(t, told...), []view.Hit{{At: 9e9, Title: "a message reached orders"}})))
}

func TestACommandThatStandsForSeveralKeepsTheOthersInTheirPlaces(t *testing.T) {
	d := open(t, shop)
	for x := range 3 {
		edits := d.Move([]view.Place{{ID: "orders", X: 8 * x, Y: 16}})
		do(t, d, "move", edits)
		d.Sent(int64(x+1), edits)
	}
	edits := d.SetField("orders", "VisibilityTimeout", value.Int(45))
	do(t, d, "set VisibilityTimeout", edits)
	d.Sent(4, edits)
	folded := edited(d.Move([]view.Place{{ID: "orders", X: 80, Y: 16}})).With("folded", value.Int(3))
	require.Equal(t, []string{"command 2000000000 set VisibilityTimeout"}, seen(t, d.Marks(journal(t, folded, edited(edits)), nil))[2:])
}

func TestAnUndoOfASettingIsAMarkOfItsOwn(t *testing.T) {
	d := open(t, shop)
	edits := d.SetField("orders", "VisibilityTimeout", value.Int(45))
	do(t, d, "set VisibilityTimeout", edits)
	d.Sent(1, edits)
	change, _ := d.Undo()
	d.Sent(2, change.Edits)
	again, _ := d.Redo()
	d.Sent(3, again.Edits)
	marks := seen(t, d.Marks(journal(t, edited(edits), edited(change.Edits), edited(again.Edits)), nil))
	require.Equal(t, []string{"command 1000000000 set VisibilityTimeout", "command 2000000000 undo: set VisibilityTimeout", "command 3000000000 set VisibilityTimeout"}, marks[2:])
}

func TestFaultsByHandAheadOfThePresentAreShownAndStay(t *testing.T) {
	d := open(t, shop)
	disturbed(t, d, 1, "kitchen", "crash")
	d.Stamped(1, exact)
	d.Visit(0)
	require.Equal(t, []string{"fault 30000000000 kitchen crashes #0", "fault 60000000000 shop → orders is cut #1", "fault 12345000000 kitchen crashes"},
		seen(t, d.Marks(journal(t), nil)))
	d.Visit(1)
	require.Contains(t, seen(t, d.Marks(journal(t), nil)), "fault 12345000000 kitchen crashes #2")
}

func TestAFaultIsMovedInOneStep(t *testing.T) {
	d := open(t, shop)
	require.Empty(t, d.MoveFault(0, 30e9), "it is there already")
	require.Empty(t, d.MoveFault(7, 1))
	do(t, d, "move", d.MoveFault(0, 12.5e9))
	require.Equal(t, "12.5s", d.FaultRows()[0].At)
	require.Equal(t, int64(12.5e9), d.FaultAt(0))
	require.Equal(t, int64(-1), d.FaultAt(9))
	d.Undo()
	require.Equal(t, "30s", d.FaultRows()[0].At)
}

// typed are forms of faults: what they become, or where they are wrong.
var typed = []struct{ form, becomes, member string }{
	{`{"at":"12","fault":"slow","target":"kitchen","strengths":{"factor":"10"}}`, `{"at":"12s","fault":"slow","node":"kitchen","factor":10}`, ""},
	{`{"at":"1m","fault":"burst","target":"shop","strengths":{"count":"500","factor":"3"}}`, `{"at":"1m","fault":"burst","node":"shop","count":500}`, ""},
	{`{"at":"5s","fault":"poison","target":"shop","strengths":{"attributes":"card=stolen"}}`, `{"at":"5s","fault":"poison","node":"shop","attributes":"card=stolen"}`, ""},
	{`{"at":"5s","fault":"reorder","target":"kitchen.poll>orders.in","strengths":{"by":"1s","probability":"5%"}}`,
		`{"at":"5s","fault":"reorder","wire":"kitchen.poll>orders.in","probability":"5%","by":"1s"}`, ""},
	{`{"at":"","fault":"crash","target":"kitchen"}`, "", "at"},
	{`{"at":"soon","fault":"crash","target":"kitchen"}`, "", "at"},
	{`{"at":"5s","fault":"crash","target":""}`, "", "target"},
	{`{"at":"5s","fault":"cut","target":"kitchen"}`, "", "fault"},
	{`{"at":"5s","fault":"slow","target":"kitchen","strengths":{"factor":"fast"}}`, "", "factor"},
	{`{"at":"5s","fault":"burst","target":"shop","strengths":{"count":"0"}}`, "", "count"},
	{`{"at":"5s","fault":"drop","target":"shop.calls>orders.in","strengths":{"probability":"120%"}}`, "", "probability"},
	{`{"at":"5s","fault":"delay","target":"shop.calls>orders.in","strengths":{}}`, "", "by"},
	{`{"at":"5s","fault":"poison","target":"shop","strengths":{"attributes":"card"}}`, "", "attributes"},
}

func TestAFaultIsCheckedAsItIsTyped(t *testing.T) {
	d := pillDocument(t)
	for _, c := range typed {
		edits, problems := d.PutFault(-1, d.TypedFault(parse(t, c.form)))
		if c.member == "" {
			require.Empty(t, problems, c.form)
			require.Equal(t, c.becomes, edits[0].Value.String())
			continue
		}
		require.NotEmpty(t, problems, c.form)
		require.Equal(t, c.member, view.Text(parse(t, view.Beside(problems)).Index(0), "member"), c.form)
	}
}

func TestTheFormOffersWhatEachCanSuffer(t *testing.T) {
	d := pillDocument(t)
	do(t, d, "plan", d.AddFault(view.Fault{At: "40s", Name: "slow", Part: "node", ID: "kitchen", Strengths: map[string]string{"factor": "7"}}.Value()))
	form := parse(t, d.FaultForm(0, "", "", ""))
	require.Equal(t, `{"factor":"7"}`, must(form.Get("strengths")).String())
	require.Equal(t, "40s kitchen slow", view.Text(form, "at")+" "+view.Text(form, "target")+" "+view.Text(form, "fault"))
	for _, target := range must(form.Get("targets")).Elements() {
		for _, fault := range must(target.Get("faults")).Elements() {
			require.NotEmpty(t, view.Text(fault, "title"))
			require.NotEmpty(t, view.Text(fault, "help"))
			f := view.Fault{At: "1s", Name: view.Text(fault, "name"), Part: d.Part(view.Text(target, "id")), ID: view.Text(target, "id"), Strengths: map[string]string{}}
			for name, v := range must(fault.Get("strengths")).Members() {
				f.Strengths[name], _ = v.AsText()
			}
			_, problems := d.PutFault(-1, f)
			require.Empty(t, problems, "%s %s", f.ID, f.Name)
		}
	}
}

func must(v value.Value, _ bool) value.Value { return v }
