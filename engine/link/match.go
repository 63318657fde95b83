package link

const (
	hashBits  = 13
	chainMost = 256  // places that are looked at for one match
	nearby    = 4096 // a match of three bytes from farther away costs more than the bytes
)

// matcher finds what stood before: places with equal first three bytes are chained, the latest first.
type matcher struct {
	text  []byte
	heads [1 << hashBits]int32 // place + 1
	prev  []int32
}

// tokenize takes a text apart from a place on. A match waits for its neighbour: one that begins a byte later and is
// longer is better.
func tokenize(text []byte, from int) []token {
	m := &matcher{text: text, prev: make([]int32, len(text))}
	for i := range from {
		m.enter(i)
	}
	tokens := make([]token, 0, len(text)-from)
	for i := from; i < len(text); {
		length, distance := m.find(i)
		m.enter(i)
		if length >= matchMin && i+1 < len(text) {
			if next, _ := m.find(i + 1); next > length {
				length = 0
			}
		}
		if length < matchMin {
			tokens = append(tokens, token{literal: text[i]})
			i++
			continue
		}
		tokens = append(tokens, token{length: uint16(length), distance: uint16(distance - 1)})
		for end := i + length; i+1 < end; {
			i++
			m.enter(i)
		}
		i++
	}
	return tokens
}

func (m *matcher) hash(i int) uint32 {
	word := uint32(m.text[i]) | uint32(m.text[i+1])<<8 | uint32(m.text[i+2])<<16
	return word * 2654435761 >> (32 - hashBits)
}

func (m *matcher) enter(i int) {
	if i+matchMin > len(m.text) {
		return
	}
	h := m.hash(i)
	m.prev[i], m.heads[h] = m.heads[h], int32(i+1)
}

// find gives the longest match at a place, the nearest of equal ones.
func (m *matcher) find(i int) (length, distance int) {
	if i+matchMin > len(m.text) {
		return 0, 0
	}
	most := min(matchMax, len(m.text)-i)
	place := int(m.heads[m.hash(i)]) - 1
	for range chainMost {
		if place < 0 || i-place > distanceMax {
			break
		}
		n := 0
		for n < most && m.text[place+n] == m.text[i+n] {
			n++
		}
		if n > length && (n > matchMin || i-place <= nearby) {
			length, distance = n, i-place
		}
		if length == most {
			break
		}
		place = int(m.prev[place]) - 1
	}
	return length, distance
}
