package engine_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/catalog"
	"playground/engine/kernel"
	"playground/engine/trace"
	"playground/engine/value"
)

// breakpoints reads a list that must be sound.
func breakpoints(t *testing.T, s *engine.Session, text string) []engine.Breakpoint {
	t.Helper()
	all, problems := engine.DecodeBreakpoints(mustParse(text), s.Scenario(), catalog.Kinds())
	require.Empty(t, problems)
	return all
}

// stops lets a session run to a time and lists where it stopped on the way.
func stops(s *engine.Session, to kernel.Time) (all []engine.Stop) {
	for {
		_, short := s.Advance(to, 1<<30)
		stop := s.Stopped()
		if stop == nil {
			if short {
				panic("a run without a limit stops short at breakpoints only")
			}
			return all
		}
		all = append(all, *stop)
	}
}

// One table: a list, and where and what a person is told.
func TestABreakpointThatDoesNotFitIsExplained(t *testing.T) {
	p := scene(t, "1-poison-pill.json", 7)
	for _, c := range []struct{ text, at, told string }{
		{`{}`, "", "{} is not a list of breakpoints"},
		{`["b1"]`, "/0", `"b1" is not a breakpoint such as {"id": "b1", "node": "orders"}`},
		{`[{"id":"b1","node":"order"}]`, "/0/node", `node: there is no node "order"`},
		{`[{"id":"b1"}]`, "/0/node", "node: a breakpoint needs a node, or a filter policy in when to wait for such a message anywhere"},
		{`[{"id":"","node":"orders"}]`, "/0/id", "id: a breakpoint needs an id of 1 to 64 bytes"},
		{`[{"id":"b1","node":"orders"},{"id":"b1","node":"orders"}]`, "/1/id", `id: "b1" is the id of another breakpoint`},
		{`[{"id":"b1","node":"orders","port":"out"}]`, "/0/port", `port: orders (SQS queue) has no port "out"; it has in, dead-letter, redrive`},
		{`[{"id":"b1","port":"in","when":{"card":["x"]}}]`, "/0/port", "port: a port needs the node that it belongs to"},
		{`[{"id":"b1","node":"orders","color":"red"}]`, "/0/color", `"color" is no member of a breakpoint; there are id, node, port, when, metric, comparison, value, off`},
		{`[{"id":"b1","node":7}]`, "/0/node", "node: 7 is not a text"},
		{`[{"id":"b1","node":"orders","off":"yes"}]`, "/0/off", `off: "yes" is not true or false`},
		{`[{"id":"b1","node":"orders","when":"all"}]`, "/0/when", "when: Filter is not an object"},
		{`[{"id":"b1","node":"orders","value":5}]`, "/0/value", "value: only a metric is compared; name the metric, or leave this out"},
		{`[{"id":"b1","node":"shop","metric":"Lag","comparison":">","value":5}]`, "/0/metric",
			`metric: shop (Client) has no metric "Lag"; it has Requests, Answers, Errors, Waiting, Latency, GivenUp`},
		{`[{"id":"b1","node":"orders","metric":"NumberOfMessagesSent","comparison":"≥","value":5}]`, "/0/comparison", `comparison: "≥" is not one of > >= < <= =`},
		{`[{"id":"b1","node":"orders","metric":"NumberOfMessagesSent","comparison":">","value":1.5}]`, "/0/value",
			"value: 1.5 is not a whole number, as NumberOfMessagesSent is"},
		{`[{"id":"b1","node":"orders","metric":"ApproximateAgeOfOldestMessage","comparison":">","value":-1}]`, "/0/value",
			"value: -1 is not a number of seconds up to 36500d, such as 60 or 0.25"},
		{`[{"id":"b1","node":"orders","metric":"NumberOfMessagesSent","comparison":">"}]`, "/0/value", "value: null is not a number to compare NumberOfMessagesSent with"},
		{`[{"id":"b1","node":"orders","port":"in","metric":"NumberOfMessagesSent","comparison":">","value":1}]`, "/0/metric",
			"metric: a metric belongs to a whole node; leave out port and when, or make two breakpoints"},
	} {
		sound, problems := engine.DecodeBreakpoints(mustParse(c.text), p.Scenario(), catalog.Kinds())
		require.Len(t, problems, 1, c.text)
		require.Equal(t, c.at, string(problems[0].Pointer), c.text)
		require.Equal(t, c.told, problems[0].Message, c.text)
		require.Len(t, sound, strings.Count(c.text, `{"id"`)-1+strings.Count(c.text, `{}`)+strings.Count(c.text, `["b1"]`), "what is sound is kept")
	}
}

