package jsonata

// builtin is a function of the language.
type builtin struct {
	name      string
	takes     string // the signature as it is written
	signature *signature
	arity     int // how many arguments a function that calls it may give
	call      func(m *machine, a []item) item
	dialect   dialect
	value     item // the function itself
}

// dialect says where a function is there.
type dialect uint8

const (
	everywhere dialect = iota
	withEval
	withoutStates
	withStates
)

func (b *builtin) there(o Options) bool {
	switch b.dialect {
	case withEval:
		return o.Eval
	case withStates:
		return o.StepFunctions
	case withoutStates:
		return !o.StepFunctions
	}
	return true
}

// signatureOf reads a signature of the language's own.
func signatureOf(s string) *signature {
	read, _ := parseSignature(s)
	return read
}

// nativesOf gives for each name the function of the language that it means,
// and what is unset for the whole input.
func nativesOf(t *names, table []builtin, o Options) []item {
	natives := make([]item, len(t.list))
	for n, name := range t.list {
		if natives[n] = native(table, o, name); name == "$" {
			natives[n].x = unset
		}
	}
	return natives
}

// native gives the function of the language that has a name.
func native(table []builtin, o Options, name string) item {
	for n := range table {
		if table[n].name == name && table[n].there(o) {
			return table[n].value
		}
	}
	return item{}
}

// asValues makes the values that stand for the functions. Nothing changes them
// afterwards.
func asValues(table []builtin) []builtin {
	for n := range table {
		table[n].signature = signatureOf(table[n].takes)
		table[n].value = functionItem(&function{native: &table[n]})
	}
	return table
}

