package link_test

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"hash/crc32"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
	"playground/engine/link"
)

// texts are hard in their several ways: none, one byte, one byte often, every byte, noise, words, and repeats from near
// and far.
func texts() map[string][]byte {
	r := kernel.NewRand(7, "link", "deflate")
	noise := make([]byte, 100_000)
	for i := range noise {
		noise[i] = byte(r.Below(256))
	}
	var words, skewed []byte
	for range 5000 {
		words = append(words, domains[r.Below(20)]...)
	}
	for i := range 1 << 17 {
		skewed = append(skewed, byte(bitsIn(i)))
	}
	return map[string][]byte{
		"nothing": {}, "one byte": {7}, "two bytes": {7, 7}, "a run": bytes.Repeat([]byte{0}, 300_000), "noise": noise, "words": words,
		"far repeats":    append(append(append([]byte{}, noise[:40_000]...), noise[:40_000]...), noise[:30_000]...),
		"counts so skew": skewed, "the preset": []byte(link.Preset), "some of it": []byte(link.Preset[100:300] + "x" + link.Preset[:50]),
	}
}

// bitsIn is how often 1 stands in a number: a few values are very frequent, most are rare.
func bitsIn(n int) (count int) {
	for ; n > 0; n &= n - 1 {
		count++
	}
	return count * count
}

func standardInflate(content []byte) ([]byte, error) {
	return io.ReadAll(flate.NewReaderDict(bytes.NewReader(content), []byte(link.Preset)))
}

func standardDeflate(t testing.TB, text []byte, level int) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := flate.NewWriterDict(&out, level, []byte(link.Preset))
	require.NoError(t, err)
	_, err = w.Write(text)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return out.Bytes()
}

func TestDeflateIsWhatEveryoneReadsAndInflateReadsWhatAnyoneWrites(t *testing.T) {
	for name, text := range texts() {
		content := link.Deflate(text)
		read, err := standardInflate(content)
		require.NoError(t, err, name)
		require.True(t, bytes.Equal(text, read), name)
		ours, err := link.Inflate(content)
		require.NoError(t, err, name)
		require.True(t, string(text) == ours, name)
		for level := flate.HuffmanOnly; level <= flate.BestCompression; level++ {
			ours, err = link.Inflate(standardDeflate(t, text, level))
			require.NoError(t, err, "%s, level %d", name, level)
			require.True(t, string(text) == ours, "%s, level %d", name, level)
		}
	}
}

func TestDeflatePacksScenesNoWorseThanTheStandardLibrary(t *testing.T) {
	for _, sc := range gallery(t) {
		packed := link.Packed(sc.Value(), nil, 1, link.FormatScenario)
		require.LessOrEqual(t, len(link.Deflate(packed)), len(standardDeflate(t, packed, flate.BestCompression)))
	}
}

func TestInflateRefusesWhatIsCut(t *testing.T) {
	content := link.Deflate([]byte(strings.Repeat("order pizza ", 20) + link.Preset[:90]))
	for n := range content {
		_, err := link.Inflate(content[:n])
		require.Error(t, err)
	}
}

func TestDigitsAndChecksumsAreTheUsualOnes(t *testing.T) {
	for name, text := range texts() {
		require.Equal(t, base64.RawURLEncoding.EncodeToString(text), link.Encode64(text), name)
		again, ok := link.Decode64(link.Encode64(text))
		require.True(t, ok, name)
		require.True(t, bytes.Equal(text, again), name)
		require.Equal(t, crc32.ChecksumIEEE(text), link.Checksum(text), name)
	}
	for digits, want := range map[string]bool{"": true, "A": false, "AA": true, "AB": false, "AAA": true, "AAB": false, "AAAB": true, "AAAAA": false} {
		_, ok := link.Decode64(digits)
		require.Equal(t, want, ok, digits)
		_, err := base64.RawURLEncoding.Strict().DecodeString(digits)
		require.Equal(t, want, err == nil, digits)
	}
}

// Whatever is packed, the standard library reads it; whatever both can read is the same to both.
func FuzzDeflate(f *testing.F) {
	for name, text := range texts() {
		if len(text) < 1000 {
			f.Add(text)
			f.Add(standardDeflate(f, text, len(name)%10))
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		content := link.Deflate(text)
		read, err := standardInflate(content)
		require.NoError(t, err)
		require.True(t, bytes.Equal(text, read))
		ours, err := link.Inflate(content)
		require.NoError(t, err)
		require.True(t, string(text) == ours)

		ours, errOurs := link.Inflate(text)
		theirs, errTheirs := standardInflate(text)
		if errOurs == nil && errTheirs == nil {
			require.True(t, string(theirs) == ours)
		}
	})
}
