package link_test

import (
	"flag"
	"fmt"
	"hash/crc32"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/enginetest"
	"playground/engine/kernel"
	"playground/engine/link"
	"playground/engine/scenario"
)

// The corpus is only ever added to: `go test ./engine/link -append` writes what is new to its end. Each entry is three
// lines: a name, a link that was given away, and what it opens as for ever, in one line: a scenario, or the moment of
// a run.
const corpus = "testdata/links.txt"

var add = flag.Bool("append", false, "append links of new scenes to the corpus")

// The first links of all, and the words and the preset text that they are packed with: whoever changes these breaks
// every link that was ever given away. After -append, add a line for what has come.
var frozen = []struct {
	what   string
	text   func(t *testing.T) string
	length int
	sum    uint32
}{
	{"the corpus", func(t *testing.T) string { return readCorpus(t) }, 32177, 0xc3a2ef4f},
	{"the words of format 1", func(*testing.T) string { return link.Words }, 680, 0x1211197f},
	{"the preset text of format 1", func(*testing.T) string { return link.Preset }, 477, 0x8e992eb0},
	{"the corpus with runs", func(t *testing.T) string { return readCorpus(t) }, 42471, 0x16d139c0},
	{"the corpus with queues and topics", func(t *testing.T) string { return readCorpus(t) }, 111654, 0xb7551de3},
	{"the words of format 2", func(*testing.T) string { return link.RunWords }, 163, 0xf5e84d31},
}

func TestWhatWasGivenAwayIsFrozen(t *testing.T) {
	for _, f := range frozen {
		text := f.text(t)
		require.GreaterOrEqual(t, len(text), f.length, "%s is only ever added to", f.what)
		require.Equal(t, f.sum, crc32.ChecksumIEEE([]byte(text[:f.length])), "%s is never changed, only added to; its first %d bytes are others now", f.what, f.length)
	}
	require.Len(t, link.Preset, frozen[2].length, "the preset text does not grow: what is added moves what links refer back to")
}

func readCorpus(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile(corpus)
	require.NoError(t, err)
	return string(text)
}

type entry struct{ name, link, document string }

func entries(t *testing.T) []entry {
	lines := strings.Split(strings.TrimSpace(readCorpus(t)), "\n")
	require.Zero(t, len(lines)%3)
	var all []entry
	for three := range slices.Chunk(lines, 3) {
		all = append(all, entry{three[0], three[1], three[2]})
	}
	return all
}

func TestEveryLinkThatWasGivenAwayOpens(t *testing.T) {
	all := entries(t)
	require.GreaterOrEqual(t, len(all), 10)
	for _, e := range all {
		l := open(t, e.link)
		require.Equal(t, e.document, document(l), e.name)
		made, err := link.Codec{Kinds: codec.Kinds, Engine: l.Engine}.EncodeRun(l.Packed, l.Journal, l.Tail)
		require.NoError(t, err)
		require.Equal(t, e.link, made, "%s has another link than it had: natively and in a browser, today and before, it is the same", e.name)
	}
}

// document is what a link opens as.
func document(l *link.Link) string {
	if len(l.Journal) == 0 {
		return l.Scenario.Value().String()
	}
	return link.Moment{Scenario: l.Scenario, Journal: l.Journal, At: l.Tail.Time}.Value().String()
}

// A link of whatever format opens in the newest one as what it was, and every format has been given away.
func TestEveryFormatGoesOnAsTheNewest(t *testing.T) {
	formats := map[string]int{}
	for _, e := range entries(t) {
		format, _, _ := strings.Cut(e.link, ".")
		formats[format]++
		l := open(t, e.link)
		more := byHand[0]
		if n := len(l.Journal); n > 0 {
			more.At, more.Events = l.Journal[n-1].At, l.Journal[n-1].Events
		}
		packed := link.Packed(l.Packed.Value(), append(slices.Clone(l.Journal), more), l.Engine, link.Newest)
		next := open(t, link.Seal(link.Deflate(packed), link.Newest)+l.Tail.String())
		require.Equal(t, more.Does.String(), next.Journal[len(l.Journal)].Does.String(), e.name)
		next.Journal = next.Journal[:len(l.Journal)]
		require.Equal(t, e.document, document(next), e.name)
	}
	for format := 1; format <= link.Newest; format++ {
		require.NotZero(t, formats[fmt.Sprint("#", format)], "no link of format %d is in the corpus", format)
	}
}

func TestAppendToTheCorpus(t *testing.T) {
	known := map[string]bool{}
	if _, err := os.Stat(corpus); err == nil {
		for _, e := range entries(t) {
			require.False(t, known[e.link], "the link of %s stands twice", e.name)
			known[e.link] = true
		}
	}
	if !*add {
		return
	}
	file, err := os.OpenFile(corpus, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	require.NoError(t, err)
	for _, e := range scenes(t) {
		if !known[e.link] {
			_, err = file.WriteString(e.name + "\n" + e.link + "\n" + e.document + "\n")
			require.NoError(t, err)
		}
	}
	require.NoError(t, file.Close())
}

// scenes are what the corpus should have: the gallery, and what a gallery has not.
func scenes(t *testing.T) []entry {
	var all []entry
	put := func(name string, sc *scenario.Scenario, tail link.Tail) {
		text := encode(t, sc, tail)
		all = append(all, entry{name, text, document(open(t, text))})
	}
	galleryScenes := gallery(t)
	for _, name := range slices.Sorted(maps.Keys(galleryScenes)) {
		put("gallery/"+name, galleryScenes[name], link.Tail{})
	}
	seed := uint64(42)
	put("nothing", scenario.New(), link.Tail{})
	put("everything", decode(t, everything), link.Tail{})
	put("a firm", firm(t, 40, 50, 5, true), link.Tail{Select: "NEWS", Time: kernel.Time(12.5e9)})
	put("with a tail", galleryScenes["1-poison-pill"], link.Tail{Seed: &seed, Time: kernel.Time(90e9), Select: "shop.calls>orders.in",
		Attributes: []link.Attribute{{Node: "shop", Name: "Rate", Text: "50"}, {Node: "kitchen", Name: "FailWhen", Text: `{"card":["visa"]}`}}, URL: "https://example.org/pill.json"})
	for _, name := range []string{"one", "two", "three", "four"} {
		r := kernel.NewRand(7, "corpus", name)
		put("random "+name, enginetest.Random(&r, codec.Kinds, enginetest.NodesMax), link.Tail{})
	}
	run := func(name string, sc *scenario.Scenario, journal []link.Command, tail link.Tail) {
		text := encodeRun(t, sc, journal, tail)
		all = append(all, entry{name, text, document(open(t, text))})
	}
	run("a run", galleryScenes["1-poison-pill"], byHand, link.Tail{Time: kernel.Time(75e9), Select: "orders"})
	run("a run with another seed", galleryScenes["2-ticket-window"], commands(`8s 30 {"do":"fault","fault":"cut","wire":"`+galleryScenes["2-ticket-window"].Wires[0].Key()+`"}`), link.Tail{Seed: &seed, Time: kernel.Time(20e9)})
	r := kernel.NewRand(7, "corpus", "run")
	sc := enginetest.Random(&r, codec.Kinds, enginetest.NodesMax)
	run("a random run", sc, randomJournal(&r, sc), link.Tail{})
	return all
}
