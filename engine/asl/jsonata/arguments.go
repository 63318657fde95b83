package jsonata

// match says which arguments each parameter takes: it fills counts and gives
// how many were taken, or -1. Like a regular expression it takes as many as it
// can and comes back for fewer.
func (s *signature) match(parameters []parameter, arguments []item, counts []int8, whole bool) int {
	if len(parameters) == 0 {
		if whole && len(arguments) > 0 {
			return -1
		}
		return 0
	}
	p := &parameters[0]
	least, most := 1, 0
	for most < len(arguments) && p.accepts&kindSets[arguments[most].kind()] != 0 && (most == 0 || p.most == oneOrMore) {
		most++
	}
	if p.most == optional || p.most == optionalLazy {
		least = 0
	}
	try := func(n int) int {
		rest := s.match(parameters[1:], arguments[n:], counts[1:], whole)
		if rest < 0 {
			return -1
		}
		counts[0] = int8(n)
		return n + rest
	}
	if p.most == optionalLazy {
		if taken := try(0); taken >= 0 {
			return taken
		}
		least = 1
	}
	for n := most; n >= least; n-- {
		if taken := try(n); taken >= 0 {
			return taken
		}
	}
	return -1
}

// argumentsMost is how many arguments a call may have.
const argumentsMost = 100

// validate gives the arguments as the function gets them: the context for what
// is missing, arrays of what is none.
func (m *machine) validate(s *signature, arguments []item, context item) []item {
	var room [8]int8
	counts := room[:]
	if len(s.parameters) > len(room) {
		counts = make([]int8, len(s.parameters))
	}
	if len(arguments) > argumentsMost || s.match(s.parameters, arguments, counts, true) < 0 {
		m.mismatch(s, arguments, counts)
		return nil
	}
	if s.passes(arguments, counts) {
		return arguments
	}
	valid := make([]item, 0, len(s.parameters))
	at := 0
	for n := range s.parameters {
		p := &s.parameters[n]
		var argument item
		if at < len(arguments) {
			argument = arguments[at]
		}
		if counts[n] == 0 && p.context {
			if p.accepts&kindSets[context.kind()] == 0 {
				m.fail((&failure{code: "T0411"}).with(insertValue, context).with(insertIndex, integer(at+1)))
				return nil
			}
			valid = append(valid, context)
			continue
		}
		for range max(counts[n], 1) {
			if p.array && at < len(arguments) && counts[n] > 0 {
				argument = m.arrayArgument(p, arguments[at], at, int(counts[n]))
			}
			valid = append(valid, argument)
			at++
		}
	}
	return valid
}

// passes reports whether the arguments can stay as they are.
func (s *signature) passes(arguments []item, counts []int8) bool {
	if len(arguments) != len(s.parameters) {
		return false
	}
	for n := range s.parameters {
		if counts[n] != 1 || s.parameters[n].array {
			return false
		}
	}
	return true
}

// arrayArgument makes an argument an array and looks at its elements.
func (m *machine) arrayArgument(p *parameter, argument item, at, count int) item {
	kind := argument.kind()
	if kind == kindUndefined {
		return argument
	}
	if p.subtype != "" && !m.fitsSubtype(p.subtype, argument, count) {
		f := (&failure{code: "T0412"}).with(insertValue, argument).with(insertIndex, integer(at+1))
		if plural := plurals[p.subtype]; plural != "" {
			f.with(insertType, text(plural))
		}
		m.fail(f)
	}
	if kind != kindArray {
		return list([]item{argument}, 0)
	}
	return argument
}

var plurals = map[string]string{
	"a": "arrays", "b": "booleans", "f": "functions", "n": "numbers", "o": "objects", "s": "strings",
}

func (m *machine) fitsSubtype(subtype string, argument item, count int) bool {
	if !argument.isArray() {
		return count == 1 && subtype == string(rune(kindSymbols[argument.kind()]))
	}
	if argument.marked(markRange) && argument.size() > 0 {
		return subtype[0] == 'n'
	}
	if !m.spend(argument.size() / 8) {
		return true
	}
	for n := range argument.size() {
		if kindSymbols[argument.at(n).kind()] != subtype[0] {
			return false
		}
	}
	return true
}

// mismatch tells the first argument that no parameter takes.
func (m *machine) mismatch(s *signature, arguments []item, counts []int8) {
	good := 0
	for n := range s.parameters {
		taken := s.match(s.parameters[:n+1], arguments, counts, false)
		if taken < 0 {
			break
		}
		good = taken
	}
	f := (&failure{code: "T0410"}).with(insertIndex, integer(good+1))
	if good < len(arguments) {
		f.with(insertValue, arguments[good])
	}
	m.fail(f)
}
