package template

import (
	"strconv"
	"time"
)

// epoch is the instant at which every simulation begins, as {{now}} shows it.
const epochSeconds = 1767225600 // 2026-01-01T00:00:00Z

func fillN(_ *part, dst []byte, c Context) []byte { return strconv.AppendInt(dst, c.N, 10) }

func fillNow(_ *part, dst []byte, c Context) []byte {
	return time.Unix(epochSeconds, int64(c.Now)).UTC().AppendFormat(dst, "2006-01-02T15:04:05.000Z")
}

func fillInt(p *part, dst []byte, c Context) []byte {
	return strconv.AppendInt(dst, c.Rand.Between(p.lo, p.hi), 10)
}

func fillPick(p *part, dst []byte, c Context) []byte {
	return append(dst, p.words[c.Rand.Between(0, int64(len(p.words)-1))]...)
}

// fillUUID appends a random UUID of version 4 (RFC 9562).
func fillUUID(_ *part, dst []byte, c Context) []byte {
	high, low := c.Rand.Uint64(), c.Rand.Uint64()
	high = high&^0xf000 | 0x4000
	low = low&^(3<<62) | 2<<62
	dst = appendHex(dst, high>>32, 8)
	dst = appendHex(append(dst, '-'), high>>16, 4)
	dst = appendHex(append(dst, '-'), high, 4)
	dst = appendHex(append(dst, '-'), low>>48, 4)
	return appendHex(append(dst, '-'), low, 12)
}

func appendHex(dst []byte, x uint64, digits int) []byte {
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		dst = append(dst, "0123456789abcdef"[x>>shift&0xf])
	}
	return dst
}
