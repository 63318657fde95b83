package link_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/link"
	"playground/engine/scenario"
)

// everything has each kind of element, settings written in every way, and texts that are hard on any format.
const everything = `{"format":1,"title":"Größe <b>1</b> & \"2\"","summary":"🎟️ one line\nand another","seed":9007199254740991,
"nodes":[
 {"id":"shop","kind":"traffic","x":-100000,"y":100000,"Rate":"0.5/s","Pattern":"poisson","Targets":"each in turn","Body":"","Attributes":"a={{pick x y}}\nb={{n}}","Timeout":"1m30s","Total":100000},
 {"id":"orders","kind":"sqs","x":3,"y":-7,"VisibilityTimeout":45.0,"DelaySeconds":9e2,"maxReceiveCount":1000},
 {"id":"dead","kind":"sqs","x":0,"y":0},
 {"id":"kitchen_2","kind":"service","x":320,"y":160,"Workers":3,"WorkTime":"constant 40ms","FailureProbability":"0.1%","RememberBy":"orders","FailWhen":{"dish":["soup",1,1.50,-3,true,null,{"anything-but":["x","soup"]}],"price":[{"numeric":[">=",1.0,"<",1e2]}],"":[{"exists":false}]}},
 {"id":"NEWS","kind":"sns","x":8,"y":8}],
"wires":[
 {"from":"shop.calls","to":"NEWS.in","latency":"5ms"},
 {"from":"NEWS.subscriptions","to":"orders.in","latency":"lognormal 10ms 200ms","FilterPolicy":{"dish":[{"prefix":"\u0000s"}]},"RawMessageDelivery":true},
 {"from":"orders.dead-letter","to":"dead.in"},
 {"from":"orders.in","to":"kitchen_2.poll","WaitTimeSeconds":0}],
"notes":[{"id":"n1","x":1,"y":2,"text":"orders"},{"id":"n2","x":-5,"y":0,"text":""}],
"faults":[
 {"at":"30s","fault":"crash","node":"kitchen_2"},{"at":"1ns","fault":"hang","node":"kitchen_2"},{"at":"3650d","fault":"recover","node":"kitchen_2"},
 {"at":"30s","fault":"slow","node":"kitchen_2","factor":1000000},{"at":"0s","fault":"drop","wire":"shop.calls>NEWS.in","probability":"12.5%"},
 {"at":"250ms","fault":"cut","wire":"kitchen_2.poll>orders.in"}]}`

func TestALinkGivesTheScenarioItWasMadeOf(t *testing.T) {
	scenes := gallery(t)
	scenes["everything"] = decode(t, everything)
	scenes["nothing"] = scenario.New()
	scenes["a firm"] = firm(t, 80, 100, 10, true)
	for name, sc := range scenes {
		text := encode(t, sc, link.Tail{})
		l := open(t, text)
		require.Equal(t, string(scenario.Encode(sc)), string(scenario.Encode(l.Scenario)), name)
		require.Equal(t, text, encode(t, l.Packed, l.Tail), name)
		require.Empty(t, l.Notices)
		require.Equal(t, codec.Engine, l.Engine)
		require.Regexp(t, `^#1\.[A-Za-z0-9_-]+$`, text)
	}
}

func TestTheSameDrawingHasTheSameLinkHoweverItIsWritten(t *testing.T) {
	tidy := decode(t, `{"format":1,"seed":1,"nodes":[{"id":"a","kind":"sqs","x":8,"y":0},{"id":"b","kind":"service","x":0,"y":0}],"wires":[{"from":"b.poll","to":"a.in"}]}`)
	untidy := decode(t, `{"wires":[{"to":"b","from":"a.in","latency":"20ms"}],"nodes":[{"DelaySeconds":0,"y":0,"x":8.0,"kind":"sqs","id":"a"},{"kind":"service","id":"b","Workers":null}],"format":1}`)
	require.Equal(t, encode(t, tidy, link.Tail{}), encode(t, untidy, link.Tail{}))
}

func TestALinkIsReadFromWhereverItWasCopied(t *testing.T) {
	sc := gallery(t)["1-poison-pill"]
	text := encode(t, sc, link.Tail{Select: "orders"})
	for name, copied := range map[string]string{
		"from the address":      "https://example.org/play/" + text,
		"with a query":          "http://127.0.0.1:8080/?theme=dark" + text,
		"from a plain folder":   "file:///C:/playground/index.html" + text,
		"without #":             text[1:],
		"from a letter":         "  " + text[:76] + "\r\n" + text[76:] + "\n",
		"with an empty tail":    strings.Replace(text, "&", "&&", 1) + "&",
		"with an empty tail, #": text + "&",
	} {
		l, problems := codec.Decode(copied)
		require.Empty(t, problems, name)
		require.True(t, scenario.Equal(sc, l.Scenario), name)
		require.Equal(t, link.Tail{Select: "orders"}, l.Tail, name)
		require.True(t, link.Is(copied), name)
	}
	for _, other := range []string{"", "scene.json", "static/gallery/1-poison-pill.json", `{"format":1,"title":"#1.abc"}`, "-", "#", "#seed=7", "https://example.org/"} {
		require.False(t, link.Is(other), other)
	}
}

func TestALinkSaysForWhichEngineItWasMade(t *testing.T) {
	sc := gallery(t)["1-poison-pill"]
	newer := link.Codec{Kinds: codec.Kinds, Engine: 2}
	l, problems := newer.Decode(encode(t, sc, link.Tail{}))
	require.Empty(t, problems)
	require.Equal(t, []string{"this link was made for version 1 of the engine, older than this one, 2: it may run differently here"}, l.Notices)

	made, err := newer.Encode(sc, link.Tail{})
	require.NoError(t, err)
	require.Equal(t, []string{"this link was made for version 2 of the engine, newer than this one, 1: it may run differently here"}, open(t, made).Notices)
	require.Equal(t, 2, open(t, made).Engine)
}

func TestKindsThatAreNotKnownAreAllNamed(t *testing.T) {
	made, err := link.Codec{Kinds: codec.Kinds, Engine: 3}.Encode(gallery(t)["1-poison-pill"], link.Tail{})
	require.NoError(t, err)
	l, problems := link.Codec{Kinds: codec.Kinds[:2], Engine: 1}.Decode(made)
	require.Nil(t, l)
	require.Len(t, problems, 3)
	require.Equal(t, "this link was made for version 3 of the engine, newer than this one, 1; open it in a newer playground", problems[0].Message)
	require.Equal(t, "/nodes/2/kind", string(problems[1].Pointer))
	require.Equal(t, `kind: "sqs" is not known here; there are traffic, service`, problems[1].Message)
	require.Equal(t, "/nodes/4/kind", string(problems[2].Pointer))
}
