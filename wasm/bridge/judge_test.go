package bridge_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// notices is a world in which a shop tells a topic of its orders.
const notices = `{"format": 1, "title": "Notices", "seed": 7,
	"nodes": [{"id": "shop", "kind": "traffic", "Rate": "1/s", "Attributes": "dish=soup"}, {"id": "notices", "kind": "sns"}],
	"wires": [{"from": "shop", "to": "notices", "latency": "0s"}]}`

const judging = `{"wantNote": true, "watch": {"judge": {"node": %q, "policy": %q, "scope": "MessageAttributes"}}}`

func TestADraftOfAFilterIsHeldAgainstMessagesAndChangesNothing(t *testing.T) {
	p := open(t)
	p.ask(`{"start": %s}`, notices)
	_, note := p.ask(`{"advance": "2500000000", "wantNote": true}`)
	hash := at(note, "/hash")
	_, note = p.ask(judging, "notices", `{"dish": ["cake"]}`)
	require.Equal(t, []string{`"notices"`, "false", `"dish"`, `"[\"cake\"]"`},
		[]string{at(note, "/judged/node"), at(note, "/judged/found/messages/2/matches"), at(note, "/judged/found/messages/2/path"), at(note, "/judged/found/messages/2/wanted")})
	require.Equal(t, hash, at(note, "/hash"))
	_, note = p.ask(`{"wantNote": true}`)
	require.Equal(t, "null", at(note, "/judged"), "nothing has changed about it")
	_, note = p.ask(`{"advance": "1000000000", "wantNote": true}`)
	require.Equal(t, "false", at(note, "/judged/found/messages/3/matches"), "another message has come")
	_, note = p.ask(judging, "notices", `{"dish": []}`)
	require.Contains(t, at(note, "/judged/found/problem"), "Empty arrays are not allowed")
	_, note = p.ask(judging, "shop", `{}`)
	require.Equal(t, "null", at(note, "/judged/found"), "a client filters nothing")
	_, note = p.ask(judging, "notices", "")
	require.Equal(t, "true", at(note, "/judged/found/messages/0/matches"), "no filter lets all through")
}
