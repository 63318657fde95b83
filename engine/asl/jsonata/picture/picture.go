// Package picture writes and reads numbers and times as JSONata 2.0 does: by
// the pictures of XPath and XQuery Functions and Operators 3.1, and as
// JavaScript writes numbers. It has the arithmetic whose last bit must not
// depend on the machine, too.
//
//	FormatInteger(1234, "#,##0") == "1,234"
//	FormatInteger(1234, "w")     == "one thousand, two hundred and thirty-four"
//	FormatNumber(12.5, "0.00", value.Null) == "12.50"
//	FromMillis(0, "[D1o] [MNn] [Y]", "")   == "1st January 1970"
//
// Pictures are text that anybody may have written: whatever is wrong with one
// is an Error, and none makes a result of unbounded length.
package picture

import "playground/engine/value"

// Error says by JSONata's code what is wrong with a picture or a number.
type Error struct {
	Code  string      // "D3131"
	Value value.Value // what the message of the code mentions; null where it mentions nothing
}

// Error gives the code.
func (e *Error) Error() string { return e.Code }

func fail(code string) *Error { return &Error{Code: code} }

func failText(code, text string) *Error { return &Error{code, value.Text(text)} }

// pictureMost is how long a picture may be, and how many digits or letters one
// may ask for: JavaScript runs out of stack, memory or patience somewhere
// beyond.
const pictureMost = 10_000

// tooLong is for a picture that JavaScript might fail at.
func tooLong() *Error { return failText("U1001", "The picture string is too long") }
