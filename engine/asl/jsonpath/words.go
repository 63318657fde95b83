package jsonpath

import (
	"strconv"

	"playground/engine/value"
)

// missing words why the definite path leads nowhere: the value came through all steps before at, and that one does not
// fit it. The sentences are Jayway's, which AWS passes on.
func (p *Path) missing(at int, v value.Value) *Failure {
	s := &p.steps[at]
	here := "$" + fragments(p.steps[:at])
	switch {
	case (s.kind == member || s.kind == members) && v.Kind() != value.KindObject:
		return p.fails("Expected to find an object with property " + s.fragment() + " in path " + here + " but found '" + class(v) +
			"'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JsonSmartJsonProvider'.")
	case s.kind == member && at < len(p.steps)-1:
		return p.fails("Missing property in path " + here + s.fragment())
	case s.kind == element && v.IsNull():
		return p.fails("The path " + here + " is null")
	case s.kind == element && v.Kind() != value.KindArray:
		return p.fails("Filter: " + s.fragment() + " can only be applied to arrays. Current context is: " + Plain(v))
	case s.kind == function:
		return p.fails("Aggregation function attempted to calculate value using empty array")
	}
	return p.nothing()
}

// nothing is said of a path at whose end there is nothing.
func (p *Path) nothing() *Failure { return p.fails("No results for path: $" + fragments(p.steps)) }

// undefined is said of a variable that nobody assigned.
func (p *Path) undefined() *Failure {
	return p.fails("No results for path: $" + quoteName(p.variable))
}

func (p *Path) fails(why string) *Failure {
	return &Failure{"States.Runtime", "Invalid path '" + p.text + "' : " + why, true}
}

// notFiltered is said of a filter that stands behind a text or a number.
func (p *Path) notFiltered(v value.Value) *Failure {
	return p.fails("Filter: [?] can not be applied to primitives. Current context is: " + Plain(v))
}

// tooLong is said of a path that looks at too much.
func (p *Path) tooLong() *Failure {
	f := p.fails("it looks at more than " + strconv.Itoa(VisitsMost) + " values")
	f.Missing = false
	return f
}

func fragments(steps []step) (text string) {
	for i := range steps {
		text += steps[i].fragment()
	}
	return text
}

// fragment is the step as Jayway prints it, which is how it stands in a failure.
func (s *step) fragment() string {
	switch s.kind {
	case member:
		return quoteName(s.name)
	case element:
		return "[" + strconv.Itoa(s.index) + "]"
	case members:
		text := ""
		for i, name := range s.names {
			if i > 0 {
				text += ","
			}
			text += "'" + name + "'"
		}
		return "[" + text + "]"
	case function:
		return "." + s.name + "()"
	case descend:
		return ".."
	}
	return "[*]"
}

func quoteName(name string) string { return "['" + name + "']" }

// class names the Java class that AWS keeps a value in.
func class(v value.Value) string {
	switch v.Kind() {
	case value.KindBool:
		return "java.lang.Boolean"
	case value.KindString:
		return "java.lang.String"
	case value.KindArray:
		return "net.minidev.json.JSONArray"
	case value.KindNumber:
		return numberClass(v)
	}
	return "null"
}

func numberClass(v value.Value) string {
	i, ok := v.AsInt()
	switch {
	case !ok:
		return "java.lang.Double"
	case i == int64(int32(i)):
		return "java.lang.Integer"
	}
	return "java.lang.Long"
}
