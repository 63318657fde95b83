package view_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
	"playground/web/view"
)

const subscription = "notices.subscriptions>orders.in"

func TestADraftBeginsWithThePolicyThatHolds(t *testing.T) {
	d := openNotices(t)
	draft := d.Draft(subscription)
	require.Equal(t, "{\n  \"dish\": [\n    \"soup\"\n  ]\n}", draft.Policy)
	require.False(t, draft.Typed)
	require.Empty(t, d.Draft("notices.subscriptions>audit.in").Policy)
}

func TestADraftIsAppliedAsOneStep(t *testing.T) {
	d := openNotices(t)
	draft := d.Draft(subscription)
	edits, problem := d.SetFilter(draft)
	require.Empty(t, problem)
	require.Empty(t, edits, "nothing has changed")

	draft.Policy = `{"dish": ["cake", {"prefix": "s"}]}`
	edits, problem = d.SetFilter(draft)
	require.Empty(t, problem)
	require.Len(t, edits, 1)
	do(t, d, "filter", edits)
	w, _ := d.Wire(subscription)
	require.Equal(t, `{"FilterPolicy":{"dish":["cake",{"prefix":"s"}]}}`, w.Object.String())

	draft.Policy = " "
	edits, _ = d.SetFilter(draft)
	do(t, d, "no filter", edits)
	w, _ = d.Wire(subscription)
	require.Equal(t, "{}", w.Object.String())
	_, ok := d.Undo()
	require.True(t, ok)
	w, _ = d.Wire(subscription)
	require.Equal(t, `{"FilterPolicy":{"dish":["cake",{"prefix":"s"}]}}`, w.Object.String())
}

func TestADraftThatIsNoPolicyChangesNothing(t *testing.T) {
	d := openNotices(t)
	for _, typed := range []string{"{", "[1]", `{"dish": "soup"}`, `{"dish": []}`} {
		_, problem := d.SetFilter(view.Draft{Wire: subscription, Policy: typed, Typed: true})
		require.NotEmpty(t, problem, typed)
	}
	_, problem := d.SetFilter(view.Draft{Wire: "nobody>nowhere"})
	require.Equal(t, "the subscription is gone", problem)
}

func TestTheEngineIsAskedAboutTheDraft(t *testing.T) {
	w := view.Watch{Judge: view.Draft{Wire: subscription, Policy: `{"a": [1]}`, Scope: "MessageBody"}}
	v, err := value.Parse(w.JSON(), value.Limits{})
	require.Nil(t, err)
	judge, _ := v.Get("judge")
	require.Equal(t, `{"node":"notices","policy":"{\"a\": [1]}","scope":"MessageBody"}`, judge.String())
	require.NotContains(t, view.Watch{}.JSON(), "judge")
}
