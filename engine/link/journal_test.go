package link_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/link"
	"playground/engine/scenario"
	"playground/engine/value"
)

// byHand is what a person does to the poison pill: a setting, a message, trouble, a node that comes and one that goes.
var byHand = commands(
	`12s 40 {"do":"edit","edits":[{"part":"node","id":"orders","value":{"id":"orders","kind":"sqs","x":8,"y":8,"VisibilityTimeout":9}}]}`,
	`12s 40 {"do":"node","node":"orders","command":"SendMessage","input":{"MessageBody":"order=7"}}`,
	`15.016666667s 52 {"do":"fault","fault":"slow","node":"kitchen","factor":10}`,
	`1m 200 {"do":"edit","edits":[{"part":"node","id":"","value":{"id":"helper","kind":"service","x":0,"y":0}},{"part":"node","id":"helper","rename":"cook"}]}`,
	`1m 201 {"do":"edit","edits":[{"part":"node","id":"cook","value":null},{"part":"fault","id":0,"value":null},{"part":"scenario","id":"seed","value":7}]}`,
)

// commands reads a journal of a line each: time, events, command.
func commands(lines ...string) []link.Command {
	var all []link.Command
	for _, line := range lines {
		parts := strings.SplitN(line, " ", 3)
		at, err := kernel.ParseTime(parts[0])
		events, wrong := value.Parse(parts[1], value.Limits{})
		does, bad := value.Parse(parts[2], value.Limits{})
		if err != nil || wrong != nil || bad != nil {
			panic(line)
		}
		n, _ := events.AsInt()
		all = append(all, link.Command{At: at, Events: uint64(n), Does: does})
	}
	return all
}

func encodeRun(t testing.TB, sc *scenario.Scenario, journal []link.Command, tail link.Tail) string {
	t.Helper()
	text, err := codec.EncodeRun(sc, journal, tail)
	require.NoError(t, err)
	return text
}

// told renders a journal for comparisons.
func told(journal []link.Command) string {
	var b strings.Builder
	for _, c := range journal {
		b.WriteString(c.At.String() + " " + value.Int(int64(c.Events)).String() + " " + c.Does.String() + "\n")
	}
	return b.String()
}

func TestALinkBringsBackWhatWasDoneByHand(t *testing.T) {
	sc := gallery(t)["1-poison-pill"]
	text := encodeRun(t, sc, byHand, link.Tail{Time: 75e9, Select: "orders"})
	require.Regexp(t, `^#2\.[A-Za-z0-9_-]+&t=1m15s&select=orders$`, text)
	l := open(t, text)
	require.Empty(t, l.Notices)
	require.Equal(t, told(byHand), told(l.Journal))
	require.Equal(t, string(scenario.Encode(sc)), string(scenario.Encode(l.Scenario)), "the scenario is that of the start")
	require.Equal(t, text, encodeRun(t, l.Packed, l.Journal, l.Tail))
	require.Less(t, len(text)-len(encode(t, sc, l.Tail)), 600, "five commands fit in a chat")
}

func TestARunWithoutACommandIsItsScenario(t *testing.T) {
	for name, sc := range gallery(t) {
		require.Equal(t, encode(t, sc, link.Tail{Time: 1e9}), encodeRun(t, sc, []link.Command{}, link.Tail{Time: 1e9}), name)
		require.Empty(t, open(t, encode(t, sc, link.Tail{})).Journal)
	}
}

func TestRandomRunsComeBack(t *testing.T) {
	for seed := range uint64(200) {
		r := kernel.NewRand(seed, "link", "runs")
		sc := enginetest.Random(&r, codec.Kinds, enginetest.NodesMax)
		journal := randomJournal(&r, sc)
		text := encodeRun(t, sc, journal, link.Tail{})
		l := open(t, text)
		require.Equal(t, told(journal), told(l.Journal), "seed %d", seed)
		require.Equal(t, string(scenario.Encode(sc)), string(scenario.Encode(l.Scenario)))
		require.Equal(t, text, encodeRun(t, l.Packed, l.Journal, l.Tail), "seed %d", seed)
	}
}

func randomJournal(r *kernel.Rand, sc *scenario.Scenario) []link.Command {
	var journal []link.Command
	c := link.Command{}
	for range r.Below(8) {
		c.At += kernel.Time(r.Below(1 << 36))
		c.Events += uint64(r.Below(1000))
		b := value.NewObject(2)
		b.Set("do", value.Text("edit"))
		edits := enginetest.RandomEdits(r, sc, codec.Kinds)
		b.Set("edits", scenario.EncodeEdits(edits))
		c.Does = b.Value()
		journal = append(journal, c)
		sc, _, _ = scenario.Apply(sc, edits, codec.Kinds)
	}
	return journal
}

// The engine decides what a command is: whoever teaches it another teaches links too.
func TestLinksKnowTheCommandsOfTheEngine(t *testing.T) {
	text, err := value.Parse(`{"do":"juggle"}`, value.Limits{})
	require.Nil(t, err)
	problems := engine.New(scenario.New(), codec.Kinds).Do(text)
	require.Len(t, problems, 1)
	_, refused := codec.EncodeRun(scenario.New(), []link.Command{{Does: text}}, link.Tail{})
	require.EqualError(t, refused, "/journal/0/command/do: "+problems[0].Message)
}

