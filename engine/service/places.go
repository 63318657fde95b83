package service

import "math/bits"

// places is a set of small numbers that finds its least at once: which workers are free.
type places struct {
	words []uint64
	count int
}

func (p *places) add(i int) {
	for i/64 >= len(p.words) {
		p.words = append(p.words, 0)
	}
	if bit := uint64(1) << (i % 64); p.words[i/64]&bit == 0 {
		p.words[i/64] |= bit
		p.count++
	}
}

// take removes the least and returns it; -1 when the set is empty.
func (p *places) take() int {
	for w, word := range p.words {
		if word != 0 {
			p.words[w] = word & (word - 1)
			p.count--
			return 64*w + bits.TrailingZeros64(word)
		}
	}
	return -1
}

func (p *places) clear() {
	clear(p.words)
	p.count = 0
}

func (p *places) clone() places { return places{append([]uint64(nil), p.words...), p.count} }
