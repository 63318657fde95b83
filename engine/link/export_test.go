package link

import "playground/engine/value"

// What a forger of links would write himself.
var (
	Deflate  = deflate
	Inflate  = inflate
	Encode64 = encode64
	Decode64 = decode64
	Checksum = checksum
	Preset   = preset
	Words    = words
	RunWords = runWords
)

// The formats of links.
const (
	FormatScenario = formatScenario
	FormatRun      = formatRun
	Newest         = newest
)

// Seal makes a link of a content that is deflated already.
func Seal(content []byte, format int) string {
	return "#" + string(rune('0'+format)) + "." + seal(content, format)
}

// Packed is a document in columns, whatever it weighs, with a journal in the format that has one.
func Packed(doc value.Value, journal []Command, engine, format int) []byte {
	p := newPacker(format)
	p.weight = -1 << 40
	p.scenario(doc)
	if format >= formatRun {
		p.journal(journal)
	}
	return p.whole(engine)
}
