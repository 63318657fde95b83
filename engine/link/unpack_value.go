package link

import "playground/engine/value"

// value reads one value of any kind.
func (u *unpacker) value(depth int) value.Value {
	u.spend(0)
	if u.err != nil {
		return value.Null
	}
	code := u.unsigned()
	if code >= codeFirst {
		return u.scalar(code - codeFirst)
	}
	switch code {
	case codeFalse, codeTrue:
		return value.Bool(code == codeTrue)
	case codeLiteral:
		return u.literal()
	case codeArray:
		return u.array(depth)
	case codeObject:
		return u.object(depth)
	}
	return value.Null
}

func (u *unpacker) scalar(code uint64) value.Value {
	if code&1 == 0 {
		return value.Int(unzigzag(code >> 1))
	}
	return value.Text(u.named(code >> 1))
}

func (u *unpacker) literal() value.Value {
	text := u.name()
	v, err := value.Parse(text, value.Limits{})
	if err != nil || v.Kind() != value.KindNumber {
		u.fail("this link does not hold a scenario: %s is not a number", quote(text))
	}
	return v
}

func (u *unpacker) array(depth int) value.Value {
	u.descend(depth)
	n := u.count("values")
	var elements []value.Value
	for range n {
		if u.err != nil {
			break
		}
		elements = append(elements, u.value(depth+1))
	}
	return value.ArrayOf(elements)
}

func (u *unpacker) object(depth int) value.Value {
	u.descend(depth)
	var b value.Builder
	u.members(&b, u.count("members"), depth+1)
	return b.Value()
}
