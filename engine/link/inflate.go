package link

import (
	"errors"
	"fmt"
)

var (
	errNotDeflated = errors.New("this link does not hold a scenario: what it holds was not packed by a playground")
	errBomb        = fmt.Errorf("this link unpacks to more than %s bytes; no scenario is so large", thousands(packedBytesMax))
)

// inflate reads what deflate writes, or any other text in RFC 1951, and gives up as soon as there is more than any
// scenario has.
func inflate(content []byte) (string, error) {
	r := inflater{in: content, out: []byte(preset), lengths: lengthSpans(), distances: distanceSpans()}
	for last := false; !last && r.err == nil; {
		last = r.bits(1) == 1
		switch r.bits(2) {
		case 0:
			r.stored()
		case 1:
			r.block(newReverse(fixedLengths()), newReverse(fixedDistances()))
		case 2:
			r.dynamic()
		default:
			r.err = errNotDeflated
		}
	}
	if r.err == nil && r.at < len(r.in) {
		r.err = errNotDeflated
	}
	return string(r.out[len(preset):]), r.err
}

// inflater reads bits; behind the end, and after the first thing that is wrong, these are zeros.
type inflater struct {
	in                 []byte
	at                 int
	pending            uint32
	held               int
	out                []byte
	lengths, distances []span
	err                error
}

func (r *inflater) bits(n int) int {
	for r.held < n {
		if r.at == len(r.in) {
			r.err = errNotDeflated
			return 0
		}
		r.pending |= uint32(r.in[r.at]) << r.held
		r.at++
		r.held += 8
	}
	bits := r.pending & (1<<n - 1)
	r.pending >>= n
	r.held -= n
	return int(bits)
}

// room notes when there is no room for n bytes more.
func (r *inflater) room(n int) bool {
	if r.err == nil && len(r.out)+n > len(preset)+packedBytesMax {
		r.err = errBomb
	}
	return r.err == nil
}

func (r *inflater) stored() {
	r.pending, r.held = 0, 0
	n, check := r.bits(16), r.bits(16)
	if n != ^check&0xffff || n > len(r.in)-r.at {
		r.err = errNotDeflated
	}
	if r.room(n) {
		r.out = append(r.out, r.in[r.at:r.at+n]...)
		r.at += n
	}
}

func (r *inflater) dynamic() {
	literals, distances, told := r.bits(5)+firstLength, r.bits(5)+1, r.bits(4)+4
	head := make([]uint8, len(headOrder))
	for i := range told {
		head[headOrder[i]] = uint8(r.bits(3))
	}
	runs := newReverse(head)
	lengths := make([]uint8, 0, literals+distances)
	for len(lengths) < literals+distances && r.err == nil {
		lengths = r.repeat(lengths, r.symbol(runs))
	}
	if len(lengths) != literals+distances {
		r.err = errNotDeflated
		return
	}
	r.block(newReverse(lengths[:literals]), newReverse(lengths[literals:]))
}

func (r *inflater) repeat(lengths []uint8, symbol int) []uint8 {
	length, n := uint8(0), 1
	switch symbol {
	case repeatLast:
		if len(lengths) == 0 {
			r.err = errNotDeflated
			return nil
		}
		length, n = lengths[len(lengths)-1], 3+r.bits(2)
	case repeatZero:
		n = 3 + r.bits(3)
	case repeatZeros:
		n = 11 + r.bits(7)
	default:
		length = uint8(symbol)
	}
	for range n {
		lengths = append(lengths, length)
	}
	return lengths
}

func (r *inflater) block(literal, distance reverse) {
	for r.err == nil {
		symbol := r.symbol(literal)
		switch {
		case symbol == endOfBlock:
			return
		case symbol < endOfBlock:
			if r.room(1) {
				r.out = append(r.out, byte(symbol))
			}
		default:
			r.match(r.span(r.lengths, symbol-firstLength), distance)
		}
	}
}

func (r *inflater) span(spans []span, symbol int) int {
	if symbol >= len(spans) {
		r.err = errNotDeflated
		return 0
	}
	return spans[symbol].base + r.bits(spans[symbol].bits)
}

func (r *inflater) match(length int, distance reverse) {
	far := r.span(r.distances, r.symbol(distance))
	if r.err == nil && far > len(r.out) {
		r.err = errNotDeflated
	}
	if !r.room(length) {
		return
	}
	for range length {
		r.out = append(r.out, r.out[len(r.out)-far])
	}
}

// reverse finds symbols by their codes: how many codes there are of each length, and the symbols in the order of their
// codes.
type reverse struct {
	counts  [codeBitsMax + 1]int
	symbols []int
}

func newReverse(lengths []uint8) reverse {
	var v reverse
	for n := 1; n <= codeBitsMax; n++ {
		for s, length := range lengths {
			if int(length) == n {
				v.counts[n]++
				v.symbols = append(v.symbols, s)
			}
		}
	}
	return v
}

// symbol reads one code, bit by bit: first is the first code of a length, and at where its symbol stands.
func (r *inflater) symbol(v reverse) int {
	code, first, at := 0, 0, 0
	for n := 1; n <= codeBitsMax && r.err == nil; n++ {
		code |= r.bits(1)
		if code-first < v.counts[n] {
			return v.symbols[at+code-first]
		}
		at += v.counts[n]
		first = (first + v.counts[n]) << 1
		code <<= 1
	}
	r.err = errNotDeflated
	return 0
}
