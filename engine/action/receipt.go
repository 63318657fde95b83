package action

import "encoding/base64"

// ReceiptHandle names one receive of one message.
type ReceiptHandle struct {
	ID      MessageID // of the message in this queue: it differs from the message's own id where that was moved in
	Receive uint32    // counts the receives of the message, from 1
}

// handlePrefix is what AWS's own handles begin with.
const handlePrefix = "AQEB"

// handleBytes are the key, the number, the receive and a sum that tells a handle from any other text.
const handleBytes = 8 + 8 + 4 + 4

// String renders the handle as an opaque text, as AWS does.
func (h ReceiptHandle) String() string {
	var b [handleBytes]byte
	mask := scramble(uint64(h.Receive))
	put(b[0:8], h.ID.Key^mask)
	put(b[8:16], h.ID.Number^scramble(h.ID.Key^mask))
	put(b[16:20], uint64(h.Receive))
	put(b[20:24], h.sum())
	text := make([]byte, len(handlePrefix)+base64.StdEncoding.EncodedLen(handleBytes))
	base64.StdEncoding.Encode(text[copy(text, handlePrefix):], b[:])
	return string(text)
}

// ParseReceiptHandle reads a handle that String rendered; any other text is none.
func ParseReceiptHandle(text string) (h ReceiptHandle, ok bool) {
	const length = len(handlePrefix) + handleBytes/3*4
	if len(text) != length || text[:len(handlePrefix)] != handlePrefix {
		return h, false
	}
	var b [handleBytes]byte
	if _, err := base64.StdEncoding.Decode(b[:], []byte(text[len(handlePrefix):])); err != nil {
		return h, false
	}
	h.Receive = uint32(get(b[16:20]))
	mask := scramble(uint64(h.Receive))
	h.ID.Key = get(b[0:8]) ^ mask
	h.ID.Number = get(b[8:16]) ^ scramble(h.ID.Key^mask)
	return h, get(b[20:24]) == h.sum()
}

func (h ReceiptHandle) sum() uint64 {
	return scramble(h.ID.Key^scramble(h.ID.Number^uint64(h.Receive))) & 0xffffffff
}

func put(to []byte, x uint64) {
	for i := range to {
		to[i] = byte(x >> (8 * i))
	}
}

func get(from []byte) (x uint64) {
	for i := range from {
		x |= uint64(from[i]) << (8 * i)
	}
	return x
}
