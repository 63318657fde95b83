package view_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

func TestEverythingThatIsDoneCanBeUndoneAndDoneAgain(t *testing.T) {
	d := open(t, shop)
	texts := []string{string(d.Text())}
	steps := []func() []scenario.Edit{
		func() []scenario.Edit { _, e := d.Add("sqs", 123, 77); return e },
		func() []scenario.Edit {
			return d.Move([]view.Place{{ID: "orders", X: 8, Y: 16}, {ID: "hint", X: 24, Y: 24}})
		},
		func() []scenario.Edit { return d.Rename("orders", "tickets") },
		func() []scenario.Edit { return d.SetField("tickets", "VisibilityTimeout", value.Int(45)) },
		func() []scenario.Edit { return d.SetField("kitchen.poll>tickets.in", "latency", value.Text("1s")) },
		func() []scenario.Edit { _, e := d.Connect("kitchen", "poll", "queue", "in"); return e },
		func() []scenario.Edit { return d.SetNote("hint", "Look here") },
		func() []scenario.Edit { return d.SetTitle("Another") },
		func() []scenario.Edit { e, _ := d.SetSeed("8"); return e },
		func() []scenario.Edit { _, e := d.Duplicate([]string{"tickets", "kitchen"}); return e },
		func() []scenario.Edit { return d.Delete([]string{"kitchen", "shop.calls>tickets.in", "hint"}) },
		func() []scenario.Edit { return d.Align([]string{"tickets", "dlq", "queue"}, "left") },
	}
	for i, step := range steps {
		do(t, d, "step", step())
		texts = append(texts, string(d.Text()))
		require.NotEqual(t, texts[i], texts[i+1], "step %d changes something", i)
	}
	for i := len(steps) - 1; i >= 0; i-- {
		change, ok := d.Undo()
		require.True(t, ok)
		require.False(t, change.Whole)
		require.Equal(t, texts[i], string(d.Text()), "undo of step %d", i)
	}
	_, ok := d.Undo()
	require.False(t, ok)
	for i := range steps {
		_, ok := d.Redo()
		require.True(t, ok)
		require.Equal(t, texts[i+1], string(d.Text()), "redo of step %d", i)
	}
}

func TestTheEditsOfAnUndoLeadTheEngineBackToo(t *testing.T) {
	d := open(t, shop)
	engine, _ := scenario.Decode([]byte(shop), kinds())
	follow := func(edits []scenario.Edit) {
		decoded, problems := scenario.DecodeEdits(scenario.EncodeEdits(edits))
		require.Empty(t, problems)
		engine, _, problems = scenario.Apply(engine, decoded, kinds())
		require.Empty(t, problems)
	}
	edits := d.Delete([]string{"orders"})
	do(t, d, "delete orders", edits)
	follow(edits)
	change, _ := d.Undo()
	require.Equal(t, "delete orders", change.Label)
	follow(change.Edits)
	require.Equal(t, string(d.Text()), string(scenario.Encode(engine)))
}

func TestAnEditThatIsWrongChangesNothing(t *testing.T) {
	d := open(t, shop)
	before := d.Scenario()
	problems := d.Do("rename", d.Rename("orders", "no good"))
	require.Contains(t, problems[0].Message, `"no good" is not 1 to 80 letters`)
	require.Same(t, before, d.Scenario())
	require.Empty(t, d.CanUndo())
	_, edits := d.Connect("shop", "calls", "kitchen", "poll")
	require.NotEmpty(t, d.Do("wire", edits))
	require.Empty(t, d.Do("nothing", nil), "no edits are no step")
	require.Empty(t, d.CanUndo())
}

func TestOpeningAnotherDrawingIsOneStep(t *testing.T) {
	d := open(t, shop)
	do(t, d, "add", func() []scenario.Edit { _, e := d.Add("sqs", 0, 0); return e }())
	text := string(d.Text())
	d.Open(view.Empty(), "Opened another")
	require.Empty(t, d.Scenario().Nodes)
	change, ok := d.Undo()
	require.True(t, ok)
	require.True(t, change.Whole)
	require.Equal(t, text, string(d.Text()))
	_, ok = d.Undo()
	require.True(t, ok, "and its own history is still there")
}

