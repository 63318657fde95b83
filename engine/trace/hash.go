package trace

import "math/bits"

const offsetBasis = 0xcbf29ce484222325 // FNV-1a's

// fold mixes one word: a multiplication by an odd constant between two rotations.
func fold(h, word uint64) uint64 {
	return bits.RotateLeft64((h^word)*0x9e3779b97f4a7c15, 29) * 0xbf58476d1ce4e5b9
}

// hashText is FNV-1a.
func hashText(h uint64, text string) uint64 {
	for i := 0; i < len(text); i++ {
		h = (h ^ uint64(text[i])) * 0x100000001b3
	}
	return h
}
