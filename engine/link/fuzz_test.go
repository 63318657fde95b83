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
	f.Add(encodeRun(f, gallery(f)["1-poison-pill"], byHand, link.Tail{Time: 75e9}))
	f.Fuzz(answers)
}

// What a forger seals himself passes the checksum; it is a scenario or it is refused.
func FuzzUnpack(f *testing.F) {
	for _, sc := range []*scenario.Scenario{scenario.New(), decode(f, everything), gallery(f)["1-poison-pill"]} {
		f.Add(link.Packed(sc.Value(), nil, 1, link.FormatScenario))
		f.Add(link.Packed(sc.Value(), byHand, 1, link.FormatRun))
	}
	f.Fuzz(func(t *testing.T, packed []byte) {
		for format := 1; format <= link.Newest; format++ {
			answers(t, link.Seal(link.Deflate(packed), format))
		}
	})
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
	canonical := encodeRun(t, l.Packed, l.Journal, l.Tail)
	again := open(t, canonical)
	require.Equal(t, canonical, encodeRun(t, again.Packed, again.Journal, again.Tail))
	require.Equal(t, told(l.Journal), told(again.Journal))
	require.Equal(t, string(scenario.Encode(l.Scenario)), string(scenario.Encode(again.Scenario)))
}
