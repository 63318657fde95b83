package asl

import "playground/engine/value"

// sizes measures values. It remembers the last large ones: a large array that goes from state to state is measured
// once.
type sizes struct {
	known [4]measured
	next  int
}

type measured struct {
	value value.Value
	size  int
}

// smallSize is what is measured at once, whatever is in it.
const smallSize = 512

// rememberedFrom is how many elements or members make a value worth remembering.
const rememberedFrom = 32

// measure gives the length of a value's JSON, and whether it is at most most; if not, it may be longer than said.
func (z *sizes) measure(v value.Value, most int) (size int, fits bool) {
	size = z.size(v, most)
	return size, size <= most
}

func (z *sizes) size(v value.Value, most int) int {
	if size := value.Size(v, min(smallSize, most)); size <= smallSize {
		return size
	}
	n := v.Len()
	if n >= rememberedFrom {
		return z.large(v, most)
	}
	switch v.Kind() {
	case value.KindObject:
		total := 2 + max(n-1, 0)
		for i := 0; i < n && total <= most; i++ {
			m := v.Member(i)
			total += value.Size(value.Text(m.Name), most) + 1 + z.size(m.Value, most-total)
		}
		return total
	case value.KindArray:
		total := 2 + max(n-1, 0)
		for i := 0; i < n && total <= most; i++ {
			total += z.size(v.Index(i), most-total)
		}
		return total
	}
	return value.Size(v, most)
}

func (z *sizes) large(v value.Value, most int) int {
	for i := range z.known {
		if value.Shared(z.known[i].value, v) {
			return z.known[i].size
		}
	}
	size := value.Size(v, most)
	if size <= most {
		z.known[z.next] = measured{v, size}
		z.next = (z.next + 1) % len(z.known)
	}
	return size
}
