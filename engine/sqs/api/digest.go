package api

import (
	"crypto/md5"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"
	"unsafe"

	"playground/engine/action"
)

// MD5OfMessageBody is the digest of a text, as SQS gives it back for a client to compare.
func MD5OfMessageBody(body string) string {
	sum := md5.Sum(unsafe.Slice(unsafe.StringData(body), len(body)))
	return digits(sum)
}

func digits(sum [md5.Size]byte) string {
	var to [2 * md5.Size]byte
	hex.Encode(to[:], sum[:])
	return string(to[:])
}

// MD5OfMessageAttributes is the digest of attributes in the order of their names: each name, type and value behind its
// length, and one byte that tells texts from bytes (developer guide, sqs-message-metadata).
func MD5OfMessageAttributes(attributes []action.Attribute) string {
	sorted := slices.Clone(attributes)
	slices.SortFunc(sorted, func(a, b action.Attribute) int { return strings.Compare(a.Name, b.Name) })
	buffer := make([]byte, 0, 256)
	for _, a := range sorted {
		buffer = appendCounted(appendCounted(buffer, a.Name), a.Type)
		if isBinary(a.Type) {
			buffer = append(buffer, transportBinary)
		} else {
			buffer = append(buffer, transportText)
		}
		buffer = appendCounted(buffer, a.Value)
	}
	return digits(md5.Sum(buffer))
}

const (
	transportText   = 1 // String and Number
	transportBinary = 2
)

func appendCounted(to []byte, text string) []byte {
	return append(binary.BigEndian.AppendUint32(to, uint32(len(text))), text...)
}

// isBinary reports whether attributes of a type hold bytes: "Binary", with or without a label.
func isBinary(dataType string) bool {
	return dataType == "Binary" || strings.HasPrefix(dataType, "Binary.")
}
