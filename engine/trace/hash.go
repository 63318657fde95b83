package trace

import "math/bits"

const offsetBasis = 0xcbf29ce484222325 // FNV-1a's

// mix folds a record into the hash word by word. Symbols are folded as texts and verbs as names, so that a hash does
// not depend on the order of tables.
func (l *Log) mix(h uint64, r *Record) uint64 {
	h = fold(h, uint64(r.At))
	h = fold(h, l.verbs[r.Verb].nameHash^uint64(r.Node)<<32^uint64(r.Peer))
	h = fold(h, r.Lineage^uint64(r.Message)<<40)
	if r.A != 0 || r.B != 0 {
		h = fold(h, uint64(r.A))
		h = fold(h, uint64(r.B))
	}
	if r.Symbol != 0 {
		h = hashText(h, l.texts[r.Symbol])
	}
	return h
}

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
