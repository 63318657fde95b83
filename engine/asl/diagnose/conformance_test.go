package diagnose_test

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/diagnose"
	"playground/engine/enginetest/conformance"
	"playground/engine/value"
)

// operations answer what the recorded cases of validation ask.
var operations = map[string]conformance.Operation{
	"CreateStateMachine":             change,
	"UpdateStateMachine":             change,
	"ValidateStateMachineDefinition": validate,
}

func suite() conformance.Suite {
	return conformance.States("asl/validation", conformance.Language{Operations: operations})
}

func TestConformance(t *testing.T) { conformance.Run(t, suite()) }

func TestNoMutationOfACasePasses(t *testing.T) { conformance.RunMutations(t, suite()) }

func change(args value.Value, _ *conformance.World) (value.Value, *conformance.Refusal) {
	if r, refused := diagnose.Request(args); refused {
		return value.Null, &conformance.Refusal{Code: r.Code, Message: r.Message}
	}
	return value.NewObject(0).Value(), nil
}

func validate(args value.Value, _ *conformance.World) (value.Value, *conformance.Refusal) {
	text, _ := args.Get("definition")
	definition, _ := text.AsText()
	severity, _ := args.Get("severity")
	least, _ := severity.AsText()
	return diagnose.Response(diagnose.Definition(definition, diagnose.TypeOf(args)), least, 0), nil
}

// What ran on AWS was accepted there: none of it is refused here.
func TestWhatRanOnAWSIsAccepted(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(corpus(), "asl", "*.jsonl"))
	if len(files) == 0 {
		fmt.Println("diagnose: there are no recorded cases: nothing is tried")
	}
	for _, file := range files {
		for _, one := range lines(t, file) {
			for i, m := range accepted(one) {
				id, _ := one.Get("id")
				name, _ := id.AsText()
				t.Run(fmt.Sprintf("%s/%d", name, i), func(t *testing.T) {
					found := m.diagnosed()
					require.False(t, diagnose.Refused(found), "%s\n%s", diagnose.Message(found), m.definition)
				})
			}
		}
	}
}

func corpus() string {
	if folder := os.Getenv("CONFORMANCE"); folder != "" {
		return folder
	}
	return "../../../../shared/conformance"
}

func lines(t *testing.T, file string) (all []value.Value) {
	f, err := os.Open(file)
	require.NoError(t, err)
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 16<<20)
	for s.Scan() {
		one, bad := value.Parse(s.Text(), value.Limits{})
		require.Nil(t, bad)
		all = append(all, one)
	}
	require.NoError(t, s.Err())
	return all
}

// machine is one that AWS accepted, or a state alone.
type machine struct {
	definition value.Value
	kind       diagnose.Type
	state      bool
}

func (m machine) diagnosed() []diagnose.Diagnostic {
	if m.state {
		return diagnose.State(m.definition.String())
	}
	return diagnose.Definition(m.definition.String(), m.kind)
}

func accepted(one value.Value) (all []machine) {
	kind, _ := one.Get("kind")
	switch word, _ := kind.AsText(); word {
	case "execution", "sync_execution", "express_async", "choice":
		definition, _ := one.Get("definition")
		return []machine{{expanded(definition), diagnose.TypeOf(one), false}}
	case "test_state":
		if m, is := acceptedState(one); is {
			return []machine{m}
		}
	case "api":
		steps, _ := one.Get("steps")
		for _, step := range steps.Elements() {
			if m, is := acceptedStep(step); is {
				all = append(all, m)
			}
		}
	}
	return all
}

// acceptedState gives the definition that TestState was given, where it did not refuse it.
func acceptedState(one value.Value) (machine, bool) {
	request, _ := one.Get("request")
	definition, given := request.Get("definition")
	_, whole := definition.Get("States")
	apiError, refused := value.Pointer("/expect/apiError/code").Resolve(one)
	code, _ := apiError.AsText()
	return machine{expanded(definition), diagnose.Standard, !whole}, given && (!refused || code != "InvalidDefinition")
}

func acceptedStep(step value.Value) (machine, bool) {
	op, _ := step.Get("op")
	name, _ := op.AsText()
	_, fails := step.Get("fails")
	_, refused := step.Get("expectError")
	args, _ := step.Get("args")
	definition, given := args.Get("definition")
	if fails || refused || !given || name != "CreateStateMachine" && name != "UpdateStateMachine" {
		return machine{}, false
	}
	return machine{expanded(definition), diagnose.TypeOf(args), false}, true
}

// expanded writes the texts out that a case abbreviates.
func expanded(v value.Value) value.Value {
	if repeat, is := v.Get("$repeat"); is {
		n, _ := v.Get("count")
		count, _ := n.AsInt()
		word, _ := repeat.AsText()
		text := ""
		for range count {
			text += word
		}
		return value.Text(text)
	}
	switch v.Kind() {
	case value.KindArray:
		var elements []value.Value
		for _, e := range v.Elements() {
			elements = append(elements, expanded(e))
		}
		return value.ArrayOf(elements)
	case value.KindObject:
		b := value.NewObject(v.Len())
		for name, m := range v.Members() {
			b.Set(name, expanded(m))
		}
		return b.Value()
	}
	return v
}
