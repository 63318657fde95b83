//go:build !js

package host

import (
	"fmt"
	"io"
	"os"

	"playground/engine"
	"playground/engine/link"
	"playground/engine/scenario"
	"playground/engine/value"
)

// Link turns a scenario into its share link, or a link into its scenario: what `playground link` does.
type Link struct {
	From   string // path of a scenario, of a moment or of a file that holds a link; a link; or - for what is piped in
	Moment bool   // of a link, the whole moment: scenario, what was done by hand, and the time
}

// Do writes the link or the document to out, and to notices what a person should know of an old link. What is wrong
// comes back as one error of a line each.
func (l Link) Do(kinds scenario.Kinds, out, notices io.Writer) error {
	codec := link.Codec{Kinds: kinds, Engine: engine.Version}
	name, text, err := linkOrFile(l.From)
	if err != nil {
		return err
	}
	if link.Is(text) {
		return l.open(codec, name, text, out, notices)
	}
	made, err := encode(codec, name, text)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, made)
	return err
}

// linkOrFile reads what is named, and tells the name under which problems with it are told. A file is a file, whatever
// it is called; only what is none may be a link.
func linkOrFile(from string) (name, text string, err error) {
	if _, err := os.Stat(from); err != nil && link.Is(from) {
		return "link", from, nil
	}
	bytes, err := read(from)
	return from, string(bytes), err
}

// encode makes the link of a document: a scenario, or a moment.
func encode(codec link.Codec, name, text string) (string, error) {
	if doc, err := value.Parse(text, value.Limits{}); err == nil && link.IsMoment(doc) {
		m, problems := link.ReadMoment(doc, codec.Kinds)
		if len(problems) > 0 {
			return "", problemsError(name, problems)
		}
		return told(name)(codec.EncodeRun(m.Scenario, m.Journal, link.Tail{Time: m.At}))
	}
	sc, problems := scenario.Decode([]byte(text), codec.Kinds)
	if len(problems) > 0 {
		return "", problemsError(name, problems)
	}
	return told(name)(codec.Encode(sc, link.Tail{}))
}

// told names the file in an error.
func told(name string) func(made string, err error) (string, error) {
	return func(made string, err error) (string, error) {
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		return made, nil
	}
}

func (l Link) open(codec link.Codec, name, text string, out, notices io.Writer) error {
	opened, problems := codec.Decode(text)
	if len(problems) > 0 {
		return problemsError(name, problems)
	}
	told := opened.Notices
	if n := len(opened.Journal); n > 0 && !l.Moment {
		told = append(told, fmt.Sprintf("%d commands were given by hand in this run: --moment prints them too", n))
	}
	for _, notice := range told {
		if _, err := fmt.Fprintf(notices, "%s: %s\n", name, notice); err != nil {
			return err
		}
	}
	document := scenario.Encode(opened.Scenario)
	if l.Moment {
		m := link.Moment{Scenario: opened.Scenario, Journal: opened.Journal, At: opened.Tail.Time}
		document = append(value.AppendIndent(nil, m.Value()), '\n')
	}
	_, err := out.Write(document)
	return err
}
