package link

// blockHead is how a block tells its codes: their lengths, runs shortened, in a code of its own.
type blockHead struct {
	literals, distances int
	runs                []run
	lengths             []uint8 // of the codes of runs
	told                int     // how many of these are told
}

// run is a length of a code, or one of three ways to repeat some.
type run struct{ symbol, more, bits int }

const (
	repeatLast  = 16 // the length before, 3 to 6 times
	repeatZero  = 17 // 0, 3 to 10 times
	repeatZeros = 18 // 0, 11 to 138 times
)

// headOrder is the order in which the lengths of the codes of runs stand: the seldom ones last.
const headOrder = "\x10\x11\x12\x00\x08\x07\x09\x06\x0a\x05\x0b\x04\x0c\x03\x0d\x02\x0e\x01\x0f"

func tell(literal, distance []uint8) blockHead {
	h := blockHead{literals: used(literal, firstLength), distances: used(distance, 1)}
	h.shorten(append(append([]uint8(nil), literal[:h.literals]...), distance[:h.distances]...))
	counts := make([]int, len(headOrder))
	for _, r := range h.runs {
		counts[r.symbol]++
	}
	h.lengths = codeLengths(counts, headBitsMax)
	for h.told = len(headOrder); h.told > 4 && h.lengths[headOrder[h.told-1]] == 0; {
		h.told--
	}
	return h
}

// used is how many lengths there are up to the last that is not 0.
func used(lengths []uint8, least int) int {
	n := len(lengths)
	for n > least && lengths[n-1] == 0 {
		n--
	}
	return n
}

func (h *blockHead) shorten(lengths []uint8) {
	for i := 0; i < len(lengths); {
		n := 1
		for i+n < len(lengths) && lengths[i+n] == lengths[i] {
			n++
		}
		h.repeat(int(lengths[i]), n)
		i += n
	}
}

// repeat adds the same length n times.
func (h *blockHead) repeat(length, n int) {
	if length != 0 {
		h.runs = append(h.runs, run{symbol: length})
		n--
	}
	for n > 0 {
		part := 1
		switch {
		case n < 3:
			h.runs = append(h.runs, run{symbol: length})
		case length != 0:
			part = min(n, 6)
			h.runs = append(h.runs, run{repeatLast, part - 3, 2})
		case n < 11:
			part = n
			h.runs = append(h.runs, run{repeatZero, part - 3, 3})
		default:
			part = min(n, 138)
			h.runs = append(h.runs, run{repeatZeros, part - 11, 7})
		}
		n -= part
	}
}

// size is how many bits the head takes.
func (h *blockHead) size() int {
	n := 14 + 3*h.told
	for _, r := range h.runs {
		n += int(h.lengths[r.symbol]) + r.bits
	}
	return n
}

func (h *blockHead) write(w *bitWriter) {
	w.bits(uint64(h.literals-firstLength), 5)
	w.bits(uint64(h.distances-1), 5)
	w.bits(uint64(h.told-4), 4)
	for i := range h.told {
		w.bits(uint64(h.lengths[headOrder[i]]), 3)
	}
	codes := canonical(h.lengths)
	for _, r := range h.runs {
		w.code(codes[r.symbol])
		w.bits(uint64(r.more), r.bits)
	}
}
