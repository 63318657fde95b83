package jsonata

import (
	"strings"

	"playground/engine/value"
)

// Error says why an expression cannot be read or evaluated, as the library
// words it.
type Error struct {
	Code     string // "S0201", "T0410": the first letter says syntax, type, dynamic or limit
	Position int    // in UTF-16 units from the start of the text, -1 where there is none
	Token    string // the operator, function or text it is about; may be empty
	Message  string
}

// Error gives code and message.
func (e *Error) Error() string { return e.Code + ": " + e.Message }

// failure is an error under way: callers add to it where it happened.
type failure struct {
	code     string
	position int32 // bytes from the start of the text plus one; 0 where there is none
	token    item
	insert   [5]item // what the message mentions, by insertion
	message  string  // instead of the code's
}

// insertion is a place in a message.
type insertion uint8

const (
	insertValue insertion = iota
	insertValue2
	insertIndex
	insertType
	insertExp
)

var insertionNames = [...]string{"value", "value2", "index", "type", "exp"}

//go:noinline
func fault(code string, position int32, token string) *failure {
	return &failure{code: code, position: position + 1, token: text(token)}
}

//go:noinline
func (f *failure) with(where insertion, i item) *failure {
	f.insert[where] = i
	return f
}

// report makes the error that the caller gets. All of the text is needed to
// count the place as the library does.
func (f *failure) report(source string) *Error {
	token, is := plainText(f.token)
	if !is && f.token.x == plain {
		token = f.token.v.String()
	}
	e := &Error{Code: f.code, Position: -1, Token: token, Message: f.words()}
	if f.position > 0 {
		at := min(int(f.position)-1, len(source))
		e.Position = utf16Length(source[:at])
	}
	return e
}

// words fills the message of the code in: {{name}} with JSON, {{{name}}} with
// plain text.
func (f *failure) words() string {
	if f.message != "" {
		return f.message
	}
	var b strings.Builder
	rest := messageOf(f.code)
	for {
		before, after, found := strings.Cut(rest, "{{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, _ := strings.Cut(after, "}}")
		plain := strings.HasPrefix(name, "{")
		rest = strings.TrimPrefix(after, "}")
		if !plain {
			rest = after
		}
		b.WriteString(f.inserted(strings.TrimPrefix(name, "{"), plain))
	}
}

// insertMost is how much of one value a message shows: the library has no
// limit.
const (
	insertMost = 2000
	insertDeep = 50
)

func (f *failure) inserted(name string, plain bool) string {
	i := f.token
	for k, known := range insertionNames {
		if known == name {
			i = f.insert[k]
		}
	}
	if t, is := plainText(i); is && plain {
		return t
	}
	if i.x == nil {
		return "undefined"
	}
	v := lenient(i, 0)
	text := v.String()
	if len(text) > insertMost {
		return value.Preview(v, insertMost)
	}
	return text
}
