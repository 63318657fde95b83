package jsonata

// builtin is a function of the language.
type builtin struct {
	name      string
	signature *signature
	arity     int // how many arguments a function that calls it may give
	call      func(m *machine, a []item) item
	dialect   dialect
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

// functions are those of the language.
var functions = []builtin{
	{"sum", signatureOf("<a<n>:n>"), 1, sum, 0},
	{"count", signatureOf("<a:n>"), 1, count, 0},
	{"max", signatureOf("<a<n>:n>"), 1, maximum, 0},
	{"min", signatureOf("<a<n>:n>"), 1, minimum, 0},
	{"average", signatureOf("<a<n>:n>"), 1, average, 0},
	{"string", signatureOf("<x-b?:s>"), 1, toText, 0},
	{"substring", signatureOf("<s-nn?:s>"), 3, substring, 0},
	{"substringBefore", signatureOf("<s-s:s>"), 2, substringBefore, 0},
	{"substringAfter", signatureOf("<s-s:s>"), 2, substringAfter, 0},
	{"lowercase", signatureOf("<s-:s>"), 1, lowercase, 0},
	{"uppercase", signatureOf("<s-:s>"), 1, uppercase, 0},
	{"length", signatureOf("<s-:n>"), 1, textLength, 0},
	{"trim", signatureOf("<s-:s>"), 1, trim, 0},
	{"pad", signatureOf("<s-ns?:s>"), 3, pad, 0},
	{"match", signatureOf("<s-f<s:o>n?:a<o>>"), 3, match, 0},
	{"contains", signatureOf("<s-(sf):b>"), 2, contains, 0},
	{"replace", signatureOf("<s-(sf)(sf)n?:s>"), 4, replace, 0},
	{"split", signatureOf("<s-(sf)n?:a<s>>"), 3, split, 0},
	{"join", signatureOf("<a<s>s?:s>"), 2, joinTexts, 0},
	{"number", signatureOf("<(nsb)-:n>"), 1, toNumber, 0},
	{"floor", signatureOf("<n-:n>"), 1, roundDown, 0},
	{"ceil", signatureOf("<n-:n>"), 1, roundUp, 0},
	{"abs", signatureOf("<n-:n>"), 1, absolute, 0},
	{"sqrt", signatureOf("<n-:n>"), 1, squareRoot, 0},
	{"random", signatureOf("<:n>"), 0, random, withoutStates},
	{"boolean", signatureOf("<x-:b>"), 1, toBoolean, 0},
	{"not", signatureOf("<x-:b>"), 1, not, 0},
	{"map", signatureOf("<af>"), 2, mapEach, 0},
	{"zip", signatureOf("<a+>"), 0, zip, 0},
	{"filter", signatureOf("<af>"), 2, filterEach, 0},
	{"single", signatureOf("<af?>"), 2, single, 0},
	{"reduce", signatureOf("<afj?:j>"), 3, reduce, 0},
	{"sift", signatureOf("<o-f?:o>"), 2, sift, 0},
	{"keys", signatureOf("<x-:a<s>>"), 1, keys, 0},
	{"lookup", signatureOf("<x-s:x>"), 2, lookup, 0},
	{"append", signatureOf("<xx:a>"), 2, appendItems, 0},
	{"exists", signatureOf("<x:b>"), 1, exists, 0},
	{"spread", signatureOf("<x-:a<o>>"), 1, spread, 0},
	{"merge", signatureOf("<a<o>:o>"), 1, merge, 0},
	{"reverse", signatureOf("<a:a>"), 1, reverse, 0},
	{"each", signatureOf("<o-f:a>"), 2, each, 0},
	{"error", signatureOf("<s?:x>"), 1, raise, 0},
	{"assert", signatureOf("<bs?:x>"), 2, assert, 0},
	{"type", signatureOf("<x:s>"), 1, typeOf, 0},
	{"sort", signatureOf("<af?:a>"), 2, sort, 0},
	{"shuffle", signatureOf("<a:a>"), 1, shuffle, 0},
	{"distinct", signatureOf("<x:x>"), 1, distinct, 0},
	{"base64encode", signatureOf("<s-:s>"), 1, base64Encode, 0},
	{"base64decode", signatureOf("<s-:s>"), 1, base64Decode, 0},
	{"encodeUrlComponent", signatureOf("<s-:s>"), 1, encodeURLComponent, 0},
	{"encodeUrl", signatureOf("<s-:s>"), 1, encodeURL, 0},
	{"decodeUrlComponent", signatureOf("<s-:s>"), 1, decodeURLComponent, 0},
	{"decodeUrl", signatureOf("<s-:s>"), 1, decodeURL, 0},
	{"eval", signatureOf("<sx?:x>"), 2, evalText, withEval},
	{"clone", signatureOf("<(oa)-:o>"), 1, cloneItem, 0},
	{"millis", signatureOf("<:n>"), 0, millis, 0},

	{"partition", signatureOf("<an:a>"), 2, partition, withStates},
	{"range", signatureOf("<nnn:a>"), 3, rangeOf, withStates},
	{"hash", signatureOf("<ss:s>"), 2, hash, withStates},
	{"random", signatureOf("<n?:n>"), 1, random, withStates},
	{"parse", signatureOf("<s:x>"), 1, parseJSON, withStates},
	{"uuid", signatureOf("<:s>"), 0, uuid, withStates},
}
