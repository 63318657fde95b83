package jsonata

import "strings"

// signature is what a function says of its arguments: <s-nn?:s>.
type signature struct {
	parameters []parameter
}

// parameter is one of them. It takes arguments whose symbols are in accepts.
type parameter struct {
	accepts symbols
	most    quantity
	context bool // where it is missing the context stands in for it
	array   bool // what is no array becomes one
	kind    string
	subtype string
}

type quantity uint8

const (
	exactlyOne quantity = iota
	optional
	optionalLazy
	oneOrMore
)

// symbols is a set of the letters that stand for kinds of arguments.
type symbols uint16

const symbolLetters = "asnblfom" // m: missing

func symbolsOf(letters string) (s symbols) {
	for _, c := range []byte(letters) {
		if n := strings.IndexByte(symbolLetters, c); n >= 0 {
			s |= 1 << n
		}
	}
	return s
}

var kindSymbols = [...]byte{
	kindUndefined: 'm', kindNull: 'l', kindBool: 'b', kindNumber: 'n', kindText: 's',
	kindArray: 'a', kindObject: 'o', kindFunction: 'f',
}

var kindSets = [...]symbols{
	kindUndefined: 1 << 7, kindNull: 1 << 4, kindBool: 1 << 3, kindNumber: 1 << 2, kindText: 1 << 1,
	kindArray: 1 << 0, kindObject: 1 << 6, kindFunction: 1 << 5,
}

// parseSignature reads a signature up to the colon; what it gives back is not
// checked.
func parseSignature(s string) (*signature, *failure) {
	made := &signature{}
	for at := 1; at < len(s) && s[at] != ':'; at++ {
		var f *failure
		switch c := s[at]; c {
		case '-', '?', '+':
			made.last().quantify(c)
		case '(':
			at, f = made.choice(s, at)
		case '<':
			at, f = made.subtype(s, at)
		default:
			made.add(c)
		}
		if f != nil {
			return nil, f
		}
	}
	return made, nil
}

func (s *signature) last() *parameter {
	if len(s.parameters) == 0 {
		return &parameter{}
	}
	return &s.parameters[len(s.parameters)-1]
}

func (s *signature) add(c byte) {
	p := parameter{kind: string(rune(c))}
	switch c {
	case 's', 'n', 'b', 'l', 'o':
		p.accepts = symbolsOf(p.kind + "m")
	case 'a':
		p.accepts, p.array = symbolsOf("asnblfom"), true
	case 'f':
		p.accepts = symbolsOf("f")
	case 'j':
		p.accepts = symbolsOf("asnblom")
	case 'x':
		p.accepts = symbolsOf("asnblfom")
	default:
		return
	}
	s.parameters = append(s.parameters, p)
}

func (p *parameter) quantify(c byte) {
	switch {
	case c == '-':
		p.context = true
		p.optional()
	case c == '?':
		p.optional()
	case p.most == exactlyOne:
		p.most = oneOrMore
	}
}

func (p *parameter) optional() {
	if p.most == exactlyOne {
		p.most = optional
	} else if p.most == optional {
		p.most = optionalLazy
	}
}

// closing gives the place of the bracket that closes the one at a place.
func closing(s string, at int, open, closes byte) int {
	depth := 1
	for at++; at < len(s); at++ {
		if s[at] == closes {
			if depth--; depth == 0 {
				break
			}
		} else if s[at] == open {
			depth++
		}
	}
	return min(at, len(s))
}

func (s *signature) choice(source string, at int) (int, *failure) {
	end := closing(source, at, '(', ')')
	choice := source[at+1 : end]
	if strings.Contains(choice, "<") {
		return at, (&failure{code: "S0402", position: int32(at) + 1}).with(insertValue, text(choice))
	}
	s.parameters = append(s.parameters, parameter{accepts: symbolsOf(choice + "m"), kind: "(" + choice + ")"})
	return end, nil
}

func (s *signature) subtype(source string, at int) (int, *failure) {
	p := s.last()
	if p.kind != "a" && p.kind != "f" {
		return at, (&failure{code: "S0401", position: int32(at) + 1}).with(insertValue, text(p.kind))
	}
	end := closing(source, at, '<', '>')
	p.subtype = source[at+1 : end]
	return end, nil
}
