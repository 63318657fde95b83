package view_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/component"
	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

// pillDocument opens the poison pill with the real kinds.
func pillDocument(t *testing.T) *view.Document {
	t.Helper()
	text, err := os.ReadFile("../../static/gallery/1-poison-pill.json")
	require.NoError(t, err)
	s, problems := scenario.Decode(text, catalog.Kinds())
	require.Empty(t, problems)
	return view.NewDocument(s, catalog.Kinds())
}

// taken asks the engine whether it takes the list.
func taken(t *testing.T, b *view.Breakpoints, d *view.Document) []engine.Breakpoint {
	t.Helper()
	list, problems := engine.DecodeBreakpoints(parse(t, b.Render(d)), d.Scenario(), d.Kinds())
	require.Empty(t, problems)
	return list
}

func parse(t *testing.T, text string) value.Value {
	t.Helper()
	v, err := value.Parse(text, value.Limits{})
	require.Nil(t, err, text)
	return v
}

func titles(b *view.Breakpoints, d *view.Document) (all []string) {
	for _, row := range b.Rows(d) {
		title := row.Title
		if row.Off {
			title += " (off)"
		}
		all = append(all, title)
	}
	return all
}

func TestAClickOnAPortCycles(t *testing.T) {
	d := pillDocument(t)
	var b view.Breakpoints
	require.Equal(t, "on", b.Cycle("orders", "in"))
	require.Equal(t, "on", b.Cycle("orders", ""))
	require.Equal(t, "on", b.Cycle("shop", "calls"))
	require.Equal(t, "off", b.Cycle("orders", "in"))
	require.Equal(t, []string{"a message reaches orders by Send and receive (off)", "a message reaches orders", "a message leaves shop by Calls"}, titles(&b, d))
	require.Len(t, taken(t, &b, d), 3)
	require.Equal(t, `[{"node":"orders","port":"in","off":true},{"node":"orders","port":"","off":false},{"node":"shop","port":"calls","off":false}]`, b.OnCanvas(d))
	require.Empty(t, b.Cycle("orders", "in"))
	require.Len(t, b.Rows(d), 2)
}

func TestBreakpointsFollowNamesAndGoWithTheirNodes(t *testing.T) {
	d := pillDocument(t)
	var b view.Breakpoints
	b.Cycle("orders", "in")
	b.Cycle("kitchen", "")
	do(t, d, "rename", d.Rename("orders", "tickets"))
	b.Follow(d.Rename("orders", "tickets"))
	require.Equal(t, "a message reaches tickets by Send and receive", titles(&b, d)[0])
	gone := d.Delete([]string{"kitchen"})
	do(t, d, "delete", gone)
	b.Follow(gone)
	require.Len(t, b.Rows(d), 1)
	d.Undo()
	require.Len(t, b.Rows(d), 1, "a breakpoint goes with its node")
}

func TestABreakpointSleepsWhereItsNodeIsNotDrawnYet(t *testing.T) {
	d := pillDocument(t)
	var b view.Breakpoints
	b.Cycle("later", "")
	require.Empty(t, b.Rows(d))
	require.Empty(t, taken(t, &b, d))
	_, edits := d.Add("sqs", 0, 400)
	do(t, d, "add", edits)
	do(t, d, "rename", d.Rename("queue", "later"))
	require.Len(t, taken(t, &b, d), 1)
}

func TestBreakpointsAreReadAsTheyWereKept(t *testing.T) {
	d := pillDocument(t)
	var b view.Breakpoints
	b.Cycle("orders", "in")
	b.Cycle("orders", "in")
	one, problems := d.TypedBreakpoint(parse(t, `{"about":"metric","node":"orders","metric":"ApproximateAgeOfOldestMessage","comparison":">","value":"60"}`))
	require.Empty(t, problems)
	require.True(t, b.Add(one))
	again := view.ReadBreakpoints(b.Keep())
	require.Equal(t, b.Keep(), again.Keep())
	require.Equal(t, []string{"a message reaches orders by Send and receive (off)", "ApproximateAgeOfOldestMessage of orders > 60 s"}, titles(&again, d))
	for _, broken := range []string{"", "{", "7", `[1,null,"x"]`, `{"id":"b1"}`} {
		none := view.ReadBreakpoints(broken)
		require.Equal(t, "[]", none.Keep(), broken)
	}
}