func TestACommandThatIsNoneIsTold(t *testing.T) {
	sc := scenario.New()
	for _, c := range []struct{ lines, told string }{
		{`1s 1 7`, `/journal/0/command/do: null is no command; there are edit, fault, node`},
		{`1s 1 {"do":"edit","edits":7}`, "/journal/0/command/edits: 7 is not a list of edits"},
		{`1s 1 {"do":"edit","edits":[{"part":"cat","value":null}]}`, `/journal/0/command/edits/0: part: "cat" is not one of node, wire, note, fault, scenario`},
		{`1s 1 {"do":"fault","fault":null}`, "/journal/0/command/fault: fault: null is not a text"},
		{`1s 1 {"do":"node","node":"a","command":"b","input":[]}`, "/journal/0/command/input: [] is not an object of settings"},
		{`1s 1 {"do":"node","node":"a"}`, "/journal/0/command/command: command: null is not a text"},
		{"2s 1 {\"do\":\"fault\",\"fault\":\"crash\"}\n1s 1 {\"do\":\"fault\",\"fault\":\"crash\"}", "/journal/1: a command at 1s after 1 events cannot follow one at 2s after 1"},
		{"1s 2 {\"do\":\"fault\",\"fault\":\"crash\"}\n1s 1 {\"do\":\"fault\",\"fault\":\"crash\"}", "/journal/1: a command at 1s after 1 events cannot follow one at 1s after 2"},
	} {
		journal := commands(strings.Split(c.lines, "\n")...)
		_, err := codec.EncodeRun(sc, journal, link.Tail{})
		require.EqualError(t, err, c.told)
		if journal[len(journal)-1].Events < journal[0].Events {
			continue // what is packed cannot go back
		}
		l, problems := codec.Decode(link.Seal(link.Deflate(link.Packed(sc.Value(), journal, 1, link.FormatRun)), link.FormatRun))
		require.Nil(t, l)
		require.Equal(t, c.told, string(problems[0].Pointer)+": "+problems[0].Message)
	}
	_, err := codec.EncodeRun(sc, make([]link.Command, 10_001), link.Tail{})
	require.EqualError(t, err, "/journal: 10,001 commands are more than the 10,000 that a link may have")
}

func TestWhatIsSealedAndNoJournalIsTold(t *testing.T) {
	const no = "this link does not hold a scenario: "
	nothing := link.Packed(scenario.New().Value(), nil, 1, link.FormatScenario)
	for _, c := range []struct {
		journal []byte
		told    string
	}{
		{nil, no + "what it holds ends too soon"},
		{[]byte{0, 0}, "this link does not hold a run: it tells of no command"},
		{[]byte{1, 1, 0, 0, 0, 9}, "this link holds more than a scenario"},
		{[]byte{0xff, 0x7f}, no + "it tells of 16383 commands"},
		{[]byte{9, 1}, no + "what it holds ends too soon"},
		{[]byte{1, 1, 1, 0, 0}, "a command at -0.000000001s after 0 events cannot follow one at 0s after 0"},
		{[]byte{1, 1, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 0}, no + "it tells of 144115188075855871 events"},
	} {
		l, problems := codec.Decode(link.Seal(link.Deflate(append(nothing[:len(nothing):len(nothing)], c.journal...)), link.FormatRun))
		require.Nil(t, l)
		require.Equal(t, c.told, problems[0].Message, "%v", c.journal)
	}
}

// Whoever turns a 1 into a 2 has no link.
func TestTheFormatIsPartOfTheChecksum(t *testing.T) {
	const altered = "this link was altered: its checksum does not fit; copy it anew from where it came from"
	require.Equal(t, altered, refusal(t, "#2"+encode(t, gallery(t)["1-poison-pill"], link.Tail{})[2:]))
	require.Equal(t, altered, refusal(t, "#1"+encodeRun(t, gallery(t)["1-poison-pill"], byHand, link.Tail{})[2:]))
}

func TestATailThatChangesTheRunOfAJournalSaysSo(t *testing.T) {
	text := encodeRun(t, gallery(t)["1-poison-pill"], byHand, link.Tail{})
	for tail, said := range map[string]bool{"&t=12s": false, "&seed=8": true, "&p.shop.Rate=2/s": true} {
		l := open(t, text+tail)
		require.Equal(t, said, len(l.Notices) == 1 && strings.Contains(l.Notices[0], "commands were given"), tail)
	}
}

func TestAMomentIsReadAsItWasWritten(t *testing.T) {
	m := link.Moment{Scenario: gallery(t)["1-poison-pill"], Journal: byHand, At: 75e9}
	again, problems := link.ReadMoment(m.Value(), codec.Kinds)
	require.Empty(t, problems)
	require.Equal(t, m.Value().String(), again.Value().String())
	require.True(t, link.IsMoment(m.Value()))
	require.False(t, link.IsMoment(m.Scenario.Value()))
	for text, want := range map[string]string{
		`{"scenario":7}`:                                            "/scenario: ",
		`{"scenario":{"format":1},"at":"soon"}`:                     `/at: at: "soon" is not a whole number from 0 on`,
		`{"scenario":{"format":1},"at":-1}`:                         `/at: at: -1 is not a whole number from 0 on`,
		`{"scenario":{"format":1},"journal":{}}`:                    "/journal: {} is not a list of at most 10,000 commands",
		`{"scenario":{"format":1},"journal":[7]}`:                   "/journal/0/command/do: null is no command",
		`{"scenario":{"format":1},"journal":[{"events":"-1"}]}`:     `/journal/0/events: events: "-1" is not a whole number from 0 on`,
		`{"scenario":{"format":1,"nodes":[{"id":"a","kind":"b"}]}}`: "/scenario/nodes/0/kind: ",
	} {
		doc, bad := value.Parse(text, value.Limits{})
		require.Nil(t, bad)
		_, problems := link.ReadMoment(doc, codec.Kinds)
		require.NotEmpty(t, problems, text)
		require.Contains(t, string(problems[0].Pointer)+": "+problems[0].Message, want)
	}
}
