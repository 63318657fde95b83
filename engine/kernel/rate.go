package kernel

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"
	"time"
)

// Rate is how many events happen in a time, exactly and as it was written: "300/m" stays 300 a minute. The zero Rate
// means none at all.
type Rate struct {
	Events int64         // in thousandths
	Per    time.Duration // 1s, 1m, 1h or 1d
}

const (
	eventScale   = 1000
	perSecondMax = 1_000_000
	day          = 24 * time.Hour
	rateAdvice   = "write events per s, m, h or d, such as 5/s, 0.5/s or 300/m"
)

// rateUnits are the units of durations from the day to the second.
var rateUnits = durationUnits[2:6]

// ParseRate reads a rate as people write it, exactly: "5/s", "0.5/s", "300/m", "2/h", "1/d"; "0" means never.
func ParseRate(text string) (Rate, error) {
	if text == "0" {
		return Rate{}, nil
	}
	if strings.HasPrefix(text, "-") {
		return Rate{}, fmt.Errorf("rate %s is negative: %s", shown(text), rateAdvice)
	}
	number, name, _ := strings.Cut(text, "/")
	for _, u := range rateUnits {
		if u.name == name {
			return parseCount(text, number, time.Duration(u.nanoseconds))
		}
	}
	return Rate{}, fmt.Errorf("%s is not a rate: %s", shown(text), rateAdvice)
}

func parseCount(text, number string, per time.Duration) (Rate, error) {
	events, err := parseDecimal(number, eventScale)
	switch {
	case err == errNotNumber:
		return Rate{}, fmt.Errorf("%s is not a rate: %s", shown(text), rateAdvice)
	case err != nil:
		return Rate{}, fmt.Errorf("rate %s has more than 3 decimals: a longer unit needs fewer", shown(text))
	case events > perSecondMax*eventScale*uint64(per/time.Second):
		return Rate{}, fmt.Errorf("rate %s is above the maximum of %d/s", shown(text), perSecondMax)
	}
	return Rate{int64(events), per}, nil
}

// String shows the rate as ParseRate reads it: "5/s".
func (r Rate) String() string {
	dst := strconv.AppendInt(nil, r.Events/eventScale, 10)
	dst = appendFraction(dst, uint64(r.Events%eventScale), eventScale)
	for _, u := range rateUnits {
		if time.Duration(u.nanoseconds) == r.Per {
			dst = append(append(dst, '/'), u.name...)
		}
	}
	return string(dst)
}

// IsZero reports whether nothing ever happens at this rate.
func (r Rate) IsZero() bool { return r.Events <= 0 }

// Interval is the mean time between two events, to the nearest nanosecond; Longest at a rate of zero.
func (r Rate) Interval() time.Duration { return r.after(1, uint64(r.Events)/2) }

// Nth is how long after the start the n-th of evenly spaced events happens. Each is rounded down on its own, so that
// the three millionth event of "3/s" falls on the second exactly.
func (r Rate) Nth(n int64) time.Duration { return r.after(uint64(max(n, 0)), 0) }

// after returns the time that n events take, with half added before the division.
func (r Rate) after(n, half uint64) time.Duration {
	hi, lo := bits.Mul64(n, eventScale*uint64(r.Per))
	lo, carry := bits.Add64(lo, half, 0)
	hi += carry
	if r.IsZero() || hi >= uint64(r.Events) {
		return Longest
	}
	quotient, _ := bits.Div64(hi, lo, uint64(r.Events))
	return time.Duration(min(quotient, uint64(Longest)))
}

// Toward is the rate when part of whole has passed of a ramp that ends at the rate to: halfway between "0/s" and
// "10/s" it is 5 a second.
func (r Rate) Toward(to Rate, part, whole time.Duration) Rate {
	if part <= 0 {
		return r
	}
	if part >= whole {
		return to
	}
	from, end := r.daily(), to.daily()
	if end >= from {
		return Rate{from + share(end-from, part, whole), day}
	}
	return Rate{from - share(from-end, part, whole), day}
}

// daily is the rate in thousandths of events per day.
func (r Rate) daily() int64 {
	if r.IsZero() {
		return 0
	}
	return r.Events * int64(day/r.Per)
}

// share returns n*part/whole for 0 < part < whole.
func share(n int64, part, whole time.Duration) int64 {
	hi, lo := bits.Mul64(uint64(n), uint64(part))
	quotient, _ := bits.Div64(hi, lo, uint64(whole))
	return int64(quotient)
}
