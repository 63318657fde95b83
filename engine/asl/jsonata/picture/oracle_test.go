package picture_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/jsonata/picture"
	"playground/engine/value"
)

// call is a call of a function of JSONata, and what this package makes of it.
type call struct {
	Name      string `json:"name"`
	Arguments []any  `json:"arguments"`
	ours      answer
}

type answer struct {
	Result    *string `json:"result"`
	Undefined bool    `json:"undefined"`
	Code      string  `json:"code"`
}

// now is what the reference takes for the present, 2026-03-07T13:05:09.042Z.
const now = 1_772_888_709_042

// ask lets the reference implementation answer the same calls. Without Node and
// npm's jsonata nothing is compared, and that is said.
func ask(t *testing.T, calls []call) []answer {
	t.Helper()
	folder, err := filepath.Abs("../../../../web")
	require.NoError(t, err)
	if _, err := os.Stat(filepath.Join(folder, "node_modules", "jsonata")); err != nil {
		t.Log("npm's jsonata is not installed in web: nothing is compared with it")
		return nil
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Log("there is no node: nothing is compared with npm's jsonata")
		return nil
	}
	var in, out bytes.Buffer
	for _, c := range calls {
		line, err := json.Marshal(c)
		require.NoError(t, err)
		in.Write(append(line, '\n'))
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute+time.Duration(len(calls))*time.Millisecond)
	defer cancel()
	run := exec.CommandContext(ctx, node, "testdata/oracle.mjs", folder, strconv.Itoa(now))
	run.Stdin, run.Stdout, run.Stderr = &in, &out, os.Stderr
	require.NoError(t, run.Run())
	answers := make([]answer, 0, len(calls))
	for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
		var a answer
		require.NoError(t, json.Unmarshal([]byte(line), &a))
		answers = append(answers, a)
	}
	require.Len(t, answers, len(calls))
	return answers
}

func gives(text string, bad *picture.Error) answer {
	if bad != nil {
		return answer{Code: bad.Code}
	}
	return answer{Result: &text}
}

func givesNumber(f float64, bad *picture.Error) answer { return gives(picture.NumberText(f), bad) }

func (a answer) String() string {
	switch {
	case a.Code != "":
		return a.Code
	case a.Undefined:
		return "undefined"
	}
	return strconv.Quote(*a.Result)
}

// ours evaluates a call with this package.
func ours(name string, arguments ...any) call {
	f, _ := arguments[0].(float64)
	text, _ := arguments[0].(string)
	at := func(i int) string {
		if i < len(arguments) {
			return arguments[i].(string)
		}
		return ""
	}
	c := call{Name: name, Arguments: arguments}
	switch name {
	case "formatInteger":
		c.ours = gives(picture.FormatInteger(f, at(1)))
	case "parseInteger":
		c.ours = givesNumber(picture.ParseInteger(text, at(1)))
	case "formatBase":
		c.ours = gives(picture.FormatBase(f, arguments[1].(float64)))
	case "round":
		c.ours = givesNumber(picture.Round(f, arguments[1].(float64)), nil)
	case "string":
		c.ours = givesNumber(picture.Shorten(f), nil)
	case "pow":
		c.ours = givesNumber(picture.Power(f, arguments[1].(float64)), nil)
	case "formatNumber":
		options := value.Null
		if len(arguments) > 2 {
			built := value.NewObject(0)
			for _, pair := range arguments[2].(symbolList) {
				built.Set(pair[0], value.Text(pair[1]))
			}
			options = built.Value()
		}
		c.ours = gives(picture.FormatNumber(f, at(1), options))
	case "fromMillis":
		c.ours = gives(picture.FromMillis(f, at(1), at(2)))
	case "toMillis":
		c.ours = toMillis(text, arguments[1:])
	}
	return c
}

func toMillis(text string, rest []any) answer {
	if len(rest) == 0 {
		return givesNumber(picture.FromISO8601(text))
	}
	steps := 1_000_000
	f, is, bad := picture.ToMillis(text, rest[0].(string), now, &steps)
	if bad == nil && !is {
		return answer{Undefined: true}
	}
	return givesNumber(f, bad)
}

// symbolList are those of $formatNumber, in order.
type symbolList [][2]string

func (o symbolList) MarshalJSON() ([]byte, error) {
	built := map[string]string{}
	for _, pair := range o {
		built[pair[0]] = pair[1]
	}
	return json.Marshal(built)
}
