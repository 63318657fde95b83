package asl

import (
	"cmp"
	"strings"

	"playground/engine/kernel"
	"playground/engine/value"
)

// comparison is an operator of a Choice Rule. Values of other types than its own make it false.
type comparison struct {
	name     string
	presence bool // IsPresent
	path     bool // there is one whose name ends in Path as well
	compare  func(v, operand value.Value) (order int, comparable bool)
	accepts  [3]bool // of an order of -1, 0 and 1
}

// What an order has to be.
var (
	equal          = [3]bool{false, true, false}
	less           = [3]bool{true, false, false}
	greater        = [3]bool{false, false, true}
	lessOrEqual    = [3]bool{true, true, false}
	greaterOrEqual = [3]bool{false, true, true}
)

// comparisons is the table of the operators (developer guide, "Choice workflow state").
var comparisons = [...]comparison{
	{name: "BooleanEquals", path: true, compare: compareBooleans, accepts: equal},
	{name: "IsBoolean", compare: isKind(value.KindBool), accepts: equal},
	{name: "IsNull", compare: isKind(value.KindNull), accepts: equal},
	{name: "IsNumeric", compare: isKind(value.KindNumber), accepts: equal},
	{name: "IsPresent", presence: true},
	{name: "IsString", compare: isKind(value.KindString), accepts: equal},
	{name: "IsTimestamp", compare: isTimestamp, accepts: equal},
	{name: "NumericEquals", path: true, compare: compareNumbers, accepts: equal},
	{name: "NumericGreaterThan", path: true, compare: compareNumbers, accepts: greater},
	{name: "NumericGreaterThanEquals", path: true, compare: compareNumbers, accepts: greaterOrEqual},
	{name: "NumericLessThan", path: true, compare: compareNumbers, accepts: less},
	{name: "NumericLessThanEquals", path: true, compare: compareNumbers, accepts: lessOrEqual},
	{name: "StringEquals", path: true, compare: compareTexts, accepts: equal},
	{name: "StringGreaterThan", path: true, compare: compareTexts, accepts: greater},
	{name: "StringGreaterThanEquals", path: true, compare: compareTexts, accepts: greaterOrEqual},
	{name: "StringLessThan", path: true, compare: compareTexts, accepts: less},
	{name: "StringLessThanEquals", path: true, compare: compareTexts, accepts: lessOrEqual},
	{name: "StringMatches", compare: matchTexts, accepts: equal},
	{name: "TimestampEquals", path: true, compare: compareTimestamps, accepts: equal},
	{name: "TimestampGreaterThan", path: true, compare: compareTimestamps, accepts: greater},
	{name: "TimestampGreaterThanEquals", path: true, compare: compareTimestamps, accepts: greaterOrEqual},
	{name: "TimestampLessThan", path: true, compare: compareTimestamps, accepts: less},
	{name: "TimestampLessThanEquals", path: true, compare: compareTimestamps, accepts: lessOrEqual},
}

// comparisonOf finds an operator, and says whether its operand is a path.
func comparisonOf(name string) (c *comparison, path bool) {
	bare, path := strings.CutSuffix(name, "Path")
	for i := range comparisons {
		if c := &comparisons[i]; c.name == bare && (c.path || !path) {
			return c, path
		}
	}
	return nil, false
}

func (c *comparison) holds(v, operand value.Value) bool {
	order, comparable := c.compare(v, operand)
	return comparable && c.accepts[order+1]
}

func compareBooleans(v, operand value.Value) (int, bool) {
	a, isA := v.AsBool()
	b, isB := operand.AsBool()
	return order(a == b), isA && isB
}

// order is 0 where two things are the same.
func order(same bool) int {
	if same {
		return 0
	}
	return 1
}

func compareNumbers(v, operand value.Value) (int, bool) {
	a, isA := v.AsFloat()
	b, isB := operand.AsFloat()
	return cmp.Compare(a, b), isA && isB
}

func compareTexts(v, operand value.Value) (int, bool) {
	a, isA := v.AsText()
	b, isB := operand.AsText()
	return cmp.Compare(a, b), isA && isB
}

func compareTimestamps(v, operand value.Value) (int, bool) {
	a, isA := instant(v)
	b, isB := instant(operand)
	return cmp.Compare(a, b), isA && isB
}

func instant(v value.Value) (nanoseconds int64, is bool) {
	text, _ := v.AsText()
	return kernel.ParseTimestamp(text)
}

// isKind makes the test whether a value is of a kind: its operand says whether it should be.
func isKind(kind value.Kind) func(v, operand value.Value) (int, bool) {
	return func(v, operand value.Value) (int, bool) {
		wanted, is := operand.AsBool()
		return order((v.Kind() == kind) == wanted), is
	}
}

func isTimestamp(v, operand value.Value) (int, bool) {
	_, is := instant(v)
	wanted, isBool := operand.AsBool()
	return order(is == wanted), isBool
}

// matchTexts matches a text with a pattern in which * stands for any characters, \* for a star and \\ for a backslash.
func matchTexts(v, operand value.Value) (int, bool) {
	text, isText := v.AsText()
	pattern, isPattern := operand.AsText()
	return order(matches(pattern, text)), isText && isPattern
}

// matches goes back to the last star only, which is enough and never takes longer than pattern times text.
func matches(pattern, text string) bool {
	p, t, star, from := 0, 0, -1, 0
	for t < len(text) {
		size, c, wild := unit(pattern, p)
		switch {
		case wild:
			star, from = p+1, t
			p++
		case size > 0 && c == text[t]:
			p += size
			t++
		case star >= 0:
			from++
			p, t = star, from
		default:
			return false
		}
	}
	for p < len(pattern) && pattern[p] == '*' {
		p++
	}
	return p == len(pattern)
}

// unit reads one character of a pattern.
func unit(pattern string, at int) (size int, c byte, wild bool) {
	switch {
	case at == len(pattern):
		return 0, 0, false
	case pattern[at] == '*':
		return 1, 0, true
	case pattern[at] == '\\' && at+1 < len(pattern) && (pattern[at+1] == '*' || pattern[at+1] == '\\'):
		return 2, pattern[at+1], false
	}
	return 1, pattern[at], false
}
