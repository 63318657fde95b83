package kernel

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Rate is so many events in a span of time; the zero Rate is none at all.
type Rate struct {
	Events int64 // in thousandths
	Per    time.Duration
}

// ParseRate reads "5/s", "0.5/s", "300/m", "2/h" or "1/d"; "0" is none.
func ParseRate(text string) (Rate, error) {
	if text == "0" {
		return Rate{}, nil
	}
	wrong := fmt.Errorf(`%q is not a rate; write "5/s", "300/m" or "2/h"`, short(text))
	number, unit, ok := strings.Cut(text, "/")
	if !ok || len(text) > 32 {
		return Rate{}, wrong
	}
	for _, u := range units[2:6] {
		if u.name != unit {
			continue
		}
		n, ok := scaled(number, 1000)
		if !ok {
			return Rate{}, wrong
		}
		if n > rateMax*1000 {
			return Rate{}, fmt.Errorf("%q is above the maximum of %d/%s", short(text), rateMax, unit)
		}
		return Rate{n, time.Duration(u.size)}, nil
	}
	return Rate{}, wrong
}

// rateMax bounds the number of events in the unit of a rate.
const rateMax = 1_000_000

// Interval is the mean time between two events; Forever for the zero rate.
func (r Rate) Interval() time.Duration {
	if r.Events == 0 {
		return time.Duration(Forever)
	}
	// Per is at most a day: Per * 1000 stays below 2^57.
	return r.Per * 1000 / time.Duration(r.Events)
}

// String renders the rate so that ParseRate reads it back.
func (r Rate) String() string {
	for _, u := range units[2:6] {
		if r.Events != 0 && time.Duration(u.size) == r.Per {
			return decimals(uint64(r.Events), 1000) + "/" + u.name
		}
	}
	return strconv.Itoa(0)
}
