package intrinsic

import "playground/engine/value"

// affords pays for what a function is going to look at.
func (e *evaluation) affords(f *function, arguments []value.Value) bool {
	for _, a := range arguments {
		if e.left -= 1 + a.Len(); f.deep {
			e.pay(a)
		}
	}
	if e.left < 0 {
		e.reason = "The function looks at too much"
	}
	return e.left >= 0
}

// pay pays for a whole value; it stops when nothing is left.
func (e *evaluation) pay(v value.Value) {
	if e.left < 0 {
		return
	}
	text, _ := v.AsText()
	e.left -= 1 + len(text)
	for _, element := range v.Elements() {
		if e.pay(element); e.left < 0 {
			return
		}
	}
	for name, m := range v.Members() {
		e.left -= len(name)
		if e.pay(m); e.left < 0 {
			return
		}
	}
}
