package scenario_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/value"
)

var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

func TestADocumentBecomesAScenario(t *testing.T) {
	s := decode(t, ticketWindow)
	require.Equal(t, "Ticket window", s.Title)
	require.Equal(t, uint64(7), s.Seed)
	require.Len(t, s.Nodes, 5)

	kitchen := &s.Nodes[s.Find("kitchen")]
	require.Same(t, service, kitchen.Table())
	require.Equal(t, int64(3), kitchen.Settings.Int("Workers"))
	require.Equal(t, 640, kitchen.X)

	poll := &s.Wires[s.FindWire("kitchen.poll>orders.in")]
	require.Equal(t, "uniform 10ms 50ms", poll.Latency.String())
	require.Equal(t, "20ms", s.Wires[s.FindWire("guests.calls>news.in")].Latency.String(), "every wire has a latency")
	raw := &s.Wires[s.FindWire("news.subscriptions>dead.in")]
	require.True(t, raw.Settings.Bool("RawMessageDelivery"))

	require.Equal(t, scenario.Fault{At: kernel.Time(10 * time.Second), Disturbance: component.Slow, Node: "orders", Factor: 10}, s.Faults[2])
	require.Equal(t, "guests.calls>orders.in", s.Faults[3].Wire)
	require.Equal(t, "5%", s.Faults[3].Probability.String())
}

// One table of the ways in which a person, or a canvas, writes the same wire.
func TestPortsThatGoWithoutSayingAreFilledIn(t *testing.T) {
	for _, c := range []struct{ from, to, key string }{
		{"guests", "kitchen", "guests.calls>kitchen.in"},
		{"guests", "orders", "guests.calls>orders.in"},
		{"guests.calls", "orders", "guests.calls>orders.in"},
		{"orders", "kitchen", "kitchen.poll>orders.in"},
		{"orders.in", "kitchen.poll", "kitchen.poll>orders.in"},
		{"kitchen.poll", "orders", "kitchen.poll>orders.in"},
		{"kitchen", "orders", "kitchen.calls>orders.in"},
		{"orders", "dead", "orders.dead-letter>dead.in"},
		{"news", "orders", "news.subscriptions>orders.in"},
	} {
		text := fmt.Sprintf(`{"format":1,"nodes":[{"id":"guests","kind":"client"},{"id":"orders","kind":"queue"},{"id":"dead","kind":"queue"},
			{"id":"kitchen","kind":"service"},{"id":"news","kind":"topic"}],"wires":[{"from":%q,"to":%q}]}`, c.from, c.to)
		s := decode(t, text)
		require.Equal(t, c.key, s.Wires[0].Key(), "%s to %s", c.from, c.to)
	}
}

// Each story is a document, a line of dashes, and everything that is wrong with it.
func TestProblemsAreToldAllAtOnce(t *testing.T) {
	files, err := filepath.Glob("testdata/problems/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			content, err := os.ReadFile(file)
			require.NoError(t, err)
			input, want, _ := strings.Cut(string(content), "----\n")
			s, problems := scenario.Decode([]byte(input), kinds)
			require.Nil(t, s)
			got := tell(problems)
			if *rewrite {
				require.NoError(t, os.WriteFile(file, []byte(input+"----\n"+got), 0o644))
				return
			}
			require.Equal(t, want, got)
		})
	}
}

func tell(problems []component.Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintf(&b, "%s: %s\n", p.Pointer, p.Message)
	}
	return b.String()
}

// Documents that somebody made to hurt are refused in one sentence, whatever their size.
func TestHugeDocumentsAreRefusedInOneSentence(t *testing.T) {
	nodes := `{"format":1,"nodes":[` + strings.TrimSuffix(strings.Repeat("{},", 1_000_000), ",") + "]}"
	list := func(name, element string, n int) string {
		return `{"format":1,"` + name + `":[` + strings.TrimSuffix(strings.Repeat(element+",", n), ",") + "]}"
	}
	for _, c := range []struct{ name, text, pointer, message string }{
		{"a million nodes", nodes, "/nodes", "nodes: 1000000 are more than the 2000 that a scenario may have"},
		{"too many wires", list("wires", "1", 5001), "/wires", "wires: 5001 are more than the 5000 that a scenario may have"},
		{"too many notes", list("notes", "1", 1001), "/notes", "notes: 1001 are more than the 1000 that a scenario may have"},
		{"too many faults", list("faults", "1", 1001), "/faults", "faults: 1001 are more than the 1000 that a scenario may have"},
		{"five megabytes", strings.Repeat(" ", 5<<20), "", "5242880 bytes are more than the 4194304 that a scenario may have"},
	} {
		_, problems := scenario.Decode([]byte(c.text), kinds)
		require.Equal(t, []component.Problem{{Pointer: value.Pointer(c.pointer), Message: c.message}}, problems, c.name)
	}
}

func TestDeepNestingIsRefused(t *testing.T) {
	for _, depth := range []int{65, 100_000} {
		_, problems := scenario.Decode([]byte(`{"format":1,"nodes":`+strings.Repeat("[", depth)), kinds)
		require.Len(t, problems, 1)
		require.Contains(t, problems[0].Message, "64")
	}
}

func TestAfterAHundredProblemsTheRestIsCounted(t *testing.T) {
	_, problems := scenario.Decode([]byte(`{"format":1,"nodes":[`+strings.Repeat("1,", 149)+"1]}"), kinds)
	require.Len(t, problems, 101)
	require.Equal(t, component.Problem{Message: "and 50 more problems"}, problems[100])
}

func TestAFaultThatHappensNowHasNoTime(t *testing.T) {
	s := decode(t, ticketWindow)
	now := func(text string) (scenario.Fault, string) {
		v, err := value.Parse(text, value.Limits{})
		require.Nil(t, err)
		f, problems := scenario.DecodeFault(v, s)
		return f, tell(problems)
	}
	f, problems := now(`{"fault":"slow","node":"kitchen","factor":3}`)
	require.Empty(t, problems)
	require.Equal(t, scenario.Fault{Disturbance: component.Slow, Node: "kitchen", Factor: 3}, f)
	f, problems = now(`{"fault":"cut","wire":"orders>kitchen"}`)
	require.Empty(t, problems)
	require.Equal(t, "kitchen.poll>orders.in", f.Wire, "a wire is known without its ports and from either end")
	_, problems = now(`{"fault":"crash","node":"kitchen","at":"3s"}`)
	require.Equal(t, "/at: at: a fault that happens now has no time\n", problems)
	_, problems = now(`[]`)
	require.Contains(t, problems, "[] is not an object")
}
