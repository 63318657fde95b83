package template

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"playground/engine/component"
	"playground/engine/value"
)

// Error says where a template is wrong and what would be right.
type Error struct {
	Line, Column int // from 1; columns count characters
	Message      string
}

// Error renders place and message as one sentence.
func (e *Error) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Message)
}

// Compile reads a template. The error is an *Error.
func Compile(text string) (*Template, error) {
	c := compiler{text: text}
	for c.at < len(text) {
		if err := c.step(); err != nil {
			return nil, err
		}
	}
	if c.outputBytes > OutputBytesMax {
		return nil, c.fail(0, "the text can grow to %d bytes, more than the %d that a message may hold", c.outputBytes, OutputBytesMax)
	}
	if c.placeholders == 0 {
		return &Template{static: text}, nil
	}
	return &Template{parts: c.parts}, nil
}

// Check is a component.Field's check for settings that are templates.
func Check(at value.Pointer, v value.Value) []component.Problem {
	text, _ := v.AsText()
	if _, err := Compile(text); err != nil {
		return []component.Problem{{Pointer: at, Message: err.Error()}}
	}
	return nil
}

type compiler struct {
	text         string
	at           int
	parts        []part
	placeholders int
	outputBytes  int // at most
}

// step takes the next literal or placeholder.
func (c *compiler) step() error {
	rest := c.text[c.at:]
	open := strings.Index(rest, "{{")
	if open != 0 {
		literal := rest
		if open > 0 {
			literal = rest[:open]
		}
		c.add(part{literal: literal}, len(literal))
		c.at += len(literal)
		return nil
	}
	closing := strings.Index(rest, "}}")
	if closing < 0 {
		return c.fail(c.at, "{{ without }}")
	}
	c.placeholders++
	if c.placeholders > placeholderMax {
		return c.fail(c.at, "more than %d placeholders", placeholderMax)
	}
	words := strings.Fields(rest[2:closing])
	if len(words) == 0 {
		return c.fail(c.at, "nothing between {{ and }}; there are %s", names)
	}
	compile, ok := placeholders[words[0]]
	if !ok {
		return c.fail(c.at, "%s is no placeholder; there are %s", value.Preview(value.Text(words[0]), 40), names)
	}
	if err := compile(c, words); err != nil {
		return err
	}
	c.at += closing + 2
	return nil
}

func (c *compiler) add(p part, bytes int) {
	c.parts = append(c.parts, p)
	c.outputBytes += bytes
}

func (c *compiler) fail(at int, format string, args ...any) error {
	before := c.text[:at]
	line := strings.LastIndexByte(before, '\n') + 1
	return &Error{
		Line:    strings.Count(before, "\n") + 1,
		Column:  utf8.RuneCountInString(before[line:]) + 1,
		Message: fmt.Sprintf(format, args...),
	}
}

const names = "{{n}}, {{uuid}}, {{now}}, {{int 1 100}}, {{pick a b c}}"

// placeholders has one row a word of the language.
var placeholders = map[string]func(*compiler, []string) error{
	"n":    plain(fillN, numberBytesMax),
	"uuid": plain(fillUUID, uuidBytes),
	"now":  plain(fillNow, nowBytes),
	"int":  compileInt,
	"pick": compilePick,
}

// plain is the row of a placeholder that takes nothing.
func plain(fill func(*part, []byte, Context) []byte, bytes int) func(*compiler, []string) error {
	return func(c *compiler, words []string) error {
		if len(words) > 1 {
			return c.fail(c.at, "{{%s}} takes nothing, found %s", words[0], value.Preview(value.Text(words[1]), 40))
		}
		c.add(part{fill: fill}, bytes)
		return nil
	}
}

func compileInt(c *compiler, words []string) error {
	if len(words) != 3 {
		return c.fail(c.at, "{{int}} takes the least and the greatest number, as in {{int 1 100}}")
	}
	var bounds [2]int64
	for i, word := range words[1:] {
		n, err := strconv.ParseInt(word, 10, 64)
		if err != nil || n > integerMax || n < -integerMax {
			return c.fail(c.at, "{{int}}: %s is not a whole number of at most %d", value.Preview(value.Text(word), 40), int64(integerMax))
		}
		bounds[i] = n
	}
	if bounds[0] > bounds[1] {
		return c.fail(c.at, "{{int}}: %d is above %d; the least comes first", bounds[0], bounds[1])
	}
	c.add(part{fill: fillInt, lo: bounds[0], hi: bounds[1]}, numberBytesMax)
	return nil
}

func compilePick(c *compiler, words []string) error {
	words = words[1:]
	if len(words) == 0 || len(words) > wordsMax {
		return c.fail(c.at, "{{pick}} takes between 1 and %d words, as in {{pick a b c}}", wordsMax)
	}
	longest := 0
	for _, word := range words {
		longest = max(longest, len(word))
	}
	c.add(part{fill: fillPick, words: words}, longest)
	return nil
}
