package view

import (
	"strconv"
	"time"
)

// ratioStops are the speeds of the knob: how much virtual time goes by in one second. The steps are those of a
// logarithmic scale, but on durations that people name.
var ratioStops = []time.Duration{
	time.Millisecond, 2 * time.Millisecond, 5 * time.Millisecond,
	10 * time.Millisecond, 20 * time.Millisecond, 50 * time.Millisecond,
	100 * time.Millisecond, 200 * time.Millisecond, 500 * time.Millisecond,
	time.Second, 2 * time.Second, 5 * time.Second, 10 * time.Second, 20 * time.Second, 30 * time.Second,
	time.Minute, 2 * time.Minute, 4 * time.Minute, 10 * time.Minute, 20 * time.Minute, 30 * time.Minute,
	time.Hour, 2 * time.Hour, 6 * time.Hour, 12 * time.Hour, 24 * time.Hour,
}

// RatioStops is how many positions the speed knob has.
func RatioStops() int { return len(ratioStops) }

// Ratio is the speed at a position of the knob, in virtual seconds a second.
func Ratio(position int) float64 { return ratioAt(position).Seconds() }

func ratioAt(position int) time.Duration { return ratioStops[max(0, min(position, len(ratioStops)-1))] }

// RatioPosition is the position that comes nearest to a speed.
func RatioPosition(ratio float64) int {
	best := 0
	for i := range ratioStops {
		if distance(ratioStops[i].Seconds(), ratio) < distance(ratioStops[best].Seconds(), ratio) {
			best = i
		}
	}
	return best
}

// distance compares speeds as their scale does: by their quotient.
func distance(a, b float64) float64 {
	if a <= 0 || b <= 0 {
		return max(a, b)
	}
	if a < b {
		return b / a
	}
	return a / b
}

// RatioWords states a speed: "1 s = 4 virtual minutes".
func RatioWords(position int) string {
	d := ratioAt(position)
	for _, u := range [...]struct {
		size time.Duration
		one  string
	}{{24 * time.Hour, "day"}, {time.Hour, "hour"}, {time.Minute, "minute"}, {time.Second, "second"}, {time.Millisecond, "millisecond"}} {
		if d >= u.size {
			n := int64(d / u.size)
			if n == 1 {
				return "1 s = 1 virtual " + u.one
			}
			return "1 s = " + strconv.FormatInt(n, 10) + " virtual " + u.one + "s"
		}
	}
	return ""
}

// RatioShort names a speed beside its true pace: "×240", "×1/10", "real time".
func RatioShort(position int) string {
	d := ratioAt(position)
	switch {
	case d == time.Second:
		return "real time"
	case d > time.Second:
		return "×" + Count(int64(d/time.Second))
	}
	return "×1/" + Count(int64(time.Second/d))
}
