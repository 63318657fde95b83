package link_test

import (
	"bytes"
	"compress/flate"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/link"
	"playground/engine/value"
)

func TestACutLinkSaysHowMuchIsMissing(t *testing.T) {
	text := encode(t, firm(t, 40, 50, 5, false), link.Tail{})
	require.Greater(t, len(text), 1000)
	for present := range len(text) {
		told := refusal(t, text[:present])
		switch missing := len(text) - present; {
		case present < len("#1."):
			require.Equal(t, `this is not a share link: one begins with "#1." or "#2."`, told)
		case present < len("#1.")+6:
			require.Regexp(t, `^this link is cut: only [3-8] characters of it are left$`, told)
		case missing == 1:
			require.Equal(t, fmt.Sprintf("this link is cut: 1 of 1,%03d characters is missing", len(text)-1000), told)
		case missing < 1000:
			require.Equal(t, fmt.Sprintf("this link is cut: %d of 1,%03d characters are missing", missing, len(text)-1000), told)
		default:
			require.Equal(t, fmt.Sprintf("this link is cut: 1,%03d of 1,%03d characters are missing", missing-1000, len(text)-1000), told)
		}
	}
	told := refusal(t, text[:len(text)-30]+"&select=orders")
	require.Contains(t, told, "this link is cut: 30 of ")
}

// Every character of the link becomes every other one.
func TestAnAlteredCharacterIsFound(t *testing.T) {
	text := encode(t, gallery(t)["1-poison-pill"], link.Tail{})
	payload := strings.Index(text, ".") + 1
	const others = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_ &#.%=?/~"
	for i := range text {
		for _, c := range []byte(others) {
			if c == text[i] || i == 0 && c == ' ' { // blanks around a link do not count, and # may be missing
				continue
			}
			altered := text[:i] + string(c) + text[i+1:]
			told := refusal(t, altered)
			switch {
			case i < payload:
				require.Regexp(t, `^this (is not a share link|link is of format [1-9][0-9]?,|link was altered:)`, told, altered)
			case c == ' ' || c == '&':
				require.Regexp(t, "^this link (is cut|was altered): ", told, altered)
			default:
				require.Contains(t, told, "this link was altered: ", altered)
			}
		}
	}
}

// The same for the link of a run: whatever is cut or altered is told, and nothing opens as something else.
func TestADamagedRunIsToldToo(t *testing.T) {
	text := encodeRun(t, gallery(t)["1-poison-pill"], byHand, link.Tail{})
	for i := range text {
		require.Regexp(t, `^this (is not a share link|link is cut): `, refusal(t, text[:i]))
		for _, c := range []byte("A1z-_.&~") {
			if c != text[i] {
				require.Regexp(t, `^this (is not a share link|link (is of format|was altered|is cut))`, refusal(t, text[:i]+string(c)+text[i+1:]))
			}
		}
	}
}

func TestADamagedTailHarmsNothing(t *testing.T) {
	seed := uint64(7)
	whole := encode(t, gallery(t)["1-poison-pill"], link.Tail{Seed: &seed, Time: 12.5e9, Select: "orders",
		Attributes: []link.Attribute{{Node: "shop", Name: "Rate", Text: "5/s"}}, URL: "https://example.org/scene.json"})
	for i := strings.Index(whole, "&"); i < len(whole); i++ {
		for _, damaged := range []string{whole[:i], whole[:i] + whole[i+1:], whole[:i] + "~" + whole[i+1:], whole[:i] + "%" + whole[i+1:], whole[:i] + "&" + whole[i+1:]} {
			l, problems := codec.Decode(damaged)
			require.Equal(t, l == nil, len(problems) > 0, damaged)
			for _, p := range problems {
				require.NotEmpty(t, p.Message, damaged)
			}
		}
	}
}

func TestMoreThanALinkIsNoLink(t *testing.T) {
	text := encode(t, gallery(t)["1-poison-pill"], link.Tail{})
	require.Equal(t, "this link is too long: its last 1 character does not belong to it", refusal(t, text+"A"))
	require.Equal(t, "this link is too long: its last "+thousand(len(text)-3)+" characters do not belong to it", refusal(t, text+text[3:]))
	require.Equal(t, `this link was altered: ")" does not belong into one; copy it anew from where it came from`, refusal(t, text+")"))
	require.Equal(t, `this link was altered: "ü" does not belong into one; copy it anew from where it came from`, refusal(t, text[:40]+"ü"+text[41:]))
}