func TestThereMayBeSoManyBreakpoints(t *testing.T) {
	p := scene(t, "1-poison-pill.json", 7)
	var all []value.Value
	for i := range 65 {
		all = append(all, mustParse(`{"id":"b`+strconv.Itoa(i)+`","node":"orders"}`))
	}
	sound, problems := engine.DecodeBreakpoints(value.ArrayOf(all), p.Scenario(), catalog.Kinds())
	require.Len(t, sound, 64)
	require.Len(t, problems, 1)
	require.Equal(t, "there are more than the 64 breakpoints that a run may have", problems[0].Message)
}

// Every message that comes is one stop, no more and no less; a delete is no message.
func TestMessagesThatReachANodeStopTheRun(t *testing.T) {
	p := scene(t, "1-poison-pill.json", 7)
	p.Watch(breakpoints(t, p.Session, `[{"id":"b1","node":"orders"}]`))
	all := stops(p.Session, 60e9)
	require.Len(t, all, int(p.sum("orders", "NumberOfMessagesSent")))
	require.Greater(t, len(all), 30)
	met := map[uint64]bool{}
	for _, stop := range all {
		require.Equal(t, "b1", stop.Breakpoint)
		require.Equal(t, "orders", stop.Node)
		require.Equal(t, "a message reached orders", stop.Text)
		require.False(t, met[stop.Lineage], "a message comes once")
		met[stop.Lineage] = true
	}
}

// A port that polls is a way in: messages come with the answers. Each that the queue handed over is one stop.
func TestMessagesThatArePolledStopTheRun(t *testing.T) {
	for _, list := range []string{`[{"id":"b1","node":"kitchen"}]`, `[{"id":"b1","node":"kitchen","port":"poll"}]`} {
		p := scene(t, "1-poison-pill.json", 7)
		handed := 0
		p.Log().Listen(func(r trace.Record) {
			if p.Log().Verb(r.Verb).Name == "received" && r.At <= 60e9-400e6 {
				handed++
			}
		})
		p.Watch(breakpoints(t, p.Session, list))
		all := stops(p.Session, 60e9)
		require.Len(t, all, handed)
		require.Greater(t, handed, 30)
		require.Equal(t, "a message reached kitchen", all[0].Text)
	}
}

func TestAFilterPolicyChoosesTheMessage(t *testing.T) {
	for _, list := range []string{
		`[{"id":"b1","node":"kitchen","when":{"card":["stolen"]}}]`,
		`[{"id":"b1","node":"orders-dlq"}]`,
		`[{"id":"b1","node":"orders","port":"dead-letter"}]`,
		`[{"id":"b1","node":"prankster"}]`,
	} {
		p := scene(t, "1-poison-pill.json", 7).until(30 * time.Second)
		p.Watch(breakpoints(t, p.Session, list))
		all := stops(p.Session, 90e9)
		require.NotEmpty(t, all, list)
		for _, stop := range all {
			require.Equal(t, all[0].Lineage, stop.Lineage, "%s: it is always the same message", list)
		}
	}
	p := scene(t, "1-poison-pill.json", 7).until(30 * time.Second)
	p.Watch(breakpoints(t, p.Session, `[{"id":"b1","when":{"card":["stolen"]}},{"id":"b2","node":"orders","port":"dead-letter"}]`))
	told := []string{}
	for _, stop := range stops(p.Session, 90e9) {
		told = append(told, stop.Breakpoint+" "+stop.Text)
	}
	require.Equal(t, []string{
		"b1 a message reached orders", "b1 a message reached kitchen", "b1 a message reached kitchen", "b1 a message reached kitchen",
		"b2 a message left orders for orders-dlq", "b1 a message reached orders-dlq",
	}, told)
}

