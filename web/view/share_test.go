package view_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/catalog"
	"playground/engine/kernel"
	"playground/engine/link"
	"playground/engine/scenario"
	"playground/engine/value"
	"playground/web/view"
)

var codec = link.Codec{Kinds: catalog.Kinds(), Engine: 1}

func pill(t *testing.T) *scenario.Scenario {
	t.Helper()
	text, err := os.ReadFile("../../static/gallery/1-poison-pill.json")
	require.NoError(t, err)
	sc, problems := scenario.Decode(text, codec.Kinds)
	require.Empty(t, problems)
	return sc
}

func jsonOf(t *testing.T, text string) value.Value {
	t.Helper()
	v, err := value.Parse(text, value.Limits{})
	require.Nil(t, err)
	return v
}

func member(t *testing.T, v value.Value, path ...string) value.Value {
	t.Helper()
	for _, name := range path {
		m, ok := v.Get(name)
		require.True(t, ok, "%s in %s", name, v)
		v = m
	}
	return v
}

func byHand(t *testing.T) []link.Command {
	return []link.Command{{At: 12e9, Events: 40, Does: jsonOf(t, `{"do":"fault","fault":"crash","node":"kitchen"}`)}}
}

func TestTheDrawingAndTheMomentAreShared(t *testing.T) {
	sc := pill(t)
	s := view.Shared{Codec: codec, Drawing: sc, Select: "orders"}
	told := jsonOf(t, s.JSON())
	l, problems := codec.Decode(view.Text(member(t, told, "drawing"), "link"))
	require.Empty(t, problems)
	require.True(t, scenario.Equal(sc, l.Scenario))
	require.Equal(t, "orders", l.Tail.Select)
	_, ok := told.Get("moment")
	require.False(t, ok, "nothing has happened yet")

	s.Moment = link.Moment{Scenario: sc, At: 12.5e9, Journal: byHand(t)}
	moment := member(t, jsonOf(t, s.JSON()), "moment")
	require.Equal(t, "12.5s", view.Text(moment, "at"))
	require.EqualValues(t, 1, view.Whole(moment, "commands"))
	l, problems = codec.Decode(view.Text(moment, "link"))
	require.Empty(t, problems)
	require.Len(t, l.Journal, 1)
	require.Equal(t, kernel.Time(12.5e9), l.Tail.Time)
}

func TestWhatMakesALinkLongIsTold(t *testing.T) {
	doc := pill(t).Value()
	var notes []value.Value
	for i := range 3 {
		b := value.NewObject(4)
		b.Set("id", value.Text("note"+string(rune('1'+i))))
		b.Set("x", value.Int(0))
		b.Set("y", value.Int(0))
		b.Set("text", value.Text(scrambled(900, int64(i))))
		notes = append(notes, b.Value())
	}
	sc, problems := scenario.DecodeValue(doc.With("notes", value.ArrayOf(notes)), codec.Kinds)
	require.Empty(t, problems)
	drawing := member(t, jsonOf(t, view.Shared{Codec: codec, Drawing: sc}.JSON()), "drawing")
	require.Greater(t, len(view.Text(drawing, "link")), view.LinkChatMax)
	long := member(t, drawing, "long")
	require.Equal(t, "3 notes", view.Text(long.Index(0), "what"))
	require.Greater(t, view.Whole(long.Index(0), "characters"), int64(2000))

	short := member(t, jsonOf(t, view.Shared{Codec: codec, Drawing: pill(t)}.JSON()), "drawing")
	_, ok := short.Get("long")
	require.False(t, ok, "a link that fits needs no excuse")
}

// scrambled is a text that cannot be packed well.
func scrambled(length int, seed int64) string {
	r := kernel.NewRand(uint64(seed), "share", "test")
	var b strings.Builder
	for range length {
		b.WriteByte(byte('a' + r.Below(26)))
	}
	return b.String()
}

func TestTheAddressShowsAMomentOnlyWhereTheDrawingLeadsThere(t *testing.T) {
	s := view.Shared{Codec: codec, Drawing: pill(t), Select: "orders", Moment: link.Moment{At: 12e9}}
	require.Regexp(t, `^#1\.[\w-]+&t=12s&select=orders$`, s.Address())
	s.Moment.Journal = byHand(t)
	require.Regexp(t, `^#1\.[\w-]+&select=orders$`, s.Address())
	large := *s.Drawing
	large.Summary = scrambled(60_000, 1)
	s.Drawing = &large
	require.Empty(t, s.Address(), "more than fits")
}

