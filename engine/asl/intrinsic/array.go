package intrinsic

import (
	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

func array(_ *evaluation, a []value.Value) (value.Value, bool) {
	return value.ArrayOf(append(make([]value.Value, 0, len(a)), a...)), true
}

// arrayContains compares elements as Java prints them: the number 1 is found as '1', and an object only with its
// members in the same order.
func arrayContains(_ *evaluation, a []value.Value) (value.Value, bool) {
	wanted := jsonpath.Plain(a[1])
	for _, e := range a[0].Elements() {
		if jsonpath.Plain(e) == wanted {
			return value.Bool(true), true
		}
	}
	return value.Bool(false), true
}

// arrayGetItem gives null for every index of an empty array.
func arrayGetItem(_ *evaluation, a []value.Value) (value.Value, bool) {
	i, ok := truncated(a[1])
	switch n := int64(a[0].Len()); {
	case !ok || i < 0 || i >= n && n > 0:
		return value.Null, false
	case n == 0:
		return value.Null, true
	}
	return a[0].Index(int(i)), true
}

func arrayLength(_ *evaluation, a []value.Value) (value.Value, bool) {
	return value.Int(int64(a[0].Len())), true
}

func arrayPartition(_ *evaluation, a []value.Value) (value.Value, bool) {
	size, ok := truncated(a[1])
	if !ok || size <= 0 {
		return value.Null, false
	}
	chunks, chunk := []value.Value{}, []value.Value(nil)
	for i, e := range a[0].Elements() {
		chunk = append(chunk, e)
		if int64(len(chunk)) == size || i == a[0].Len()-1 {
			chunks = append(chunks, value.ArrayOf(chunk))
			chunk = nil
		}
	}
	return value.ArrayOf(chunks), true
}

// arrayRange includes the end; a step that leads away from it makes an empty array.
func arrayRange(e *evaluation, a []value.Value) (value.Value, bool) {
	start, ok := truncated(a[0])
	end, fine := truncated(a[1])
	step, good := truncated(a[2])
	if !ok || !fine || !good || step == 0 {
		return value.Null, false
	}
	n := int64(0)
	if span := end - start; span == 0 || span > 0 == (step > 0) {
		n = span/step + 1
	}
	if n > RangeMost {
		return value.Null, false
	}
	e.left -= int(n)
	elements := make([]value.Value, n)
	for i := range elements {
		elements[i] = value.Int(start + int64(i)*step)
	}
	return value.ArrayOf(elements), true
}
