package trace

import "slices"

// Buckets are the counts of a statistic at a moment, to tell later what has come since. The zero Buckets are those of
// an empty statistic. They take only the room between the least and the largest value.
type Buckets struct {
	first  int
	counts []int64
}

// Bytes is how much memory the counts take.
func (b *Buckets) Bytes() int { return 8 * cap(b.counts) }

// Keep takes over the counts of a statistic as they are now.
func (b *Buckets) Keep(s *Statistic) {
	first, last := 0, len(s.buckets)
	for first < last && s.buckets[first] == 0 {
		first++
	}
	for last > first && s.buckets[last-1] == 0 {
		last--
	}
	b.first, b.counts = first, append(b.counts[:0], s.buckets[first:last]...)
}

// since is how many values of a bucket have come since.
func (b *Buckets) since(s *Statistic, bucket int) int64 {
	n := s.buckets[bucket]
	if at := bucket - b.first; at >= 0 && at < len(b.counts) {
		n -= b.counts[at]
	}
	return n
}

// Since finds the bucket of the value that permille thousandths of the values that came since do not exceed; count is
// how many came, and must be above 0.
func (b *Buckets) Since(s *Statistic, count, permille int64) (bucket int) {
	rank := (count*permille + 999) / 1000
	for bucket < len(s.buckets)-1 {
		rank -= b.since(s, bucket)
		if rank <= 0 {
			break
		}
		bucket++
	}
	return bucket
}

// Top is the largest value of a bucket.
func Top(bucket int) int64 { return lowest(bucket+1) - 1 }

// Clone returns an independent copy.
func (b *Buckets) Clone() Buckets { return Buckets{b.first, slices.Clone(b.counts)} }