func thousand(n int) string {
	if n < 1000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

func TestOtherFormatsAreTold(t *testing.T) {
	for text, told := range map[string]string{
		"#3.abc":                   "this link is of format 3, newer than the 2 that this playground reads; open it in a newer playground",
		"#2000000000.":             "this link is of format 2000000000, newer than the 2 that this playground reads; open it in a newer playground",
		"#0.abc":                   `this is not a share link: one begins with "#1." or "#2."`,
		"#01.abc":                  `this is not a share link: one begins with "#1." or "#2."`,
		"#99999999999999999999.ab": `this is not a share link: one begins with "#1." or "#2."`,
		"https://example.org/play": `this is not a share link: one begins with "#1." or "#2."`,
		"#url=https://example.org": "this link holds no scenario but the address of one",
		"":                         `this is not a share link: one begins with "#1." or "#2."`,
		"#1.":                      "this link is cut: only 3 characters of it are left",
	} {
		require.Equal(t, told, refusal(t, text))
	}
	require.Equal(t, "this link of 10,000,000 characters is longer than any can be", refusal(t, "#1."+strings.Repeat("A", 10_000_000-3)))
}

// forge seals what no playground packed.
func forge(content []byte) string { return link.Seal(content, link.FormatScenario) }

func TestABombIsDefused(t *testing.T) {
	var bomb bytes.Buffer
	w, err := flate.NewWriter(&bomb, flate.BestSpeed)
	require.NoError(t, err)
	zeros := make([]byte, 1<<20)
	for range 200 {
		_, err = w.Write(zeros)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	text := forge(bomb.Bytes())
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	require.Equal(t, "this link unpacks to more than 4,194,304 bytes; no scenario is so large", refusal(t, text))
	runtime.ReadMemStats(&after)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(40<<20))
}

// A text that is there once and named a thousand times is small in every link and large in every document.
func TestATextCannotBeMultiplied(t *testing.T) {
	nodes := make([]value.Value, 1000)
	for i := range nodes {
		b := value.NewObject(5)
		b.Set("id", value.Text(fmt.Sprint("n", i)))
		b.Set("kind", value.Text("traffic"))
		b.Set("Body", value.Text(strings.Repeat("x", 200_000)))
		nodes[i] = b.Value()
	}
	doc := value.NewObject(1)
	doc.Set("nodes", value.ArrayOf(nodes))
	text := forge(link.Deflate(link.Packed(doc.Value(), nil, 1, link.FormatScenario)))
	require.Less(t, len(text), 10_000)
	require.Equal(t, "this scenario has more than 4,194,304 bytes, too much for a link", refusal(t, text))
}

func TestAScenarioTooLargeForALinkIsTold(t *testing.T) {
	l := open(t, encode(t, gallery(t)["1-poison-pill"], link.Tail{}))
	deep := value.Null
	for range 100 {
		deep = value.Array(deep)
	}
	large := *l.Scenario
	large.Nodes = append(large.Nodes[:0:0], large.Nodes...)
	large.Nodes[0].Object = large.Nodes[0].Object.With("Body", value.Text(strings.Repeat("x", 5<<20)))
	_, err := codec.Encode(&large, link.Tail{})
	require.EqualError(t, err, "this scenario has more than 4,194,304 bytes, too much for a link")
	large.Nodes[0].Object = large.Nodes[0].Object.With("Body", deep)
	_, err = codec.Encode(&large, link.Tail{})
	require.EqualError(t, err, "this scenario nests lists and objects deeper than 61, too deep for a link")
	large.Nodes[0].ID = "renamed-by-hand"
	_, err = codec.Encode(&large, link.Tail{})
	require.Error(t, err)
}

func TestWhatIsSealedAndNoScenarioIsTold(t *testing.T) {
	packed := func(bytes ...byte) string { return forge(link.Deflate(bytes)) }
	const no = "this link does not hold a scenario: "
	for _, c := range []struct{ text, told string }{
		{forge(nil), no + "what it holds was not packed by a playground"},
		{forge([]byte("hello")), no + "what it holds was not packed by a playground"},
		{forge(append(link.Deflate([]byte{1, 0, 0, 0, 0, 0, 0, 0}), 0)), no + "what it holds was not packed by a playground"},
		{packed(), no + "what it holds ends too soon"},
		{packed(1), no + "what it holds ends too soon"},
		{packed(1, 1, 0, 100, 0, 0), no + "it tells of 100 bytes of text"},
		{packed(1, 1, 0, 1, 0xff, 0, 0, 0, 0, 0), no + "a text in it is not UTF-8"},
		{packed(1, 0, 0, 1, 1, 0, 0, 0, 0, 0), no + "it names a text that it does not have"},
		{packed(1, 0, 0, 1, 0xfe, 0x7f, 0, 0, 0, 0), "this link uses words that this playground does not know; open it in a newer playground"},
		{packed(1, 0, 0, 0, 0xff, 0xff, 3), no + "it tells of 65535 nodes"},
		{packed(1, 0, 0, 0, 9, 1, 1), no + "what it holds ends too soon"},
		{packed(1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1), no + "it names one of the nodes that there is not"},
		{packed(1, 0, 0, 1, 0, 5, 0, 0, 0, 0, 0), no + `"title" is not a number`},
		{packed(append([]byte{1, 0, 0, 1, 0}, bytes.Repeat([]byte{3, 1}, 400)...)...), "this scenario nests lists and objects deeper than 61, too deep for a link"},
		{packed(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1), no + "it tells of 18446744073709551615 versions"},
		{packed(0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f), no + "what it holds ends too soon"},
	} {
		require.Equal(t, c.told, refusal(t, c.text))
	}
}
