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
		c.fail(at, "prefix match pattern must be a string")
		return
	}
	p.match = (*pattern).cidr
	if reason := p.readCIDR(text); reason != "" {
		c.fail(at, reason)
	}
}

// readCIDR says what is wrong, or nothing.
func (p *pattern) readCIDR(text string) string {
	head, tail, cut := strings.Cut(text, "/")
	if !cut || strings.Contains(tail, "/") {
		return "Malformed CIDR, one '/' required"
	}
	bits, err := strconv.Atoi(tail)
	if err != nil {
		return "Malformed CIDR, mask bits must be an integer"
	}
	if bits < 0 {
		return "Malformed CIDR, mask bits must not be negative"
	}
	if p.address, cut = parseAddress(head); !cut {
		return "Nonstandard IP address: " + shown(head)
	}
	if bits > 8*p.address.size {
		return "Malformed CIDR, mask bits must not be above " + strconv.Itoa(8*p.address.size)
	}
	p.bits = bits
	return ""
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
