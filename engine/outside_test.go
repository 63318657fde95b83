package engine_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/action"
	"playground/engine/catalog"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

// hatch stands for something at an address; it refuses what it has to answer itself.
type hatch struct {
	env      component.Env
	statuses []int
}

func (h *hatch) Configure(component.Settings) {}
func (h *hatch) Call(c component.Call) {
	if !c.Outside {
		h.env.Reply(c.ID, component.Result{Fault: &component.Fault{Code: "Closed"}})
	}
}
func (h *hatch) Return(component.CallID, component.Result) {}
func (h *hatch) Wake(kernel.Event)                         {}
func (h *hatch) Trouble(component.Trouble)                 {}
func (h *hatch) Contents(*component.Contents)              {}
func (h *hatch) Inspect() value.Value                      { return value.Null }
func (h *hatch) Clone(env component.Env) component.Component {
	return &hatch{env, append([]int(nil), h.statuses...)}
}

func (h *hatch) Address(in component.Request) string {
	return "http://" + in.(*action.Request).Message.Body
}

func (h *hatch) Answered(id component.CallID, status int) {
	h.statuses = append(h.statuses, status)
	h.env.Reply(id, component.Result{Out: &action.Response{Body: "answered"}})
}

// near is an outside that reaches one address.
type near string

func (n near) Reaches(address string, _ component.Request) bool { return address == string(n) }

// hatched is a session in which a client calls the hatch once, with an answer on the way out.
func hatched(t *testing.T, body string) (s *engine.Session, h *hatch) {
	t.Helper()
	kinds := append(scenario.Kinds{{
		Name: "hatch", Title: "Hatch", Group: "Test", Glyph: "service", Picture: "service", Help: "Stands for something.",
		Ports:  []component.Port{{Name: "in", Title: "In", Direction: component.In, Side: "left", Actions: []string{"Request"}}},
		Faults: []component.Disturbance{component.Crash, component.Hang, component.Recover},
		New:    func(env component.Env) component.Component { h = &hatch{env: env}; return h },
	}}, catalog.Kinds()...)
	sc, problems := scenario.Decode([]byte(`{"format":1,"nodes":[
		{"id":"client","kind":"traffic","x":0,"y":0,"Total":1,"Body":"`+body+`"},{"id":"hatch","kind":"hatch","x":300,"y":0}],
		"wires":[{"from":"client.calls","to":"hatch.in","latency":"1s"}]}`), kinds)
	require.Empty(t, problems)
	s = engine.New(sc, kinds)
	return s, h
}

func TestTheOutsideAnswersWhatItReaches(t *testing.T) {
	s, h := hatched(t, "near")
	s.Open(near("http://near"))
	s.Advance(kernel.Time(time.Second), 1<<20)
	out := s.Outgoing()
	require.Len(t, out, 1)
	require.Equal(t, "http://near", out[0].Address)
	require.Equal(t, "near", out[0].Request.(*action.Request).Message.Body)
	require.Empty(t, s.Outgoing(), "they are handed over once")
	s.Respond(out[0].Call, 503)
	s.Respond(out[0].Call, 200)
	require.Equal(t, []int{503}, h.statuses)
	s.Advance(kernel.Time(2*time.Second), 1<<20)
	require.Equal(t, "answered", verbOf(s, s.Log().Total()-1))
}

func TestANodeAnswersWhatTheOutsideDoesNotReach(t *testing.T) {
	for body, open := range map[string]func(*engine.Session) *engine.Session{
		"far":  func(s *engine.Session) *engine.Session { s.Open(near("http://near")); return s },
		"near": func(s *engine.Session) *engine.Session { s.Open(near("http://near")); return s.Clone() },
		"new":  func(s *engine.Session) *engine.Session { s.Open(near("http://new")); s.Open(nil); return s },
	} {
		s, _ := hatched(t, body)
		s = open(s)
		s.Advance(kernel.Time(2*time.Second), 1<<20)
		require.Empty(t, s.Outgoing())
		require.Equal(t, "failed", verbOf(s, s.Log().Total()-1), body)
	}
}

// What the outside says reaches nobody when the node is not there to hear it.
func TestAnAnswerToANodeInTroubleIsLost(t *testing.T) {
	for _, trouble := range []string{"crash", "hang"} {
		s, h := hatched(t, "near")
		s.Open(near("http://near"))
		s.Advance(kernel.Time(time.Second), 1<<20)
		out := s.Outgoing()
		require.Empty(t, s.Do(mustParse(`{"do":"fault","fault":"`+trouble+`","node":"hatch"}`)))
		s.Advance(s.Now(), 1<<20)
		s.Respond(out[0].Call, 200)
		require.Empty(t, h.statuses)
	}
}

func verbOf(s *engine.Session, record uint64) string {
	r := s.Log().At(record)
	return s.Log().Verb(r.Verb).Name
}
