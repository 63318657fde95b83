//go:build !js

package host

import (
	"fmt"
	"io"
	"os"

	"playground/engine"
	"playground/engine/link"
	"playground/engine/scenario"
)

// Link turns a scenario into its share link, or a link into its scenario: what `playground link` does.
type Link struct {
	From string // path of a scenario or of a file that holds a link; a link; or - for what is piped in
}

// Do writes the link or the document to out, and to notices what a person should know of an old link. What is wrong
// comes back as one error of a line each.
func (l Link) Do(kinds scenario.Kinds, out, notices io.Writer) error {
	codec := link.Codec{Kinds: kinds, Engine: engine.Version}
	name, text, err := l.text()
	if err != nil {
		return err
	}
	if link.Is(text) {
		return open(codec, name, text, out, notices)
	}
	sc, problems := scenario.Decode([]byte(text), kinds)
	if len(problems) > 0 {
		return problemsError(name, problems)
	}
	made, err := codec.Encode(sc, link.Tail{})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	_, err = fmt.Fprintln(out, made)
	return err
}

// text is what is to be turned, and the name under which problems with it are told. A file is a file, whatever it is
// called; only what is none may be a link.
func (l Link) text() (name, text string, err error) {
	if _, err := os.Stat(l.From); err != nil && link.Is(l.From) {
		return "link", l.From, nil
	}
	read, err := read(l.From)
	return l.From, string(read), err
}

func open(codec link.Codec, name, text string, out, notices io.Writer) error {
	opened, problems := codec.Decode(text)
	if len(problems) > 0 {
		return problemsError(name, problems)
	}
	for _, notice := range opened.Notices {
		if _, err := fmt.Fprintf(notices, "%s: %s\n", name, notice); err != nil {
			return err
		}
	}
	_, err := out.Write(scenario.Encode(opened.Scenario))
	return err
}
