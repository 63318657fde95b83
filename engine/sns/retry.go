package sns

import "time"

// pause is how long to wait before the retry that follows so many failed attempts, from 1; ok is false when all
// retries are used up.
func pause(failed uint32) (d time.Duration, ok bool) {
	phase := int(failed) - 1
	if phase < retriesAtOnce {
		return 0, true
	}
	phase -= retriesAtOnce
	if phase < retriesPreBackoff {
		return pauseMin, true
	}
	phase -= retriesPreBackoff
	if phase < len(backoff) {
		return backoff[phase], true
	}
	return pauseMax, phase-len(backoff) < retriesPostBackoff
}