func TestThereIsRoomForAsManyAsTheEngineTakes(t *testing.T) {
	d := pillDocument(t)
	var b view.Breakpoints
	for range view.BreakpointsMax {
		require.True(t, b.Add(view.Breakpoint{Node: "orders"}))
	}
	require.Equal(t, "full", b.Cycle("kitchen", ""))
	require.Len(t, taken(t, &b, d), view.BreakpointsMax)
}

// conditions are typed into the form; what the form takes the engine takes, and what is wrong is said beside its field.
var conditions = []struct{ typed, title, member string }{
	{`{"about":"message","node":"orders","when":"{\"card\": [\"stolen\"]}"}`, `a message with {"card":["stolen"]} reaches orders`, ""},
	{`{"about":"message","node":"","when":"{\"card\": [{\"prefix\": \"st\"}]}"}`, `a message with {"card":[{"prefix":"st"}]} reaches any node`, ""},
	{`{"about":"message","node":"orders-dlq","when":" "}`, `a message reaches orders-dlq`, ""},
	{`{"about":"message","node":"","when":""}`, "", "when"},
	{`{"about":"message","node":"orders","when":"card"}`, "", "when"},
	{`{"about":"message","node":"orders","when":"{\"card\": \"stolen\"}"}`, "", "when"},
	{`{"about":"message","node":"nobody","when":""}`, "", "target"},
	{`{"about":"metric","node":"orders","metric":"ApproximateAgeOfOldestMessage","comparison":">","value":"0.25"}`, "ApproximateAgeOfOldestMessage of orders > 0.25 s", ""},
	{`{"about":"metric","node":"orders","metric":"NumberOfMessagesSent","comparison":">=","value":"10"}`, "NumberOfMessagesSent of orders >= 10", ""},
	{`{"about":"metric","node":"orders","metric":"NumberOfMessagesSent","comparison":">=","value":"1.5"}`, "", "value"},
	{`{"about":"metric","node":"orders","metric":"ApproximateAgeOfOldestMessage","comparison":">","value":"1m"}`, "", "value"},
	{`{"about":"metric","node":"orders","metric":"Colour","comparison":">","value":"1"}`, "", "metric"},
	{`{"about":"metric","node":"orders","metric":"NumberOfMessagesSent","comparison":"~","value":"1"}`, "", "comparison"},
	{`{"about":"metric","node":"","metric":"NumberOfMessagesSent","comparison":">","value":"1"}`, "", "target"},
}

func TestConditionsAreCheckedAsTheyAreTyped(t *testing.T) {
	d := pillDocument(t)
	for _, c := range conditions {
		one, problems := d.TypedBreakpoint(parse(t, c.typed))
		if c.member != "" {
			require.NotEmpty(t, problems, c.typed)
			first := parse(t, view.Beside(problems)).Index(0)
			require.Equal(t, c.member, view.Text(first, "member"), c.typed)
			continue
		}
		require.Empty(t, problems, c.typed)
		var b view.Breakpoints
		b.Add(one)
		require.Equal(t, []string{c.title}, titles(&b, d))
		require.Len(t, taken(t, &b, d), 1, c.typed)
	}
}

func TestEveryMetricOfEveryKindCanBeCompared(t *testing.T) {
	d := pillDocument(t)
	form := parse(t, d.BreakpointForm("orders"))
	nodes, _ := form.Get("nodes")
	var b view.Breakpoints
	for _, n := range nodes.Elements() {
		metrics, _ := n.Get("metrics")
		require.NotZero(t, metrics.Len(), view.Text(n, "id"))
		for _, m := range metrics.Elements() {
			one := view.Breakpoint{Node: view.Text(n, "id"), Metric: view.Text(m, "name"), Comparison: ">", Value: value.Int(1)}
			b.Clear()
			b.Add(one)
			require.Len(t, taken(t, &b, d), 1)
		}
	}
}

func TestWhatIsTypedNowhereIsSaidNowhere(t *testing.T) {
	require.Equal(t, `[{"member":"at","text":"5 is not a text"},{"member":"target","text":"There is no node \"x\""}]`, view.Beside([]component.Problem{
		{Pointer: "/0/value/at", Message: "at: 5 is not a text"}, {Pointer: "/0/value/node", Message: `there is no node "x"`},
	}))
}
