package link_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/link"
	"playground/engine/scenario"
)

// Whatever the text, Decode answers with a link or with problems, and a link that it opens has one canonical form.
func FuzzDecode(f *testing.F) {
	for _, text := range []string{"", "#1.", "1.AAAA", "#2.x", "#url=https://example.org", "https://example.org/#1.AAAAWgAAAAA&seed=7&t=1s&select=a&p.a.b=c&url=https://a.b"} {
		f.Add(text)
	}
	for _, name := range []string{"1-poison-pill", "4-video-uploaded"} {
		f.Add(encode(f, gallery(f)[name], link.Tail{Select: "orders", Time: 1e9}))
	}
	f.Fuzz(answers)
}

// What a forger seals himself passes the checksum; it is a scenario or it is refused.
func FuzzUnpack(f *testing.F) {
	for _, sc := range []*scenario.Scenario{scenario.New(), decode(f, everything), gallery(f)["1-poison-pill"]} {
		f.Add(link.Packed(sc.Value(), 1))
	}
	f.Fuzz(func(t *testing.T, packed []byte) { answers(t, forge(link.Deflate(packed))) })
}

func answers(t *testing.T, text string) {
	l, problems := codec.Decode(text)
	require.Equal(t, l == nil, len(problems) > 0)
	for _, p := range problems {
		require.NotEmpty(t, p.Message)
	}
	if l == nil {
		return
	}
	canonical := encode(t, l.Packed, l.Tail)
	again := open(t, canonical)
	require.Equal(t, canonical, encode(t, again.Packed, again.Tail))
	require.Equal(t, string(scenario.Encode(l.Scenario)), string(scenario.Encode(again.Scenario)))
}
