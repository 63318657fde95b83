package jsonata

import (
	"math"

	"playground/engine/asl/jsonata/picture"
)

// Numbers and times as text and back are package picture's; here they get and
// give items.

// refused is an error of a picture.
func (m *machine) refused(bad *picture.Error) item { return m.failCode(bad.Code, of(bad.Value)) }

// written gives a text, unless there is an error.
func (m *machine) written(s string, bad *picture.Error) item {
	if bad != nil {
		return m.refused(bad)
	}
	m.spendText(len(s))
	return text(s)
}

// pictured gives the number and the picture that a function got.
func (m *machine) pictured(a []item) (f float64, pattern string, good bool) {
	f, good = a[0].asNumber()
	pattern, _ = plainText(argument(a, 1))
	return f, pattern, good && m.spendText(len(pattern))
}

func formatNumber(m *machine, a []item) item {
	f, pattern, good := m.pictured(a)
	if !good {
		return item{}
	}
	options := m.data(argument(a, 2), 0)
	if m.bad != nil {
		return item{}
	}
	return m.written(picture.FormatNumber(f, pattern, options))
}

func formatInteger(m *machine, a []item) item {
	f, pattern, good := m.pictured(a)
	if !good {
		return item{}
	}
	return m.written(picture.FormatInteger(f, pattern))
}

func parseInteger(m *machine, a []item) item {
	s, is := plainText(a[0])
	pattern, given := plainText(argument(a, 1))
	if !is || !given || !m.spendText(len(s)+len(pattern)) {
		return item{}
	}
	f, bad := picture.ParseInteger(s, pattern)
	if bad != nil {
		return m.refused(bad)
	}
	return number(f)
}

// decimal is the base of numbers where none is given.
const decimal = 10

func formatBase(m *machine, a []item) item {
	f, is := a[0].asNumber()
	if !is {
		return item{}
	}
	base, given := argument(a, 1).asNumber()
	if !given {
		base = decimal
	}
	return m.written(picture.FormatBase(f, base))
}

func round(m *machine, a []item) item {
	f, is := a[0].asNumber()
	if !is {
		return item{}
	}
	decimals, _ := argument(a, 1).asNumber()
	return number(picture.Round(f, decimals))
}

func power(m *machine, a []item) item {
	base, is := a[0].asNumber()
	exponent, given := argument(a, 1).asNumber()
	if !is {
		return item{}
	}
	if !given {
		return number(math.NaN())
	}
	f := picture.Power(base, exponent)
	if f-f != 0 {
		return m.fail((&failure{code: "D3061"}).with(insertValue, a[0]).with(insertExp, a[1]))
	}
	return number(f)
}

func millis(m *machine, a []item) item { return number(float64(m.host.Now())) }

func now(m *machine, a []item) item {
	return m.moment(float64(m.host.Now()), argument(a, 0), argument(a, 1))
}

func fromMillis(m *machine, a []item) item {
	f, is := a[0].asNumber()
	if !is {
		return item{}
	}
	return m.moment(f, argument(a, 1), argument(a, 2))
}

func (m *machine) moment(f float64, as, zone item) item {
	pattern, given := plainText(as)
	if !given {
		pattern = picture.ISO8601
	}
	offset, _ := plainText(zone)
	if !m.spendText(len(pattern)) {
		return item{}
	}
	return m.written(picture.FromMillis(f, pattern, offset))
}

func toMillis(m *machine, a []item) item {
	s, is := plainText(a[0])
	if !is {
		return item{}
	}
	pattern, given := plainText(argument(a, 1))
	if !given {
		f, bad := picture.FromISO8601(s)
		if bad != nil {
			return m.refused(bad)
		}
		return number(f)
	}
	f, is, bad := picture.ToMillis(s, pattern, float64(m.host.Now()), &m.steps)
	switch {
	case m.steps < 0:
		m.spend(0)
		return item{}
	case bad != nil:
		return m.refused(bad)
	case !is:
		return item{}
	}
	return number(f)
}
