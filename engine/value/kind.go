package value

// Kind says what a Value is; switch on it before choosing an accessor.
type Kind uint8

// The six kinds of JSON value. The zero Kind belongs to the zero Value, null.
const (
	KindNull Kind = iota
	KindBool
	KindNumber
	KindString
	KindArray
	KindObject
)

var kindNames = [...]string{"null", "boolean", "number", "string", "array", "object"}

// String names the kind for a sentence, in JSON's own words: "boolean", "number".
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "unknown"
}

// Kind says what the value is.
func (v Value) Kind() Kind {
	switch v.ref.(type) {
	case textRef:
		return KindString
	case intTag, floatTag, literalRef:
		return KindNumber
	case objectRef, *indexed:
		return KindObject
	case arrayRef:
		return KindArray
	case boolTag:
		return KindBool
	}
	return KindNull
}

// IsNull reports whether the value is JSON's null, which the zero Value is too.
func (v Value) IsNull() bool { return v.ref == nil }
