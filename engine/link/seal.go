package link

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// A sealed payload is, in base64url without padding:
//
//	length of the content   3 bytes   characters 1 to 4
//	check of the length     1 byte    the three bytes and lengthSalt, each bit an odd number of times
//	checksum                4 bytes   CRC-32 (IEEE) of the content, and in later formats than 1 of the format
//	content
//
// One altered character touches bits of the length that lie one above another in no two bytes, so the check always
// finds it, and a length that is told to a person is right.
const (
	headBytes        = 8
	lengthCharacters = 6 // that hold the length and its check
	lengthSalt       = 0x5a
	formatSalt       = 0x9e3779b1
)

var errAltered = errors.New("this link was altered: its checksum does not fit; copy it anew from where it came from")

func seal(content []byte, format int) string {
	sealed := make([]byte, headBytes, headBytes+len(content))
	binary.BigEndian.PutUint32(sealed, uint32(len(content))<<8)
	sealed[3] = checkOf(sealed)
	binary.BigEndian.PutUint32(sealed[4:], sum(content, format))
	return encode64(append(sealed, content...))
}

// sum is the checksum of a content under its format: one number altered does not make a link of another format.
func sum(content []byte, format int) uint32 { return checksum(content) ^ uint32(format-1)*formatSalt }

func checkOf(length []byte) byte { return length[0] ^ length[1] ^ length[2] ^ lengthSalt }

// unseal gives the content of a payload. present is how many characters there are of the link, its format included.
func unseal(payload string, format, present int) ([]byte, error) {
	if i := strings.IndexFunc(payload, foreign); i >= 0 {
		return nil, fmt.Errorf("this link was altered: %s does not belong into one; copy it anew from where it came from", quote(firstRune(payload[i:])))
	}
	if len(payload) < lengthCharacters {
		return nil, fmt.Errorf("this link is cut: only %s left", countOf(present, "character of it is", "characters of it are"))
	}
	length, err := lengthOf(payload)
	if err != nil {
		return nil, err
	}
	missing := encodedLength(headBytes+length) - len(payload)
	switch {
	case missing > 0:
		return nil, fmt.Errorf("this link is cut: %s of %s missing",
			thousands(missing), countOf(missing+present, verb(missing), verb(missing)))
	case missing < 0:
		return nil, fmt.Errorf("this link is too long: its last %s not belong to it", countOf(-missing, "character does", "characters do"))
	}
	sealed, ok := decode64(payload)
	if !ok || binary.BigEndian.Uint32(sealed[4:]) != sum(sealed[headBytes:], format) {
		return nil, errAltered
	}
	return sealed[headBytes:], nil
}

func foreign(r rune) bool { return !strings.ContainsRune(characters, r) }

func firstRune(text string) string {
	for i, r := range text {
		if i == 0 {
			return string(r)
		}
	}
	return text
}

func lengthOf(payload string) (int, error) {
	head, _ := decode64(payload[:lengthCharacters])
	if checkOf(head) != head[3] {
		return 0, errAltered
	}
	return int(binary.BigEndian.Uint32(head) >> 8), nil
}

// countOf writes a number with the words that go with it.
func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return thousands(n) + " " + many
}

// verb is what goes with the missing of many characters.
func verb(missing int) string {
	if missing == 1 {
		return "characters is"
	}
	return "characters are"
}
