package jsonata

import (
	"math"

	"playground/engine/value"
)

func (m *machine) binary(n *node, input item, env *frame) item {
	left := m.eval(n.left, input, env)
	if n.operator == opAnd || n.operator == opOr {
		return m.logic(n, left, input, env)
	}
	right := m.eval(n.right, input, env)
	if m.bad != nil {
		return item{}
	}
	result := m.operate(n.operator, left, right)
	if m.bad != nil {
		m.bad.position, m.bad.token = n.position+1, text(n.text)
	}
	return result
}

func (m *machine) operate(o operator, left, right item) item {
	switch o {
	case opEqual, opUnequal:
		if left.undefined() || right.undefined() {
			return boolean(false)
		}
		return boolean(m.same(left, right, 0) == (o == opEqual))
	case opConcat:
		return m.concatenate(left, right)
	case opIn:
		return boolean(m.includes(left, right))
	case opRange:
		return m.rangeFrom(left, right)
	case opLess, opLessEqual, opGreater, opGreaterEqual:
		return m.compare(o, left, right)
	}
	return m.calculate(o, left, right)
}

// logic evaluates the right side only where the left one leaves it open. A
// failure there is told as one of the operator.
func (m *machine) logic(n *node, left, input item, env *frame) item {
	before := m.bad
	is := m.truth(left)
	if m.bad == nil && is == (n.operator == opAnd) {
		is = m.truth(m.eval(n.right, input, env))
	}
	if m.bad != nil && before == nil {
		m.bad.position, m.bad.token = n.position+1, text(n.text)
	}
	return boolean(is)
}

func (m *machine) calculate(o operator, left, right item) item {
	if !left.undefined() && !m.numeric(left) {
		return m.failCode("T2001", left)
	}
	if !right.undefined() && !m.numeric(right) {
		return m.failCode("T2002", right)
	}
	if left.undefined() || right.undefined() {
		return item{}
	}
	a, _ := left.asNumber()
	b, _ := right.asNumber()
	switch o {
	case opAdd:
		return number(a + b)
	case opSubtract:
		return number(a - b)
	case opMultiply:
		return number(float64(a * b))
	case opDivide:
		return number(a / b)
	}
	return number(remainder(a, b))
}

// remainder is what is left of a after b was taken from it as often as it goes,
// with a's sign. It is exact.
func remainder(a, b float64) float64 {
	if b == 0 {
		return math.NaN()
	}
	x, y := math.Abs(a), math.Abs(b)
	if x < 1<<53 && y < 1<<53 && math.Trunc(x) == x && math.Trunc(y) == y {
		x = float64(int64(x) % int64(y))
	}
	for x >= y {
		part := y
		for part <= x-part {
			part += part
		}
		x -= part
	}
	return math.Copysign(x, a)
}

func (m *machine) negate(n *node, input item, env *frame) item {
	i := m.eval(n.left, input, env)
	if i.undefined() {
		return i
	}
	if !m.numeric(i) {
		f := fault("D1002", n.position, n.text)
		return m.fail(f.with(insertValue, i))
	}
	f, _ := i.asNumber()
	return number(-f)
}

func ordered(k kind) bool { return k == kindUndefined || k == kindText || k == kindNumber }

func (m *machine) compare(o operator, left, right item) item {
	a, b := left.kind(), right.kind()
	if !ordered(a) || !ordered(b) {
		shown := right
		if a != kindText && a != kindNumber {
			shown = left
		}
		return m.failCode("T2010", shown)
	}
	if a == kindUndefined || b == kindUndefined {
		return item{}
	}
	if a != b {
		return m.fail((&failure{code: "T2009"}).with(insertValue, left).with(insertValue2, right))
	}
	if a == kindNumber {
		x, _ := left.asNumber()
		y, _ := right.asNumber()
		switch o {
		case opLess:
			return boolean(x < y)
		case opLessEqual:
			return boolean(x <= y)
		case opGreater:
			return boolean(x > y)
		}
		return boolean(x >= y)
	}
	x, _ := plainText(left)
	y, _ := plainText(right)
	switch o {
	case opLess:
		return boolean(before(x, y))
	case opLessEqual:
		return boolean(!before(y, x))
	case opGreater:
		return boolean(before(y, x))
	}
	return boolean(!before(x, y))
}

func (m *machine) concatenate(left, right item) item {
	a, b := m.asText(left), m.asText(right)
	if m.bad != nil || !m.spendText(len(a)+len(b)) {
		return item{}
	}
	return text(join(a, b))
}

// asText is $string of an operand, and nothing of none.
func (m *machine) asText(i item) string {
	if i.undefined() {
		return ""
	}
	return m.text(i, false)
}

// includes looks for a text, number, boolean or null; arrays and objects are
// found only where they are the very same.
func (m *machine) includes(left, right item) bool {
	if left.undefined() || right.undefined() {
		return false
	}
	if !right.isArray() {
		return m.identical(left, right)
	}
	for n := range right.size() {
		if m.identical(left, right.at(n)) {
			return true
		}
	}
	return false
}

//
//go:noinline
func (m *machine) identical(a, b item) bool {
	if !m.spend(1) {
		return false
	}
	switch a.kind() {
	case kindArray, kindObject, kindFunction:
		return a.x == b.x && (a.x != plain || value.Shared(a.v, b.v))
	}
	return m.same(a, b, 0)
}

// rangeFrom makes the integers from one to another, without writing them out.
func (m *machine) rangeFrom(left, right item) item {
	from, a := left.asNumber()
	to, b := right.asNumber()
	switch {
	case !left.undefined() && (!a || math.Trunc(from) != from || from-from != 0):
		return m.failCode("T2003", left)
	case !right.undefined() && (!b || math.Trunc(to) != to || to-to != 0):
		return m.failCode("T2004", right)
	case !a || !b || from > to:
		return item{}
	case to-from+1 > arrayMost || math.Abs(from) > 1<<53 || math.Abs(to) > 1<<53:
		return m.failCode("D2014", number(to-from+1))
	}
	return span(int64(from), int(to-from)+1, markSequence)
}
