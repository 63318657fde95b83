package link_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
	"playground/engine/link"
	"playground/engine/scenario"
)

func TestATailIsReadableAndComesBack(t *testing.T) {
	seed := uint64(7)
	for text, tail := range map[string]link.Tail{
		"": {},
		"&seed=7&t=12.5s&select=orders&p.shop.Rate=50/s&url=https://example.org/scene.json": {Seed: &seed, Time: kernel.Time(12.5e9), Select: "orders",
			Attributes: []link.Attribute{{Node: "shop", Name: "Rate", Text: "50/s"}}, URL: "https://example.org/scene.json"},
		"&t=10d":                         {Time: 10 * 24 * 3600e9},
		"&select=shop.calls%3Eorders.in": {Select: "shop.calls>orders.in"},
		"&p.a.Body=&p.a.Rate=1/m&p.b-2.Body=%F0%9F%8E%9F%20%26%20%23%251": {Attributes: []link.Attribute{{Node: "a", Name: "Body"}, {Node: "a", Name: "Rate", Text: "1/m"}, {Node: "b-2", Name: "Body", Text: "🎟 & #%1"}}},
		"&url=https://example.org/a%3Fb%3Dc%26d%23e":                      {URL: "https://example.org/a?b=c&d#e"},
	} {
		require.Equal(t, text, tail.String())
		again, problems := link.ParseTail(text)
		require.Empty(t, problems)
		require.Equal(t, tail, again)
	}
}

func TestATailWrittenByHandIsRead(t *testing.T) {
	tail, problems := link.ParseTail("t=0s&&p.kitchen.FailureProbability=5%&select=x&")
	require.Empty(t, problems)
	require.Equal(t, link.Tail{Select: "x", Attributes: []link.Attribute{{Node: "kitchen", Name: "FailureProbability", Text: "5%"}}}, tail)
	tail, problems = link.ParseTail("url=https://example.org/scene.json?raw=1")
	require.Empty(t, problems)
	require.Equal(t, "https://example.org/scene.json?raw=1", tail.URL)
}

func TestWhatIsWrongWithATailIsNamed(t *testing.T) {
	for text, told := range map[string]string{
		"&speed=3":                        `"speed" is not known at the end of a link; there are seed, t, select, p.<node>.<attribute> and url`,
		"&seed=-1":                        `seed: "-1" is not a whole number from 0 to 9007199254740991`,
		"&seed=9007199254740992":          `seed: "9007199254740992" is not a whole number from 0 to 9007199254740991`,
		"&seed":                           `"seed" needs a value, such as seed=7`,
		"&t=":                             `"t" needs a value, such as t=12.5s`,
		"&seed=1&seed=2":                  "seed stands twice in this link",
		"&url=http://a.b":                 `url: "http://a.b" is not an address that begins with https://`,
		"&url=javascript:0":               `url: "javascript:0" is not an address that begins with https://`,
		"&p.shop=5":                       `"p.shop" names no attribute; write p.<node>.<attribute>, such as p.shop.Rate=50/s`,
		"&p.a.b.c=5":                      `"p.a.b.c" names no attribute; write p.<node>.<attribute>, such as p.shop.Rate=50/s`,
		"&p.a.B":                          `"p.a.B" needs a value, such as p.shop.Rate=50/s`,
		"&select=%ff":                     `"select=%ff" in this link is not text in UTF-8`,
		"&" + strings.Repeat("x", 70_000): "the end of this link has 70,001 characters, more than the 65,536 that it may have",
	} {
		_, problems := link.ParseTail(text)
		require.Len(t, problems, 1, text)
		require.Equal(t, told, problems[0].Message)
	}
	_, problems := link.ParseTail("&t=soon")
	require.Len(t, problems, 1)
	require.True(t, strings.HasPrefix(problems[0].Message, "t: "), problems[0].Message)
	_, problems = link.ParseTail(strings.Repeat("&a=b&c", 100))
	require.Len(t, problems, 20, "a flood is not listed to its end")
}

func TestTheTailChangesSeedAndAttributes(t *testing.T) {
	sc := gallery(t)["1-poison-pill"]
	text := encode(t, sc, link.Tail{}) + "&seed=9&p.orders.VisibilityTimeout=60&p.shop.Rate=50&p.prankster.Rate=2/h&p.kitchen.FailWhen=" +
		`%7B"card":["visa"]%7D` + "&p.kitchen.Workers=4&p.shop.Body=5"
	l := open(t, text)
	require.Equal(t, uint64(9), l.Scenario.Seed)
	require.Equal(t, uint64(7), l.Packed.Seed)
	of := func(id string) *scenario.Node { return &l.Scenario.Nodes[l.Scenario.Find(id)] }
	require.Equal(t, int64(60), of("orders").Settings.Int("VisibilityTimeout"))
	require.Equal(t, "50/s", of("shop").Settings.Text("Rate"))
	require.Equal(t, "5", of("shop").Settings.Text("Body"))
	require.Equal(t, "2/h", of("prankster").Settings.Text("Rate"))
	require.Equal(t, `{"card":["visa"]}`, of("kitchen").Settings.Raw("FailWhen").String())
	_, written := of("kitchen").Object.Get("Workers")
	require.False(t, written, "the default is left out again")

	require.True(t, scenario.Equal(sc, l.Packed))
	again := open(t, encode(t, l.Packed, l.Tail))
	require.True(t, scenario.Equal(l.Scenario, again.Scenario))
	require.Equal(t, encode(t, l.Packed, l.Tail), encode(t, again.Packed, again.Tail))
}

func TestTheTablesCheckWhatTheTailSays(t *testing.T) {
	text := encode(t, gallery(t)["1-poison-pill"], link.Tail{})
	for tail, told := range map[string]string{
		"&p.orders.VisibilityTimeout=soon": `VisibilityTimeout: "soon" is not a whole number`,
		"&p.orders.VisibilityTimeout=-1":   "VisibilityTimeout: -1 s is below the minimum of 0 s",
		"&p.shop.Pattern=often":            `Pattern: "often" is not one of constant, poisson, burst, ramp`,
		"&p.bar.Rate=5":                    `p.bar.Rate: there is no node "bar"`,
		"&p.shop.rate=5":                   `p.shop.rate: shop has no attribute "rate"`,
		"&p.shop.kind=sqs":                 `p.shop.kind: shop has no attribute "kind"`,
		"&p.shop.x=8":                      `p.shop.x: shop has no attribute "x"`,
	} {
		require.Equal(t, told, refusal(t, text+tail))
	}
	_, problems := codec.Decode(text + "&p.bar.Rate=5&p.shop.Colour=red")
	require.Len(t, problems, 2)
	_, problems = codec.Decode(text + "&speed=9&seed=x")
	require.Len(t, problems, 2)
}

func TestATailTooLongForALinkIsTold(t *testing.T) {
	_, err := codec.Encode(scenario.New(), link.Tail{Select: strings.Repeat("x", 70_000)})
	require.EqualError(t, err, "the end of this link has 70,008 characters, more than the 65,536 that it may have")
}

func TestASelectionThatIsGoneIsANotice(t *testing.T) {
	sc := gallery(t)["1-poison-pill"]
	require.Empty(t, open(t, encode(t, sc, link.Tail{Select: "orders"})).Notices)
	require.Empty(t, open(t, encode(t, sc, link.Tail{Select: "shop.calls>orders.in"})).Notices)
	require.Equal(t, []string{`select: there is no node or wire "bar"`}, open(t, encode(t, sc, link.Tail{Select: "bar"})).Notices)
}
