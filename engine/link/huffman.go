package link

// code is the code of a symbol, its first bit lowest; length 0 belongs to a symbol that does not occur.
type code struct {
	bits   uint16
	length uint8
}

// codeLengths gives frequent symbols short codes, by Huffman. Where one becomes longer than most, the counts are
// flattened until none does.
func codeLengths(counts []int, most int) []uint8 {
	weights := append([]int(nil), counts...)
	for s, used := 0, inUse(weights); used < 2; s++ { // a code has two symbols at least
		if weights[s] == 0 {
			weights[s] = 1
			used++
		}
	}
	for {
		if lengths, ok := huffman(weights, most); ok {
			return lengths
		}
		for s, n := range weights {
			if n > 0 {
				weights[s] = n/2 + 1
			}
		}
	}
}

func inUse(counts []int) int {
	n := 0
	for _, count := range counts {
		if count > 0 {
			n++
		}
	}
	return n
}

// huffman joins the two lightest trees until there is one. Trees that were made later have higher numbers, so that the
// depth of each is known before those of its branches.
func huffman(counts []int, most int) (lengths []uint8, ok bool) {
	weights := append([]int(nil), counts...)
	parents := make([]int, 2*len(counts))
	for trees := inUse(counts); trees > 1; trees-- {
		a := takeLightest(weights)
		weight := weights[a]
		weights[a] = 0
		b := takeLightest(weights)
		weight += weights[b]
		weights[b] = 0
		parents[a], parents[b] = len(weights), len(weights)
		weights = append(weights, weight)
	}
	depths := make([]int, len(weights))
	lengths = make([]uint8, len(counts))
	for i := len(weights) - 2; i >= 0; i-- {
		if parents[i] == 0 {
			continue
		}
		depths[i] = depths[parents[i]] + 1
		if i < len(counts) {
			if depths[i] > most {
				return nil, false
			}
			lengths[i] = uint8(depths[i])
		}
	}
	return lengths, true
}

// takeLightest finds the lightest tree that there is, the first of equal ones.
func takeLightest(weights []int) int {
	best := -1
	for i, w := range weights {
		if w > 0 && (best < 0 || w < weights[best]) {
			best = i
		}
	}
	return best
}

// canonical numbers the codes: shorter ones first, equally long ones in the order of their symbols.
func canonical(lengths []uint8) []code {
	var counts, next [codeBitsMax + 1]uint16
	for _, n := range lengths {
		if n > 0 {
			counts[n]++
		}
	}
	for n := 1; n <= codeBitsMax; n++ {
		next[n] = (next[n-1] + counts[n-1]) << 1
	}
	codes := make([]code, len(lengths))
	for s, n := range lengths {
		if n > 0 {
			codes[s] = code{reversed(next[n], n), n}
			next[n]++
		}
	}
	return codes
}

func reversed(bits uint16, n uint8) (r uint16) {
	for range n {
		r = r<<1 | bits&1
		bits >>= 1
	}
	return r
}

// fixedLengths are the codes that every reader knows.
func fixedLengths() []uint8 {
	lengths := make([]uint8, 288)
	for s := range lengths {
		switch {
		case s < 144, s >= 280:
			lengths[s] = 8
		case s < 256:
			lengths[s] = 9
		default:
			lengths[s] = 7
		}
	}
	return lengths
}

func fixedDistances() []uint8 {
	lengths := make([]uint8, distanceCodes)
	for s := range lengths {
		lengths[s] = 5
	}
	return lengths
}
