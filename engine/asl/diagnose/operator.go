package diagnose

import "strings"

// operators are the comparisons of Choice Rules, each with a Path form but for those that have none.
const operators = "StringEquals StringEqualsPath StringLessThan StringLessThanPath StringGreaterThan StringGreaterThanPath " +
	"StringLessThanEquals StringLessThanEqualsPath StringGreaterThanEquals StringGreaterThanEqualsPath StringMatches " +
	"NumericEquals NumericEqualsPath NumericLessThan NumericLessThanPath NumericGreaterThan NumericGreaterThanPath " +
	"NumericLessThanEquals NumericLessThanEqualsPath NumericGreaterThanEquals NumericGreaterThanEqualsPath " +
	"BooleanEquals BooleanEqualsPath " +
	"TimestampEquals TimestampEqualsPath TimestampLessThan TimestampLessThanPath TimestampGreaterThan TimestampGreaterThanPath " +
	"TimestampLessThanEquals TimestampLessThanEqualsPath TimestampGreaterThanEquals TimestampGreaterThanEqualsPath " +
	"IsNull IsPresent IsNumeric IsString IsBoolean IsTimestamp"

// operands are what operators compare with, by how their names begin.
var operands = [...]struct {
	prefix string
	kind   kind
}{{"String", text}, {"Numeric", number}, {"Boolean", flag}, {"Timestamp", timestamp}, {"Is", flag}}

// operatorOf gives an operator as a field of a rule; nil: it is none.
func operatorOf(name string) *field {
	if !has(operators, name) {
		return nil
	}
	f := &field{name: name, kind: anywhere, only: pathOnly, least: -unbounded, most: unbounded}
	if strings.HasSuffix(name, "Path") {
		return f
	}
	for _, o := range operands {
		if strings.HasPrefix(name, o.prefix) {
			f.kind = o.kind
			break
		}
	}
	return f
}

// has reports whether a word is one of words with blanks between.
func has(words, word string) bool {
	for rest := words; ; {
		at := strings.Index(rest, word)
		if at < 0 || word == "" {
			return false
		}
		end := at + len(word)
		if (at == 0 || rest[at-1] == ' ') && (end == len(rest) || rest[end] == ' ') && !strings.Contains(word, " ") {
			return true
		}
		rest = rest[at+1:]
	}
}

// listed writes words as AWS lists them.
func listed(words string) string { return strings.ReplaceAll(words, " ", ", ") }
