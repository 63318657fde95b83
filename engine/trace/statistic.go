package trace

import (
	"math/bits"
	"slices"
)

// Statistic sums up a metric: how often, how much, and how it is distributed. The zero Statistic is empty.
type Statistic struct {
	Count    int64
	Sum      int64
	Min, Max int64
	buckets  []int64 // log-linear: 16 buckets an octave, so a percentile is right within 6 %
	lent     bool    // a clone has the same buckets
}

const (
	octaveBits  = 4
	bucketCount = (64 - octaveBits) << octaveBits
)

// Add takes in one value; negative values count as 0.
func (s *Statistic) Add(v int64) {
	v = max(v, 0)
	if s.Count == 0 || v < s.Min {
		s.Min = v
	}
	s.Max = max(s.Max, v)
	s.Count++
	s.Sum += v
	if s.buckets == nil {
		s.buckets = make([]int64, bucketCount)
	}
	if s.lent {
		s.buckets, s.lent = slices.Clone(s.buckets), false
	}
	s.buckets[bucket(v)]++
}

// bucket numbers the log-linear bucket of a value.
func bucket(v int64) int {
	if v < 1<<octaveBits {
		return int(v)
	}
	shift := bits.Len64(uint64(v)) - octaveBits - 1
	return (shift+1)<<octaveBits + int(v>>shift)&(1<<octaveBits-1)
}

// lowest returns the least value of a bucket.
func lowest(b int) int64 {
	if b < 1<<octaveBits {
		return int64(b)
	}
	shift := b>>octaveBits - 1
	return int64(1<<octaveBits+b&(1<<octaveBits-1)) << shift
}

// Mean is the average, rounded down; 0 when empty.
func (s *Statistic) Mean() int64 {
	if s.Count == 0 {
		return 0
	}
	return s.Sum / s.Count
}

// Percentile returns the value that permille thousandths of all values do not exceed, within the width of a bucket.
func (s *Statistic) Percentile(permille int64) int64 {
	if s.Count == 0 {
		return 0
	}
	rank := (s.Count*permille + 999) / 1000
	for b, n := range s.buckets {
		rank -= n
		if rank <= 0 {
			return min(max(lowest(b+1)-1, s.Min), s.Max)
		}
	}
	return s.Max
}

// Clone returns an independent copy; the buckets are copied when one of the two adds a value.
func (s *Statistic) Clone() Statistic {
	s.lent = true
	return *s
}
