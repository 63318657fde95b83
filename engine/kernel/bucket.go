package kernel

import "time"

// Bucket counts what happens in a second: it holds as many as a quota allows and fills up evenly. The zero Bucket is
// full.
type Bucket struct {
	full Time // when it is full again
}

// Take takes n out of a bucket of so many a second; it reports whether there were as many.
func (b *Bucket) Take(now Time, n, perSecond int64) bool {
	full := max(b.full, now).Add(time.Duration(n) * time.Second / time.Duration(perSecond))
	if full > now.Add(time.Second) {
		return false
	}
	b.full = full
	return true
}

// Wait is how long it takes until one can be taken.
func (b *Bucket) Wait(now Time, perSecond int64) time.Duration {
	full := max(b.full, now).Add(time.Second / time.Duration(perSecond))
	return max(0, full.Sub(now)-time.Second)
}
