// Package script runs scripts: a command, its input, and the whole trace that must come of it. A failing test is a
// difference that reads like a story.
package script

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cockroachdb/datadriven"

	"playground/engine"
	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/report"
	"playground/engine/scenario"
	"playground/engine/trace"
	"playground/engine/value"
)

// Run runs every script under dir: commands, their input, and the whole trace that must come of them. Run the
// tests with -rewrite to write the expectations anew. The commands:
//
//	scenario            the input is a scenario; starts a session
//	load FILE           the same from a file, relative to the script
//	advance 10s         goes on; prints the trace of what happened
//	quiet 10s           goes on without printing
//	event | message     one step
//	do                  the input is a command, such as {"do": "fault", "fault": "crash", "node": "kitchen"}
//	inspect NODE        what the inspector shows
//	report              the report of the run
func Run(t *testing.T, dir string, kinds scenario.Kinds) {
	datadriven.Walk(t, dir, func(t *testing.T, path string) {
		s := &script{t: t, kinds: kinds, dir: filepath.Dir(path)}
		datadriven.RunTest(t, path, s.run)
	})
}

type script struct {
	t       *testing.T
	kinds   scenario.Kinds
	dir     string
	session *engine.Session
	lines   strings.Builder
}

var scriptCommands = map[string]func(*script, *datadriven.TestData) string{
	"scenario": func(s *script, d *datadriven.TestData) string { return s.start([]byte(d.Input)) },
	"load":     (*script).load,
	"advance":  (*script).advance,
	"quiet":    (*script).quiet,
	"event":    (*script).event,
	"message":  (*script).message,
	"do":       (*script).do,
	"inspect":  (*script).inspect,
	"report":   func(s *script, _ *datadriven.TestData) string { return report.Text(s.session) },
}

func (s *script) run(t *testing.T, d *datadriven.TestData) string {
	command, ok := scriptCommands[d.Cmd]
	if !ok {
		d.Fatalf(t, "there is no script command %q", d.Cmd)
	}
	s.lines.Reset()
	answer := command(s, d)
	if text := s.lines.String() + answer; text != "" {
		return text
	}
	return "nothing\n"
}

func (s *script) start(text []byte) string {
	sc, problems := scenario.Decode(text, s.kinds)
	if len(problems) > 0 {
		return Problems(problems)
	}
	s.session = engine.New(sc, s.kinds)
	s.session.Log().Listen(func(r trace.Record) { s.lines.WriteString(s.session.Line(r) + "\n") })
	return "ready\n"
}

func (s *script) load(d *datadriven.TestData) string {
	text, err := os.ReadFile(filepath.Join(s.dir, d.CmdArgs[0].Key))
	if err != nil {
		d.Fatalf(s.t, "%v", err)
	}
	return s.start(text)
}

func (s *script) advance(d *datadriven.TestData) string {
	by, err := kernel.ParseDuration(d.CmdArgs[0].Key)
	if err != nil {
		d.Fatalf(s.t, "%v", err)
	}
	s.session.Advance(s.session.Now().Add(by), 10_000_000)
	return ""
}

func (s *script) quiet(d *datadriven.TestData) string {
	s.advance(d)
	s.lines.Reset()
	return fmt.Sprintf("now %s\n", s.session.Now())
}

func (s *script) event(*datadriven.TestData) string {
	if !s.session.StepEvent() {
		return "nothing is due\n"
	}
	return fmt.Sprintf("now %s\n", s.session.Now())
}

func (s *script) message(*datadriven.TestData) string {
	if !s.session.StepMessage(1_000_000) {
		return "nothing is due\n"
	}
	return fmt.Sprintf("now %s\n", s.session.Now())
}

func (s *script) do(d *datadriven.TestData) string {
	command, err := value.Parse([]byte(d.Input), value.Limits{})
	if err != nil {
		d.Fatalf(s.t, "%v", err)
	}
	return Problems(s.session.Do(command))
}

func (s *script) inspect(d *datadriven.TestData) string {
	v, ok := s.session.Inspect(d.CmdArgs[0].Key)
	if !ok {
		return "no such node\n"
	}
	return string(value.AppendIndent(nil, v)) + "\n"
}

// Problems renders problems, one a line: where and what.
func Problems(all []component.Problem) string {
	var b strings.Builder
	for _, p := range all {
		fmt.Fprintf(&b, "%s: %s\n", p.Pointer, p.Message)
	}
	return b.String()
}
