package link

import (
	"fmt"
	"strconv"
	"strings"

	"playground/engine/component"
	"playground/engine/kernel"
)

// Tail is the readable end of a link, which people write by hand too: "&seed=7&t=12.5s&select=orders&p.shop.Rate=50/s".
// What is zero is not written.
type Tail struct {
	Seed       *uint64     // another seed than the scenario's
	Time       kernel.Time // the moment to show
	Select     string      // the node, by id, or the wire, by key, to look at
	Attributes []Attribute // that differ from the scenario
	URL        string      // the file that the scenario is of, https
}

// Attribute is another value for one attribute of a node, in the words of the scenario: 50, true, 5/s, {"dish":["soup"]}.
type Attribute struct{ Node, Name, Text string }

// String writes the tail as it stands behind the payload; "" when there is nothing to say.
func (t Tail) String() string {
	var dst []byte
	if t.Seed != nil {
		dst = appendPair(dst, "seed", strconv.FormatUint(*t.Seed, 10))
	}
	if t.Time > 0 {
		dst = appendPair(dst, "t", kernel.FormatDuration(t.Time.Sub(0)))
	}
	if t.Select != "" {
		dst = appendPair(dst, "select", t.Select)
	}
	for _, a := range t.Attributes {
		dst = appendPair(dst, "p."+a.Node+"."+a.Name, a.Text)
	}
	if t.URL != "" {
		dst = appendPair(dst, "url", t.URL)
	}
	return string(dst)
}

func appendPair(dst []byte, name, text string) []byte {
	dst = appendEscaped(append(dst, '&'), name)
	return appendEscaped(append(dst, '='), text)
}

// ParseTail reads a tail, with or without the first &. Use it alone where a link has no payload, only "#url=…".
func ParseTail(text string) (Tail, []component.Problem) {
	var t Tail
	var problems []component.Problem
	if len(text) > tailBytesMax {
		return t, problem(errTail(text))
	}
	seen := map[string]bool{}
	for _, pair := range strings.Split(text, "&") {
		if pair == "" {
			continue
		}
		name, err := t.read(pair)
		if err == nil && seen[name] {
			err = fmt.Errorf("%s stands twice in this link", name)
		}
		if err != nil {
			problems = append(problems, component.Problem{Message: err.Error()})
		}
		seen[name] = true
		if len(problems) == problemsMax {
			break
		}
	}
	return t, problems
}

func errTail(text string) error {
	return fmt.Errorf("the end of this link has %s characters, more than the %s that it may have", thousands(len(text)), thousands(tailBytesMax))
}

const problemsMax = 20

// read takes one name=value.
func (t *Tail) read(pair string) (name string, err error) {
	name, text, assigned := strings.Cut(pair, "=")
	name, okName := unescape(name)
	text, okText := unescape(text)
	if !okName || !okText {
		return name, fmt.Errorf("%s in this link is not text in UTF-8", quote(pair))
	}
	read, known := tailMembers[name]
	attribute := strings.HasPrefix(name, "p.")
	if attribute {
		read, known = readAttribute(name), true
	}
	switch {
	case !known:
		return name, fmt.Errorf("%s is not known at the end of a link; there are seed, t, select, p.<node>.<attribute> and url", quote(name))
	case !assigned || text == "" && !attribute:
		return name, fmt.Errorf("%s needs a value, such as %s", quote(name), example(name))
	}
	return name, read(t, text)
}

var tailMembers = map[string]func(*Tail, string) error{
	"seed":   (*Tail).readSeed,
	"t":      (*Tail).readTime,
	"select": (*Tail).readSelect,
	"url":    (*Tail).readURL,
}

func example(name string) string {
	if text, ok := examples[name]; ok {
		return text
	}
	return "p.shop.Rate=50/s"
}

var examples = map[string]string{"seed": "seed=7", "t": "t=12.5s", "select": "select=orders", "url": "url=https://example.org/scene.json"}

func (t *Tail) readSeed(text string) error {
	seed, err := strconv.ParseUint(text, 10, 64)
	if err != nil || seed > seedMax {
		return fmt.Errorf("seed: %s is not a whole number from 0 to %d", quote(text), uint64(seedMax))
	}
	t.Seed = &seed
	return nil
}

func (t *Tail) readTime(text string) (err error) {
	t.Time, err = kernel.ParseTime(text)
	if err != nil {
		return fmt.Errorf("t: %w", err)
	}
	return nil
}

func (t *Tail) readSelect(text string) error {
	t.Select = text
	return nil
}

func (t *Tail) readURL(text string) error {
	if !strings.HasPrefix(text, "https://") || text == "https://" {
		return fmt.Errorf("url: %s is not an address that begins with https://", quote(text))
	}
	t.URL = text
	return nil
}

func readAttribute(name string) func(*Tail, string) error {
	return func(t *Tail, text string) error {
		parts := strings.Split(name, ".")
		if len(parts) != 3 || parts[1] == "" || parts[2] == "" {
			return fmt.Errorf("%s names no attribute; write p.<node>.<attribute>, such as p.shop.Rate=50/s", quote(name))
		}
		t.Attributes = append(t.Attributes, Attribute{parts[1], parts[2], text})
		return nil
	}
}
