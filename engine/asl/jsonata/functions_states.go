package jsonata

import (
	"math"

	"playground/engine/asl/digest"
	"playground/engine/value"
)

// What Step Functions adds to the language.

// truncated cuts the fraction of a number off.
func truncated(f float64) float64 { return math.Trunc(f) }

// partition cuts an array into pieces of a size, the last one smaller where it
// does not come out even.
func partition(m *machine, a []item) item {
	if a[0].undefined() || argument(a, 1).undefined() {
		return item{}
	}
	f, _ := a[1].asNumber()
	if f = truncated(f); !(f >= 1) {
		return m.raise("D3137", text("$partition: the size must be a positive number"), "")
	}
	count := a[0].size()
	if !m.spend(count) {
		return item{}
	}
	size := int(min(f, float64(max(count, 1))))
	var pieces []item
	for from := 0; from < count; from += size {
		piece := make([]item, 0, size)
		for n := from; n < min(from+size, count); n++ {
			piece = append(piece, a[0].at(n))
		}
		pieces = append(pieces, list(piece, 0))
	}
	return list(pieces, 0)
}

// rangeOf gives the numbers from one to another, which is in it where the steps
// lead there.
func rangeOf(m *machine, a []item) item {
	from, first := argument(a, 0).asNumber()
	to, last := argument(a, 1).asNumber()
	step, steps := argument(a, 2).asNumber()
	if !first || !last || !steps {
		return item{}
	}
	if step == 0 {
		return m.raise("D3137", text("$range: the step must not be 0"), "")
	}
	count := math.Floor((to-from)/step) + 1
	if count > arrayMost {
		return m.failCode("D2014", number(count))
	}
	if !(count > 0) {
		return list(nil, 0)
	}
	if !m.spend(int(count)) {
		return item{}
	}
	items := make([]item, int(count))
	for n := range items {
		items[n] = number(from + float64(float64(n)*step))
	}
	return list(items, 0)
}

// hash gives the digest of a text, or of the JSON of anything else, in
// hexadecimal.
func hash(m *machine, a []item) item {
	algorithm, given := plainText(argument(a, 1))
	if a[0].undefined() || !given {
		return item{}
	}
	s := m.text(a[0], false)
	if !m.spendText(16 * len(s)) {
		return item{}
	}
	digits, known := digest.Hex(algorithm, s)
	if !known {
		return m.raise("D3137", text("$hash: the algorithm must be MD5, SHA-1, SHA-256, SHA-384 or SHA-512"), "")
	}
	return text(digits)
}

// parseJSON reads JSON.
func parseJSON(m *machine, a []item) item {
	s, is := plainText(a[0])
	if !is || !m.spendText(32*len(s)) {
		return item{}
	}
	v, bad := value.Parse(s, value.Limits{LastNameWins: true, Depth: nestedMost})
	if bad != nil {
		return m.raise("D3137", text("$parse: "+bad.Error()), "")
	}
	if f, is := v.AsFloat(); is {
		return number(f)
	}
	return of(v)
}

func uuid(m *machine, a []item) item { return text(m.host.UUID()) }
