package jsonpath

import (
	"strconv"
	"strings"

	"playground/engine/asl/jsonata/regex"
	"playground/engine/value"
)

// condition is what stands in [?(...)]: a comparison, a path that has to lead somewhere, or several of them.
type condition struct {
	kind        conditionKind
	of          []condition // of all, either and not
	left, right operand
	operator    *operator
}

type conditionKind uint8

const (
	compares conditionKind = iota // left, operator, right
	exists                        // left, a path
	all                           // &&
	either                        // ||
	not                           // !
)

// operand is one side of a comparison: a path, a literal or a pattern.
type operand struct {
	path    bool
	whole   bool // the path begins at the root of the document, not at the element
	literal datum
	route
}

// datum is an operand evaluated.
type datum struct {
	value   value.Value
	defined bool
	pattern *regex.Program
}

// filter reads (condition).
func (r *reader) filter() *condition {
	outer := r.within
	r.within = true
	r.expect("(")
	c := r.either()
	r.expect(")")
	r.within = outer
	r.space()
	return &c
}

// either reads conditions with "||" between them.
func (r *reader) either() condition { return r.list("||", either, r.both) }

// both reads conditions with "&&" between them, which bind closer.
func (r *reader) both() condition { return r.list("&&", all, r.single) }

func (r *reader) list(mark string, kind conditionKind, one func() condition) condition {
	first := one()
	of := []condition{first}
	for r.space(); r.bad == nil && r.take(mark); r.space() {
		of = append(of, one())
	}
	if len(of) == 1 {
		return first
	}
	return condition{kind: kind, of: of}
}

// single reads one condition: negated, in brackets, or a comparison.
func (r *reader) single() condition {
	if !r.enter() {
		return condition{}
	}
	defer r.leave()
	r.space()
	switch r.here() {
	case '!':
		r.at++
		return condition{kind: not, of: []condition{r.single()}}
	case '(':
		r.at++
		c := r.either()
		r.expect(")")
		return c
	}
	left := r.operand()
	r.space()
	operator := r.operator()
	if operator == nil {
		if !left.path && r.bad == nil {
			r.fail("expected an operator, found " + r.next())
		}
		return condition{kind: exists, left: left}
	}
	return condition{kind: compares, left: left, operator: operator, right: r.operand()}
}

// operator reads an operator; nil means that none stands here, which after a path asks whether it leads anywhere.
func (r *reader) operator() *operator {
	if c := r.here(); r.bad != nil || c == 0 || strings.IndexByte(")]&|", c) >= 0 {
		return nil
	}
	start, end := r.at, r.at
	for end < len(r.text) && strings.IndexByte("=!<>~", r.text[end]) >= 0 {
		end++
	}
	if end == start {
		for end < len(r.text) && r.text[end]|0x20 >= 'a' && r.text[end]|0x20 <= 'z' {
			end++
		}
	}
	for i := range operators {
		if strings.EqualFold(operators[i].name, r.text[start:end]) {
			r.at = end
			return &operators[i]
		}
	}
	r.fail("not an operator: " + strconv.Quote(r.text[start:max(end, min(start+1, len(r.text)))]))
	return nil
}

// operand reads one side of a comparison.
func (r *reader) operand() (o operand) {
	if !r.enter() {
		return o
	}
	defer r.leave()
	r.space()
	switch r.here() {
	case '@', '$':
		o.path, o.whole = true, r.here() == '$'
		r.at++
		o.route = r.route()
	case '/':
		o.literal = datum{pattern: r.pattern(), defined: true}
	default:
		o.literal = datum{value: r.literal(), defined: true}
	}
	return o
}

// pattern reads /expression/ or /expression/i. The whole text has to match, as with Java's Matcher.matches.
func (r *reader) pattern() *regex.Program {
	start := r.at
	for r.at++; !r.ended() && r.text[r.at] != '/'; r.at++ {
		if r.text[r.at] == '\\' {
			r.at++
		}
	}
	if r.ended() {
		r.fail("a pattern is not closed by /")
		return nil
	}
	expression, flags := r.text[start+1:r.at], ""
	r.at++
	if r.take("i") {
		flags = "i"
	}
	compiled, problem := regex.Compile("^(?:"+expression+")$", flags)
	if problem != "" {
		r.fail("not a pattern: /" + expression + "/: " + problem)
	}
	return compiled
}