func TestAnAgeStopsTheRunAtTheInstant(t *testing.T) {
	p := scene(t, "1-poison-pill.json", 7)
	require.Empty(t, p.Do(mustParse(`{"do": "fault", "fault": "crash", "node": "kitchen"}`)))
	p.until(10 * time.Second)
	inside, _ := p.Inspect("orders")
	first, _ := value.Pointer("/lanes/visible/0/sent").Resolve(inside)
	text, _ := first.AsText()
	ns, err := strconv.ParseInt(text, 10, 64)
	require.NoError(t, err)
	sent := kernel.Time(ns)
	for _, c := range []struct {
		comparison string
		at         kernel.Time
	}{{">", sent + 60e9 + 1}, {">=", sent + 60e9}, {"=", sent + 60e9}} {
		s := p.Clone()
		s.Watch(breakpoints(t, s, `[{"id":"b1","node":"orders","metric":"ApproximateAgeOfOldestMessage","comparison":"`+c.comparison+`","value":60}]`))
		all := stops(s, 120e9)
		require.Len(t, all, 1, "once, and not again while it stays so")
		require.Equal(t, c.at, all[0].At, c.comparison)
	}
}

// An age that stays below its line ceases to do so between two events, when nobody looks; from then on it can fall below
// it again.
func TestAnAgeFallsBelowItsLineAgain(t *testing.T) {
	s := begun(t, `{"format": 1, "nodes": [{"id": "shop", "kind": "traffic", "Pattern": "burst", "BurstSize": 1, "BurstPeriod": "50s"},
		{"id": "orders", "kind": "sqs", "MessageRetentionPeriod": 60}], "wires": [{"from": "shop.calls", "to": "orders.in", "latency": "0s"}]}`)
	s.Watch(breakpoints(t, s, `[{"id":"b1","node":"orders","metric":"ApproximateAgeOfOldestMessage","comparison":"<","value":60}]`))
	var at []kernel.Time
	for _, stop := range stops(s, 170e9) {
		at = append(at, stop.At)
		require.Equal(t, "ApproximateAgeOfOldestMessage of orders fell below 1m", stop.Text)
	}
	require.Equal(t, []kernel.Time{0, 60e9, 110e9, 160e9}, at)
}

// Commands between two advances count, single steps do not, and a clone has no breakpoints.
func TestWhatStopsAndWhatPassesBy(t *testing.T) {
	p := scene(t, "1-poison-pill.json", 7).until(10 * time.Second)
	p.Watch(breakpoints(t, p.Session, `[{"id":"b1","node":"orders","metric":"NumberOfMessagesSent","comparison":"=","value":1000}, {"id":"b2","node":"shop"}]`))
	copied := p.Clone()
	copied.Advance(30e9, 1<<30)
	require.Nil(t, copied.Stopped())
	for range 200 {
		p.StepEvent()
	}
	require.Empty(t, p.Do(mustParse(`{"do": "edit", "edits": [{"part": "scenario", "id": "title", "value": "other"}]}`)))
	_, short := p.Advance(p.Now(), 0)
	require.False(t, short)
	require.Nil(t, p.Stopped())

	require.Empty(t, p.Do(mustParse(`{"do": "node", "node": "shop", "command": "Send", "input": {}}`)))
	processed, short := p.Advance(p.Now()+1, 100)
	require.True(t, short)
	require.Zero(t, processed)
	require.Equal(t, "a message left shop for orders", p.Stopped().Text)
	_, short = p.Advance(p.Now(), 100)
	require.False(t, short, "the next advance goes on past it")
	require.Nil(t, p.Stopped())
}
