package link

import "strings"

// characters are the digits of base64url (RFC 4648), without padding: no program that shows or sends an address
// touches them.
const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

func encodedLength(bytes int) int { return (bytes*8 + 5) / 6 }

func encode64(bytes []byte) string {
	out := make([]byte, 0, encodedLength(len(bytes)))
	pending, held := uint32(0), 0
	for _, b := range bytes {
		pending = pending<<8 | uint32(b)
		for held += 8; held >= 6; held -= 6 {
			out = append(out, characters[pending>>(held-6)&63])
		}
	}
	if held > 0 {
		out = append(out, characters[pending<<(6-held)&63])
	}
	return string(out)
}

// decode64 reads digits that are known to be some. ok says that the bits beyond the last byte are zeros, and too few
// for another.
func decode64(text string) (bytes []byte, ok bool) {
	bytes = make([]byte, 0, len(text)*6/8)
	pending, held := uint32(0), 0
	for i := range len(text) {
		pending = pending<<6 | uint32(strings.IndexByte(characters, text[i]))
		if held += 6; held >= 8 {
			held -= 8
			bytes = append(bytes, byte(pending>>held))
		}
	}
	return bytes, held < 6 && pending&(1<<held-1) == 0
}

// checksum is CRC-32 (IEEE).
func checksum(bytes []byte) uint32 {
	sum := ^uint32(0)
	for _, b := range bytes {
		sum ^= uint32(b)
		for range 8 {
			sum = sum>>1 ^ 0xedb88320&-(sum&1)
		}
	}
	return ^sum
}