func TestAnAddressSaysWhatItAsksFor(t *testing.T) {
	require.Equal(t, view.Arrival{}.Link, view.Arrive("", codec).Link)
	require.Empty(t, view.Arrive("#", codec).Problems)
	made, err := codec.EncodeRun(pill(t), byHand(t), link.Tail{Time: 20e9})
	require.NoError(t, err)
	a := view.Arrive(made, codec)
	require.Empty(t, a.Problems)
	require.EqualValues(t, 1, view.Given(view.MomentOf(a.Link)))
	require.EqualValues(t, 0, view.Given(link.Moment{Journal: byHand(t), At: 11e9}))

	a = view.Arrive("#url=https%3A%2F%2Fexample.org%2Fa.json&seed=7", codec)
	require.Empty(t, a.Problems)
	require.Nil(t, a.Link)
	require.Equal(t, "https://example.org/a.json", a.Remote.URL)

	for hash, want := range map[string]string{
		made[:90]:                     "this link is cut: ",
		"#url=http://example.org":     "is not an address that begins with https://",
		"#url=":                       "url",
		"#hello":                      "this is not a share link",
		"#seed=7":                     "this is not a share link",
		"#url=https://a.b&colour=red": "is not known at the end of a link",
	} {
		a := view.Arrive(hash, codec)
		require.Nil(t, a.Link, hash)
		require.Empty(t, a.Remote.URL, hash)
		require.NotEmpty(t, a.Problems, hash)
		require.Contains(t, a.Problems[0].Message, want, hash)
	}
}

func TestAFetchedFileIsAScenarioAMomentOrALink(t *testing.T) {
	seed := uint64(9)
	tail := link.Tail{URL: "https://example.org/a.json", Seed: &seed, Select: "orders"}
	a := view.ArriveFile(string(scenario.Encode(pill(t))), tail, codec)
	require.Empty(t, a.Problems)
	require.EqualValues(t, 9, a.Link.Scenario.Seed)
	require.Equal(t, "orders", a.Link.Tail.Select)

	m := link.Moment{Scenario: pill(t), Journal: byHand(t), At: 15e9}
	a = view.ArriveFile(m.Value().String(), tail, codec)
	require.Empty(t, a.Problems)
	require.Len(t, a.Link.Journal, 1)
	require.Equal(t, kernel.Time(15e9), a.Link.Tail.Time)
	require.Len(t, a.Link.Notices, 1)

	made, err := codec.Encode(pill(t), link.Tail{})
	require.NoError(t, err)
	require.NotNil(t, view.ArriveFile(made+"\n", tail, codec).Link)
	require.True(t, view.IsShared(made) && view.IsShared(m.Value().String()))
	require.False(t, view.IsShared(string(scenario.Encode(pill(t)))) || view.IsShared("") || view.IsShared("{"))
	for _, text := range []string{"", "<html>", `{"format":1,"nodes":7}`, `{"scenario":{}}`, strings.Repeat("[", 5000), made[:80]} {
		a := view.ArriveFile(text, tail, codec)
		require.Nil(t, a.Link, text)
		require.NotEmpty(t, a.Problems, text)
	}
}

// Whatever stands behind the #, it is a link, a web address or a sentence.
func FuzzArrive(f *testing.F) {
	for _, hash := range []string{"", "#", "#1.AAAA", "#url=https://a.b", "#2.&t=1s", "#url=%zz&url=x", "#1.AAAOVG1VcBNjZGBgZOFiYATRjAyMAA&t=9y"} {
		f.Add(hash)
	}
	f.Fuzz(func(t *testing.T, hash string) {
		a := view.Arrive(hash, codec)
		asks := 0
		for _, is := range []bool{a.Link != nil, a.Remote.URL != "", len(a.Problems) > 0} {
			if is {
				asks++
			}
		}
		require.LessOrEqual(t, asks, 1)
		require.True(t, asks == 1 || strings.TrimPrefix(hash, "#") == "")
	})
}

func TestTheMomentOfTheRunIsRead(t *testing.T) {
	m := link.Moment{Scenario: pill(t), Journal: byHand(t), At: 15e9}
	require.Equal(t, m.Value().String(), view.ReadShared(m.Value().String(), codec.Kinds).Value().String())
	require.Nil(t, view.ReadShared(`{"scenario":null,"journal":[],"at":"0"}`, codec.Kinds).Scenario)
	require.Nil(t, view.ReadShared(`no`, codec.Kinds).Scenario)
}
