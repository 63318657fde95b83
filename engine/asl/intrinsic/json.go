package intrinsic

import "playground/engine/value"

// jsonMerge puts the members of the second object over those of the first. The third argument asks for a deep merge,
// which there is not; what is no boolean asks for none.
func jsonMerge(_ *evaluation, a []value.Value) (value.Value, bool) {
	if deep, _ := a[2].AsBool(); deep {
		return value.Null, false
	}
	b := value.NewObject(a[0].Len() + a[1].Len())
	for _, from := range a[:2] {
		for name, m := range from.Members() {
			b.Set(name, m)
		}
	}
	return b.Value(), true
}

func jsonToString(_ *evaluation, a []value.Value) (value.Value, bool) {
	return value.Text(a[0].String()), true
}

// stringToJSON makes null of an empty text.
func stringToJSON(_ *evaluation, a []value.Value) (value.Value, bool) {
	text := textOf(a[0])
	if text == "" {
		return value.Null, true
	}
	v, bad := value.Parse(text, value.Limits{LastNameWins: true})
	return v, bad == nil
}
