// Package digest computes the digests that state machines can ask for:
// States.Hash of paths, $hash of JSONata.
//
// The standard library's bring self-tests and ciphers along, which would make
// the module that browsers download 2% larger; here all five share one table
// and one loop.
package digest

import (
	"encoding/binary"
	"encoding/hex"
)

// algorithm is MD5 (RFC 1321) or one of the SHA family (FIPS 180-4).
type algorithm struct {
	name  string
	order order // of the bytes of a number
	wide  bool  // words of 64 bits, blocks of 128 bytes; else 32 and 64
	words int   // of the result
	start [8]uint64
	block func(state *[8]uint64, block []byte)
}

// order is one of binary.BigEndian and binary.LittleEndian.
type order interface {
	AppendUint32([]byte, uint32) []byte
	AppendUint64([]byte, uint64) []byte
}

var (
	big    order = binary.BigEndian
	little order = binary.LittleEndian
)

var algorithms = [...]algorithm{
	{"MD5", little, false, 4, [8]uint64{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}, md5Block},
	{"SHA-1", big, false, 5, [8]uint64{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}, sha1Block},
	{"SHA-256", big, false, 8, [8]uint64{
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	}, sha256Block},
	{"SHA-384", big, true, 6, [8]uint64{
		0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
		0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
	}, sha512Block},
	{"SHA-512", big, true, 8, [8]uint64{
		0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
		0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
	}, sha512Block},
}

// Hex gives the digest of a text in hexadecimal. known is false for an algorithm that Step Functions does not have: it
// has MD5, SHA-1, SHA-256, SHA-384 and SHA-512, spelled so (developer guide, intrinsic-functions).
func Hex(name, text string) (digits string, known bool) {
	for i := range algorithms {
		if algorithms[i].name == name {
			return hex.EncodeToString(algorithms[i].sum(text)), true
		}
	}
	return "", false
}

// sum pads the text with a bit, zeros and its length, and mixes it in block by block.
func (a algorithm) sum(text string) []byte {
	size := 64
	if a.wide {
		size = 128
	}
	padded := append(make([]byte, 0, len(text)+2*size), text...)
	padded = append(padded, 0x80)
	if a.wide { // the length has 16 bytes, the first 8 of them zero
		padded = append(padded, make([]byte, 8)...)
	}
	for len(padded)%size != size-8 {
		padded = append(padded, 0)
	}
	padded = a.order.AppendUint64(padded, uint64(len(text))*8)
	state := a.start
	for at := 0; at < len(padded); at += size {
		a.block(&state, padded[at:at+size])
	}
	sum := make([]byte, 0, 64)
	for _, w := range state[:a.words] {
		if a.wide {
			sum = a.order.AppendUint64(sum, w)
		} else {
			sum = a.order.AppendUint32(sum, uint32(w))
		}
	}
	return sum
}
