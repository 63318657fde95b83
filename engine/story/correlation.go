package story

import (
	"strconv"

	"playground/engine/kernel"
)

// epochSeconds is when every simulation begins, as {{now}} in templates has it: 2026-01-01T00:00:00Z.
const epochSeconds = 1767225600

// CorrelationID names a message in every service that it crosses, in the form of an X-Ray trace id: version 1, the
// seconds of its birth since 1970 in 8 hexadecimal digits, and 96 bits in 24. Seed, lineage and birth determine it.
// https://docs.aws.amazon.com/xray/latest/devguide/xray-api-sendingdata.html#xray-api-traceids
func CorrelationID(seed, lineage uint64, born kernel.Time) string {
	r := kernel.NewRand(seed, "correlation", strconv.FormatUint(lineage, 10))
	text := append(make([]byte, 0, 35), "1-"...)
	text = appendHex(text, uint64(epochSeconds+int64(born)/1e9), 8)
	text = appendHex(append(text, '-'), r.Uint64(), 16)
	return string(appendHex(text, r.Uint64(), 8))
}

func appendHex(to []byte, x uint64, digits int) []byte {
	for shift := 4 * (digits - 1); shift >= 0; shift -= 4 {
		to = append(to, "0123456789abcdef"[x>>shift&0xf])
	}
	return to
}