// functions are those of the language.
var functions = asValues([]builtin{
	{name: "sum", takes: "<a<n>:n>", arity: 1, call: sum},
	{name: "count", takes: "<a:n>", arity: 1, call: count},
	{name: "max", takes: "<a<n>:n>", arity: 1, call: maximum},
	{name: "min", takes: "<a<n>:n>", arity: 1, call: minimum},
	{name: "average", takes: "<a<n>:n>", arity: 1, call: average},
	{name: "string", takes: "<x-b?:s>", arity: 1, call: toText},
	{name: "substring", takes: "<s-nn?:s>", arity: 3, call: substring},
	{name: "substringBefore", takes: "<s-s:s>", arity: 2, call: substringBefore},
	{name: "substringAfter", takes: "<s-s:s>", arity: 2, call: substringAfter},
	{name: "lowercase", takes: "<s-:s>", arity: 1, call: lowercase},
	{name: "uppercase", takes: "<s-:s>", arity: 1, call: uppercase},
	{name: "length", takes: "<s-:n>", arity: 1, call: textLength},
	{name: "trim", takes: "<s-:s>", arity: 1, call: trim},
	{name: "pad", takes: "<s-ns?:s>", arity: 3, call: pad},
	{name: "match", takes: "<s-f<s:o>n?:a<o>>", arity: 3, call: match},
	{name: "contains", takes: "<s-(sf):b>", arity: 2, call: contains},
	{name: "replace", takes: "<s-(sf)(sf)n?:s>", arity: 4, call: replace},
	{name: "split", takes: "<s-(sf)n?:a<s>>", arity: 3, call: split},
	{name: "join", takes: "<a<s>s?:s>", arity: 2, call: joinTexts},
	{name: "formatNumber", takes: "<n-so?:s>", arity: 3, call: formatNumber},
	{name: "formatBase", takes: "<n-n?:s>", arity: 2, call: formatBase},
	{name: "formatInteger", takes: "<n-s:s>", arity: 2, call: formatInteger},
	{name: "parseInteger", takes: "<s-s:n>", arity: 2, call: parseInteger},
	{name: "number", takes: "<(nsb)-:n>", arity: 1, call: toNumber},
	{name: "floor", takes: "<n-:n>", arity: 1, call: roundDown},
	{name: "ceil", takes: "<n-:n>", arity: 1, call: roundUp},
	{name: "round", takes: "<n-n?:n>", arity: 2, call: round},
	{name: "abs", takes: "<n-:n>", arity: 1, call: absolute},
	{name: "sqrt", takes: "<n-:n>", arity: 1, call: squareRoot},
	{name: "power", takes: "<n-n:n>", arity: 2, call: power},
	{name: "random", takes: "<:n>", arity: 0, call: random, dialect: withoutStates},
	{name: "boolean", takes: "<x-:b>", arity: 1, call: toBoolean},
	{name: "not", takes: "<x-:b>", arity: 1, call: not},
	{name: "map", takes: "<af>", arity: 2, call: mapEach},
	{name: "zip", takes: "<a+>", arity: 0, call: zip},
	{name: "filter", takes: "<af>", arity: 2, call: filterEach},
	{name: "single", takes: "<af?>", arity: 2, call: single},
	{name: "reduce", takes: "<afj?:j>", arity: 3, call: reduce},
	{name: "sift", takes: "<o-f?:o>", arity: 2, call: sift},
	{name: "keys", takes: "<x-:a<s>>", arity: 1, call: keys},
	{name: "lookup", takes: "<x-s:x>", arity: 2, call: lookup},
	{name: "append", takes: "<xx:a>", arity: 2, call: appendItems},
	{name: "exists", takes: "<x:b>", arity: 1, call: exists},
	{name: "spread", takes: "<x-:a<o>>", arity: 1, call: spread},
	{name: "merge", takes: "<a<o>:o>", arity: 1, call: merge},
	{name: "reverse", takes: "<a:a>", arity: 1, call: reverse},
	{name: "each", takes: "<o-f:a>", arity: 2, call: each},
	{name: "error", takes: "<s?:x>", arity: 1, call: raise},
	{name: "assert", takes: "<bs?:x>", arity: 2, call: assert},
	{name: "type", takes: "<x:s>", arity: 1, call: typeOf},
	{name: "sort", takes: "<af?:a>", arity: 2, call: sort},
	{name: "shuffle", takes: "<a:a>", arity: 1, call: shuffle},
	{name: "distinct", takes: "<x:x>", arity: 1, call: distinct},
	{name: "base64encode", takes: "<s-:s>", arity: 1, call: base64Encode},
	{name: "base64decode", takes: "<s-:s>", arity: 1, call: base64Decode},
	{name: "encodeUrlComponent", takes: "<s-:s>", arity: 1, call: encodeURLComponent},
	{name: "encodeUrl", takes: "<s-:s>", arity: 1, call: encodeURL},
	{name: "decodeUrlComponent", takes: "<s-:s>", arity: 1, call: decodeURLComponent},
	{name: "decodeUrl", takes: "<s-:s>", arity: 1, call: decodeURL},
	{name: "eval", takes: "<sx?:x>", arity: 2, call: evalText, dialect: withEval},
	{name: "toMillis", takes: "<s-s?:n>", arity: 2, call: toMillis},
	{name: "fromMillis", takes: "<n-s?s?:s>", arity: 3, call: fromMillis},
	{name: "clone", takes: "<(oa)-:o>", arity: 1, call: cloneItem},
	{name: "now", takes: "<s?s?:s>", arity: 2, call: now},
	{name: "millis", takes: "<:n>", arity: 0, call: millis},

	{name: "partition", takes: "<an:a>", arity: 2, call: partition, dialect: withStates},
	{name: "range", takes: "<nnn:a>", arity: 3, call: rangeOf, dialect: withStates},
	{name: "hash", takes: "<xs:s>", arity: 2, call: hash, dialect: withStates},
	{name: "random", takes: "<n?:n>", arity: 1, call: random, dialect: withStates},
	{name: "parse", takes: "<s:x>", arity: 1, call: parseJSON, dialect: withStates},
	{name: "uuid", takes: "<:s>", arity: 0, call: uuid, dialect: withStates},
})