func TestTheSelectionFollowsNamesAndForgetsWhatIsGone(t *testing.T) {
	d := open(t, shop)
	d.Select([]string{"orders", "kitchen.poll>orders.in", "nobody", "orders", "hint"})
	require.Equal(t, []string{"orders", "kitchen.poll>orders.in", "hint"}, d.Selection())
	do(t, d, "rename", d.Rename("orders", "tickets"))
	require.Equal(t, []string{"tickets", "kitchen.poll>tickets.in", "hint"}, d.Selection())
	do(t, d, "delete", d.Delete([]string{"tickets"}))
	require.Equal(t, []string{"hint"}, d.Selection())
}

func TestNewNodesAreNamedForWhatTheyAre(t *testing.T) {
	d := open(t, shop)
	var ids []string
	for range 3 {
		id, edits := d.Add("sqs", 3, -3)
		do(t, d, "add", edits)
		ids = append(ids, id)
	}
	require.Equal(t, []string{"queue", "queue-2", "queue-3"}, ids)
	n, _ := d.Node("queue")
	require.Equal(t, []int{0, 0}, []int{n.X, n.Y}, "on the grid")
}

func TestCopiesCarryTheirWiresAndNewNames(t *testing.T) {
	d := open(t, shop)
	text := d.Copy([]string{"orders", "kitchen", "hint"})
	other := open(t, `{"format":1,"nodes":[{"id":"orders","kind":"sqs","x":320,"y":0},{"id":"orders-2","kind":"sqs"}]}`)
	ids, edits, problems := other.Paste(text)
	require.Empty(t, problems)
	do(t, other, "paste", edits)
	require.Equal(t, []string{"orders-3", "kitchen", "hint"}, ids)
	_, ok := other.Wire("kitchen.poll>orders-3.in")
	require.True(t, ok)
	n, _ := other.Node("orders-3")
	require.Equal(t, 352, n.X, "beside the one that is there")
	_, _, problems = other.Paste("hello")
	require.NotEmpty(t, problems)
}

func TestANewNodeCoversNoOther(t *testing.T) {
	d := open(t, shop)
	for range 12 {
		p := d.Free(300, 20)
		_, edits := d.Add("sqs", p.X, p.Y)
		do(t, d, "add", edits)
	}
	nodes := d.Scenario().Nodes
	for i := 4; i < len(nodes); i++ {
		for k := range i {
			apart := abs(nodes[i].X-nodes[k].X) >= 240 || abs(nodes[i].Y-nodes[k].Y) >= 144
			require.True(t, apart, "%s covers %s", nodes[i].ID, nodes[k].ID)
		}
	}
}

func abs(n int) int { return max(n, -n) }

func TestAlignmentAndSpacing(t *testing.T) {
	d := open(t, shop)
	do(t, d, "move", d.Move([]view.Place{{ID: "dlq", X: 96, Y: 240}}))
	do(t, d, "across", d.Align([]string{"kitchen", "shop", "dlq"}, "across"))
	n, _ := d.Node("dlq")
	require.Equal(t, 320, n.X)
	do(t, d, "top", d.Align([]string{"kitchen", "dlq"}, "top"))
	n, _ = d.Node("dlq")
	require.Zero(t, n.Y)
	require.Nil(t, d.Align([]string{"dlq"}, "top"))
}

func TestTheSceneIsWhatTheCanvasReads(t *testing.T) {
	scene, err := value.Parse(open(t, shop).Scene(3), value.Limits{})
	require.Nil(t, err)
	at := func(pointer string) string {
		v, ok := value.Pointer(pointer).Resolve(scene)
		require.True(t, ok, pointer)
		return v.String()
	}
	require.Equal(t, "3", at("/revision"))
	require.Equal(t, "6", at("/nodes/1/fields/VisibilityTimeout"))
	require.Equal(t, `"kitchen.poll>orders.in"`, at("/wires/1/key"))
	require.Equal(t, "true", at("/wires/1/reverse"))
	require.Equal(t, `"200ms"`, at("/wires/1/label"))
	require.Equal(t, `""`, at("/wires/0/label"), "what is as usual is not written on the wire")
}

func TestSeedsAreWholeNumbers(t *testing.T) {
	d := open(t, shop)
	for _, typed := range []string{"", "-1", "1.5", "seven", strings.Repeat("9", 18)} {
		_, problem := d.SetSeed(typed)
		require.NotEmpty(t, problem, typed)
	}
}
