package intrinsic

import (
	"math"
	"slices"
	"unicode/utf16"

	"playground/engine/value"
)

// arrayUnique drops what an element before is equal to, and gives the rest in the order in which a Java HashSet has
// them: by the lower bits of their hash codes, and those with equal bits as they came.
func arrayUnique(_ *evaluation, a []value.Value) (value.Value, bool) {
	n := a[0].Len()
	buckets := uint32(16)
	for int(buckets) < n*4/3+1 { // new HashSet<>(list)
		buckets *= 2
	}
	type entry struct {
		bucket, code uint32
		value        value.Value
	}
	entries := make([]entry, 0, n)
	for _, e := range a[0].Elements() {
		code := uint32(hashCode(e))
		entries = append(entries, entry{(code ^ code>>16) & (buckets - 1), code, e})
	}
	slices.SortStableFunc(entries, func(x, y entry) int { return int(x.bucket) - int(y.bucket) })
	var unique []entry
	for _, e := range entries {
		same := false
		for i := len(unique) - 1; i >= 0 && unique[i].bucket == e.bucket && !same; i-- {
			same = unique[i].code == e.code && value.Equal(unique[i].value, e.value)
		}
		if !same {
			unique = append(unique, e)
		}
	}
	elements := make([]value.Value, len(unique))
	for i := range unique {
		elements[i] = unique[i].value
	}
	return value.ArrayOf(elements), true
}

// hashCode is Java's: of Integer, Long, Double, String, Boolean, List and Map.
func hashCode(v value.Value) int32 {
	switch v.Kind() {
	case value.KindBool:
		if b, _ := v.AsBool(); b {
			return 1231
		}
		return 1237
	case value.KindNumber:
		return hashNumber(v)
	case value.KindString:
		text, _ := v.AsText()
		return hashText(text)
	case value.KindArray:
		code := int32(1)
		for _, e := range v.Elements() {
			code = 31*code + hashCode(e)
		}
		return code
	case value.KindObject:
		code := int32(0)
		for name, m := range v.Members() {
			code += hashText(name) ^ hashCode(m)
		}
		return code
	}
	return 0
}

func hashNumber(v value.Value) int32 {
	i, ok := v.AsInt()
	if ok && i == int64(int32(i)) {
		return int32(i)
	}
	bits := uint64(i)
	if !ok {
		f, _ := v.AsFloat()
		bits = math.Float64bits(f)
	}
	return int32(bits ^ bits>>32)
}

func hashText(text string) (code int32) {
	for _, c := range text {
		if high, low := utf16.EncodeRune(c); c > 0xffff {
			code = 31*(31*code+high) + low
		} else {
			code = 31*code + c
		}
	}
	return code
}
