//go:build !js

package host

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"playground/engine"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/link"
	"playground/engine/report"
	"playground/engine/scenario"
	"playground/engine/trace"
)

const (
	fileBytesMax = 64 << 20 // what is read of a file at most; a scenario's own limit is far below
	sliceEvents  = 100_000  // how many events pass between two looks at the context
)

// Run is one run of a scenario without a browser: what `playground run` does.
type Run struct {
	File  string // path of a scenario or of a file that holds a link; a link, with what was done by hand in its run; or - for what is piped in
	For   string // how much virtual time, such as 10m
	Seed  *uint64
	JSON  bool   // the report as data
	Trace string // path of a file that receives the whole trace; "" for none

	Notices io.Writer // receives what a person should know of a link; nil for nobody
}

// Do runs the scenario and writes the report; what is wrong with the file comes back as one error of a line each.
func (r Run) Do(ctx context.Context, kinds scenario.Kinds, out io.Writer) error {
	length, err := kernel.ParseDuration(r.For)
	if err != nil {
		return fmt.Errorf("--for: %w", err)
	}
	sc, journal, err := load(r.File, kinds, r.Notices)
	if err != nil {
		return err
	}
	if r.Seed != nil {
		sc.Seed = *r.Seed
	}
	session := engine.New(sc, kinds)
	if err := r.record(ctx, course{session, journal}, kernel.Time(length)); err != nil {
		return err
	}
	return r.write(session, out)
}

func (r Run) write(session *engine.Session, out io.Writer) error {
	text := report.Text(session)
	if r.JSON {
		text = report.JSON(session).String() + "\n"
	}
	_, err := io.WriteString(out, text)
	return err
}

// load reads a scenario, or what a link holds; notices receives what a person should know of it, nil is nobody.
func load(from string, kinds scenario.Kinds, notices io.Writer) (*scenario.Scenario, []link.Command, error) {
	name, text, err := linkOrFile(from)
	if err != nil {
		return nil, nil, err
	}
	if link.Is(text) {
		opened, problems := link.Codec{Kinds: kinds, Engine: engine.Version}.Decode(text)
		if len(problems) > 0 {
			return nil, nil, problemsError(name, problems)
		}
		for _, notice := range opened.Notices {
			if notices != nil {
				_, _ = fmt.Fprintf(notices, "%s: %s\n", name, notice)
			}
		}
		return opened.Scenario, opened.Journal, nil
	}
	sc, problems := scenario.Decode([]byte(text), kinds)
	if len(problems) > 0 {
		return nil, nil, problemsError(name, problems)
	}
	return sc, nil, nil
}

func read(file string) ([]byte, error) {
	source := os.Stdin
	if file != "-" {
		opened, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		defer opened.Close()
		source = opened
	}
	text, err := io.ReadAll(io.LimitReader(source, fileBytesMax+1))
	if err == nil && len(text) > fileBytesMax {
		err = fmt.Errorf("%s is larger than %d bytes: no scenario is", file, fileBytesMax)
	}
	return text, err
}

// problemsError says all that is wrong with a file, each beside its place.
func problemsError(file string, problems []component.Problem) error {
	var lines []string
	for _, p := range problems {
		place := string(p.Pointer)
		if place != "" {
			place += ": "
		}
		lines = append(lines, file+": "+place+p.Message)
	}
	return errors.New(strings.Join(lines, "\n"))
}

// record advances and keeps the whole trace in the file, when one is wanted.
func (r Run) record(ctx context.Context, c course, to kernel.Time) error {
	if r.Trace == "" {
		return c.advance(ctx, to)
	}
	file, err := os.Create(r.Trace)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	follow(c.session, out)
	return errors.Join(c.advance(ctx, to), out.Flush(), file.Close())
}

// course is a run with what is done by hand in it.
type course struct {
	session *engine.Session
	ahead   []link.Command
}

// advance goes to the end of the run, in slices so that it can be interrupted.
func (c course) advance(ctx context.Context, to kernel.Time) error {
	for short := true; short; {
		if ctx.Err() != nil {
			return fmt.Errorf("stopped at %s of virtual time, after %d events", c.session.Now(), c.session.Events())
		}
		if len(c.ahead) == 0 || c.ahead[0].At > to {
			_, short = c.session.Advance(to, sliceEvents)
			continue
		}
		next := c.ahead[0]
		if _, arrived := c.session.Reach(next.At, next.Events, sliceEvents); arrived {
			c.session.Do(next.Does)
			c.ahead = c.ahead[1:]
		}
	}
	return nil
}

// follow writes the records that there are and every further one; a writer that failed says so when it is flushed.
func follow(session *engine.Session, out *bufio.Writer) {
	log := session.Log()
	line := func(r trace.Record) {
		_, _ = out.WriteString(log.Line(r, session.Name))
		_ = out.WriteByte('\n')
	}
	for n := log.Oldest(); n < log.Total(); n++ {
		line(log.At(n))
	}
	log.Listen(line)
}
