package diagnose

import (
	"strings"

	"playground/engine/value"
)

// fieldOf finds a field of an object; nil: it has none of that name.
func fieldOf(of owner, name string) *field {
	for i := range fields {
		if f := &fields[i]; f.of&of != 0 && f.name == name {
			return f
		}
	}
	if of&(ofRule|ofTest) != 0 {
		return operatorOf(name)
	}
	return nil
}

// object checks an object by the table: the query language of its fields, those that are missing, those that nobody
// knows, those that exclude each other; and then each field by itself.
func (c *checker) object(at *place, of owner, v value.Value, s scope) bool {
	if !c.is(at, v, value.KindObject) {
		return false
	}
	if !c.downgraded(at, of, v) {
		c.languages(at, of, v, s)
	}
	c.required(at, of, v)
	c.unsupported(at, of, v)
	c.groups(at, of, v)
	for i := range members(v) {
		name, m := memberOf(v, i)
		if f := fieldOf(of, name); f != nil && s.speaks(f.only) {
			within := s
			within.result = s.result && (name == "Output" || name == "Assign")
			c.field(at.member(name), f, m, within)
		}
	}
	return true
}

func (s scope) speaks(only language) bool {
	return only == both || s.jsonata == (only == jsonataOnly)
}

// downgraded says that a state cannot go back to JSONPath. AWS says nothing then of fields of the other language.
func (c *checker) downgraded(at *place, of owner, v value.Value) bool {
	if of&ofState == 0 || !c.jsonata || textAt(v, "QueryLanguage") != "JSONPath" {
		return false
	}
	c.schema(at, saysDowngrade)
	return true
}

// languages says which fields belong to the other query language.
func (c *checker) languages(at *place, of owner, v value.Value, s scope) {
	words := saysJSONataOnly
	if s.jsonata {
		words = saysPathOnly
	}
	for i := range members(v) {
		name, _ := memberOf(v, i)
		if f := fieldOf(of, name); f != nil && !s.speaks(f.only) {
			c.says(at, words, name)
		}
	}
}

func (c *checker) required(at *place, of owner, v value.Value) {
	for i := range required {
		if required[i].of&of == 0 {
			continue
		}
		var missing []string
		for _, name := range strings.Split(required[i].names, " ") {
			if !there(v, name) {
				missing = append(missing, name)
			}
		}
		if len(missing) > 0 {
			c.says(at, saysRequired, strings.Join(missing, ", "))
		}
	}
}

func (c *checker) unsupported(at *place, of owner, v value.Value) {
	for i := range members(v) {
		name, _ := memberOf(v, i)
		if fieldOf(of, name) == nil {
			c.says(at, saysUnsupported, name)
		}
	}
}

func (c *checker) groups(at *place, of owner, v value.Value) {
	for i := range groups {
		g := &groups[i]
		if g.of&of == 0 {
			continue
		}
		switch n := count(v, g.names); {
		case n > 1:
			c.says(at, saysMoreThanOne, listed(g.names))
		case n == 0 && g.needed:
			c.says(at, saysNotOne, listed(g.names))
		}
	}
}

// count counts the fields that are there. An End that is false is none.
func count(v value.Value, names string) (n int) {
	for _, name := range strings.Split(names, " ") {
		m, is := v.Get(name)
		end, isFlag := m.AsBool()
		if is && (name != "End" || end || !isFlag) {
			n++
		}
	}
	return n
}
