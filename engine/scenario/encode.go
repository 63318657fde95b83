package scenario

import "playground/engine/value"

// Encode writes the canonical document: members in a fixed order, defaults left out, one element a line so that
// differences are easy to read. Decode of it gives the same scenario.
func Encode(s *Scenario) []byte {
	dst := []byte("{\n")
	dst = append(dst, `  "format":`...)
	dst = value.Append(dst, value.Int(Format))
	for _, w := range s.words() {
		if *w.text != "" {
			dst = append(dst, ",\n  \""+w.name+"\":"...)
			dst = value.Append(dst, value.Text(*w.text))
		}
	}
	dst = append(dst, ",\n  \"seed\":"...)
	dst = value.Append(dst, value.Int(int64(s.Seed)))
	dst = appendList(dst, "nodes", s.Nodes, (*Node).Value)
	dst = appendList(dst, "wires", s.Wires, (*Wire).Value)
	dst = appendList(dst, "notes", s.Notes, (*Note).Value)
	dst = appendList(dst, "faults", s.Faults, (*Fault).Value)
	return append(dst, "\n}\n"...)
}

func appendList[T any](dst []byte, name string, list []T, render func(*T) value.Value) []byte {
	if len(list) == 0 {
		return dst
	}
	dst = append(dst, ",\n  \""...)
	dst = append(dst, name...)
	dst = append(dst, "\":["...)
	for i := range list {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = append(dst, "\n    "...)
		dst = value.Append(dst, render(&list[i]))
	}
	return append(dst, "\n  ]"...)
}

// Value renders the document as one value, for what wants data and not text.
func (s *Scenario) Value() value.Value {
	b := value.NewObject(8)
	b.Set("format", value.Int(Format))
	for _, w := range s.words() {
		if *w.text != "" {
			b.Set(w.name, value.Text(*w.text))
		}
	}
	b.Set("seed", value.Int(int64(s.Seed)))
	setList(b, "nodes", s.Nodes, (*Node).Value)
	setList(b, "wires", s.Wires, (*Wire).Value)
	setList(b, "notes", s.Notes, (*Note).Value)
	setList(b, "faults", s.Faults, (*Fault).Value)
	return b.Value()
}

func setList[T any](b *value.Builder, name string, list []T, render func(*T) value.Value) {
	if len(list) == 0 {
		return
	}
	all := make([]value.Value, len(list))
	for i := range list {
		all[i] = render(&list[i])
	}
	b.Set(name, value.ArrayOf(all))
}
