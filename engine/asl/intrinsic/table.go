package intrinsic

import "playground/engine/value"

// function is a row of the table.
type function struct {
	name        string
	least, most int    // arguments
	kinds       string // what they are, a letter each: a array, n number, o object, s text, . anything
	deep        bool   // it looks at all of its arguments, not only at their elements
	template    bool   // literals keep their backslashes
	run         func(e *evaluation, arguments []value.Value) (value.Value, bool)
}

// many is for functions that take any number of arguments.
const many = 1 << 30

// table has all eighteen (developer guide, intrinsic-functions). run reports false where arguments do not fit after all.
var table = [...]function{
	{name: "States.Array", most: many, run: array},
	{name: "States.ArrayContains", least: 2, most: 2, kinds: "a.", deep: true, run: arrayContains},
	{name: "States.ArrayGetItem", least: 2, most: 2, kinds: "an", run: arrayGetItem},
	{name: "States.ArrayLength", least: 1, most: 1, kinds: "a", run: arrayLength},
	{name: "States.ArrayPartition", least: 2, most: 2, kinds: "an", run: arrayPartition},
	{name: "States.ArrayRange", least: 3, most: 3, kinds: "nnn", run: arrayRange},
	{name: "States.ArrayUnique", least: 1, most: 1, kinds: "a", deep: true, run: arrayUnique},
	{name: "States.Base64Decode", least: 1, most: 1, kinds: "s", deep: true, run: base64Decode},
	{name: "States.Base64Encode", least: 1, most: 1, kinds: "s", deep: true, run: base64Encode},
	{name: "States.Format", least: 1, most: many, kinds: "s", deep: true, template: true, run: format},
	{name: "States.Hash", least: 2, most: 2, kinds: ".s", deep: true, run: hash},
	{name: "States.JsonMerge", least: 3, most: 3, kinds: "oo.", run: jsonMerge},
	{name: "States.JsonToString", least: 1, most: 1, kinds: ".", deep: true, run: jsonToString},
	{name: "States.MathAdd", least: 2, most: 2, kinds: "nn", run: mathAdd},
	{name: "States.MathRandom", least: 2, most: 3, kinds: "nnn", run: mathRandom},
	{name: "States.StringSplit", least: 2, most: 2, kinds: "ss", deep: true, run: stringSplit},
	{name: "States.StringToJson", least: 1, most: 1, kinds: "s", deep: true, run: stringToJSON},
	{name: "States.UUID", run: uuid},
}

func functionNamed(name string) *function {
	for i := range table {
		if table[i].name == name {
			return &table[i]
		}
	}
	return nil
}

// kindOf is the kind of value that a letter of kinds stands for.
func kindOf(letter byte) value.Kind {
	switch letter {
	case 'a':
		return value.KindArray
	case 'n':
		return value.KindNumber
	case 'o':
		return value.KindObject
	}
	return value.KindString
}

// fits reports whether the arguments are as many as they have to be, and of the kinds.
func (f *function) fits(arguments []value.Value) bool {
	if len(arguments) < f.least || len(arguments) > f.most {
		return false
	}
	for i := range min(len(arguments), len(f.kinds)) {
		if f.kinds[i] != '.' && arguments[i].Kind() != kindOf(f.kinds[i]) {
			return false
		}
	}
	return true
}
