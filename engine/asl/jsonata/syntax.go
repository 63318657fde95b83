package jsonata

// syntax says what a node is.
type syntax uint8

const (
	syntaxEnd syntax = iota // the end of the text where an operand should be
	syntaxName
	syntaxVariable
	syntaxLiteral // true, false, null
	syntaxString
	syntaxNumber
	syntaxRegex
	syntaxOperator // and, or, in, ? where an operand should be
	syntaxWildcard
	syntaxDescendant
	syntaxParent
	syntaxBinary // +, =, &, and, .., and until processed also . [ { ^ := @ # ~>
	syntaxNegate
	syntaxArray
	syntaxObject
	syntaxBlock
	syntaxCondition
	syntaxTransform
	syntaxCall
	syntaxPartial
	syntaxLambda
	syntaxPath
	syntaxSort
	syntaxBind
	syntaxApply
)

// syntaxNames are the library's own, which S0217 mentions.
var syntaxNames = [...]string{
	syntaxEnd: "(end)", syntaxName: "name", syntaxVariable: "variable", syntaxLiteral: "value",
	syntaxString: "string", syntaxNumber: "number", syntaxRegex: "regex", syntaxOperator: "operator",
	syntaxWildcard: "wildcard", syntaxDescendant: "descendant", syntaxParent: "parent", syntaxBinary: "binary",
	syntaxNegate: "unary", syntaxArray: "unary", syntaxObject: "unary", syntaxBlock: "block",
	syntaxCondition: "condition", syntaxTransform: "transform", syntaxCall: "function", syntaxPartial: "partial",
	syntaxLambda: "lambda", syntaxPath: "path", syntaxSort: "sort", syntaxBind: "bind", syntaxApply: "apply",
}

// node is a part of an expression.
type node struct {
	kind     syntax
	operator operator
	position int32
	variable int32  // the number of a variable's name
	text     string // of a token
	value    item   // of a literal
	regex    *pattern

	// left and right are the operands; of a condition left is what is asked,
	// right and other what follows; of a call left is the function; of a lambda
	// right is its body; of a transform left, right and other are pattern,
	// update and deletion.
	left, right, other *node
	nodes              []*node    // elements, arguments, steps, the expressions of a block
	pairs              [][2]*node // of an object, a grouping
	terms              []term     // of an order-by
	signature          *signature

	predicates []stage // [...] after what is no path
	stages     []stage // [...] and # after a step of a path
	group      *node   // the object that a {...} after a path makes
	focus      int32   // the variable of @
	index      int32   // the variable of #
	ancestor   *slot   // whom % may ask for this step's parent
	slot       *slot   // of %
	seeking    []*slot // parents to find further out
	flags      flags
}

// flags of a node.
type flags uint8

const (
	flagKeepArray     flags = 1 << iota // a[]
	flagKeepSingleton                   // a path with such a step
	flagCons                            // an array that is not to be flattened
	flagTuple                           // a step that needs more than its own value
	flagThunk                           // a call in tail position, to be made by the caller
	flagFrame                           // a block that binds variables
	flagSimple                          // an object whose names are texts, no two alike
)

func (n *node) has(f flags) bool { return n.flags&f != 0 }

// term is one of an order-by.
type term struct {
	by         *node
	descending bool
}

// stage is a filter, or the binding of an index.
type stage struct {
	filter *node
	index  int32
}

// slot is how a % finds its parent: the step that is level steps up keeps it
// under the label.
type slot struct {
	label int32
	level int
}

// names numbers the variables of an expression, from 1.
type names struct {
	list  []string
	bound []bool
}

func (t *names) number(name string) int32 {
	for n, known := range t.list {
		if known == name {
			return int32(n + 1)
		}
	}
	t.list = append(t.list, name)
	t.bound = append(t.bound, false)
	return int32(len(t.list))
}

func (t *names) bind(name string) int32 {
	n := t.number(name)
	t.bound[n-1] = true
	return n
}

// free lists the names that are never bound, less those of input and context.
func (t *names) free() []string {
	var free []string
	for n, name := range t.list {
		if !t.bound[n] && name != "" && name != "$" {
			free = append(free, name)
		}
	}
	return free
}

// operator is one of two operands that is evaluated as such.
type operator uint8

const (
	opNone operator = iota
	opAdd
	opSubtract
	opMultiply
	opDivide
	opRemainder
	opEqual
	opUnequal
	opLess
	opLessEqual
	opGreater
	opGreaterEqual
	opConcat
	opRange
	opIn
	opAnd
	opOr
)

// strength is how strongly an operator binds its left operand, and what it is.
type strength struct {
	left     int
	operator operator
}

var powers = map[string]strength{
	".": {75, 0}, "[": {80, 0}, "{": {70, 0}, "(": {80, 0}, "@": {80, 0}, "#": {80, 0}, "?": {20, 0},
	"^": {40, 0}, ":=": {10, 0}, "~>": {40, 0},
	"+": {50, opAdd}, "-": {50, opSubtract}, "*": {60, opMultiply}, "/": {60, opDivide}, "%": {60, opRemainder},
	"=": {40, opEqual}, "!=": {40, opUnequal}, "<": {40, opLess}, "<=": {40, opLessEqual}, ">": {40, opGreater},
	">=": {40, opGreaterEqual}, "&": {50, opConcat}, "in": {40, opIn}, "and": {30, opAnd}, "or": {25, opOr},
}
