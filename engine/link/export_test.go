package link

import "playground/engine/value"

// What a forger of links would write himself.
var (
	Seal     = seal
	Deflate  = deflate
	Inflate  = inflate
	Encode64 = encode64
	Decode64 = decode64
	Checksum = checksum
	Preset   = preset
	Words    = words
)

// Packed is a document in columns, whatever it weighs.
func Packed(doc value.Value, engine int) []byte {
	p := packer{dictionary: newDictionary(), nodes: map[string]int{}, wires: map[string]int{}}
	p.weight = -1 << 40
	p.rest([]value.Value{doc}, headMember)
	for _, l := range lists() {
		elements, _ := doc.Get(l.name)
		p.list(l, elements)
	}
	return p.whole(engine)
}
