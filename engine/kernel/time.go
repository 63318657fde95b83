package kernel

import "time"

// Time is an instant of the virtual clock: nanoseconds since the simulation began.
type Time int64

// Forever lies after every instant that can be scheduled.
const Forever Time = 1<<63 - 1

// Add returns the instant d later, or Forever where that cannot be counted.
func (t Time) Add(d time.Duration) Time {
	sum := t + Time(d)
	if d > 0 && sum < t {
		return Forever
	}
	return sum
}

// Sub returns how long t lies after earlier.
func (t Time) Sub(earlier Time) time.Duration { return time.Duration(t - earlier) }
