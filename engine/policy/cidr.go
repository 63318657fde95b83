package policy

import (
	"strconv"
	"strings"

	"playground/engine/value"
)

// address is an IPv4 address (4 bytes) or an IPv6 address (16).
type address struct {
	bytes [16]byte
	size  int
}

// cidr matches the addresses that begin with the same bits as the pattern's.
func (p *pattern) cidr(s subject) bool {
	if s.kind != value.KindString {
		return false
	}
	a, ok := parseAddress(s.text)
	if !ok || a.size != p.address.size {
		return false
	}
	for i := range p.bits {
		if mask := byte(0x80 >> (i % 8)); a.bytes[i/8]&mask != p.address.bytes[i/8]&mask {
			return false
		}
	}
	return true
}

// cidr reads "10.0.0.0/24" or "2001:db8::/64". About an operand that is no text AWS speaks of a prefix.
func cidr(c *compiler, at value.Pointer, p *pattern, v value.Value) {
	text, ok := v.AsText()
	if !ok {
		c.fail(at, atBeginning, "prefix match pattern must be a string")
		return
	}
	p.match = (*pattern).cidr
	if t := p.readCIDR(text); t.form != "" {
		c.failOn(at, nowhere, t)
	}
}

// readCIDR says what is wrong, or nothing, in the order in which event-ruler does.
func (p *pattern) readCIDR(text string) told {
	head, tail, cut := strings.Cut(text, "/")
	if !cut || tail == "" || strings.Contains(tail, "/") {
		return told{form: "Malformed CIDR, one '/' required"}
	}
	bits, err := strconv.Atoi(tail)
	if err != nil {
		return told{form: "Malformed CIDR, mask bits must be an integer"}
	}
	if bits < 0 {
		return told{form: "Malformed CIDR, mask bits must not be negative"}
	}
	address, ok := parseAddress(head)
	switch {
	case !ok && likeAddress(head):
		return told{"Invalid IP address: %", head}
	case !ok:
		return told{"Nonstandard IP address: %", head}
	case address.size == 4 && bits > 31:
		return told{form: "IPv4 mask bits must be < 32"}
	case bits > 127:
		return told{form: "IPv6 mask bits must be < 128"}
	}
	p.address, p.bits = address, bits
	return told{}
}

// likeAddress reports whether a text has only characters of an address, as in 10.0.0.256 or 1::2::3.
func likeAddress(text string) bool {
	if strings.Contains(text, ":") {
		return strings.Trim(text, "0123456789abcdefABCDEF:") == ""
	}
	parts := strings.Split(text, ".")
	for _, part := range parts {
		if part == "" || strings.Trim(part, "0123456789") != "" {
			return false
		}
	}
	return len(parts) == 4
}

func parseAddress(s string) (address, bool) {
	if strings.Contains(s, ":") {
		return parseIPv6(s)
	}
	a := address{size: 4}
	return a, parts(s, ".", 10, 8, a.bytes[:4])
}

// parseIPv6 reads eight groups, or fewer around one "::" that stands for the zeros left out.
func parseIPv6(s string) (address, bool) {
	a := address{size: 16}
	head, tail, short := strings.Cut(s, "::")
	if !short {
		return a, parts(s, ":", 16, 16, a.bytes[:])
	}
	before, after := groups(head), groups(tail)
	if before+after > 7 {
		return a, false
	}
	ok := (before == 0 || parts(head, ":", 16, 16, a.bytes[:2*before])) &&
		(after == 0 || parts(tail, ":", 16, 16, a.bytes[16-2*after:]))
	return a, ok
}

func groups(s string) int {
	if s == "" {
		return 0
	}
	return strings.Count(s, ":") + 1
}

// parts reads numbers of so many bits between separators until the bytes are full.
func parts(s, separator string, base, bits int, into []byte) bool {
	all := strings.Split(s, separator)
	if len(all)*bits != len(into)*8 {
		return false
	}
	for i, part := range all {
		n, err := strconv.ParseUint(part, base, bits)
		if err != nil {
			return false
		}
		if bits == 8 {
			into[i] = byte(n)
		} else {
			into[2*i], into[2*i+1] = byte(n>>8), byte(n)
		}
	}
	return true
}
