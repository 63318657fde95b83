package view_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/value"
	"playground/web/view"
)

func field(t *testing.T, kind, name string) component.Field {
	k, ok := kinds().Find(kind)
	require.True(t, ok)
	for _, f := range k.Fields {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("no field %s", name)
	return component.Field{}
}

func TestAFormSaysWhatEachFieldIs(t *testing.T) {
	d := open(t, shop)
	n, _ := d.Node("orders")
	rows := view.Form(d.FieldsOf("orders"), n.Object)
	require.Equal(t, view.ControlNumber, rows[0].Control)
	require.Equal(t, "6", rows[0].Shown)
	require.True(t, rows[0].Changed)
	require.Equal(t, "0 to 43\u202f200 s (12h)", rows[0].Range)
	require.Equal(t, "30 s", rows[0].Default)
	require.Equal(t, "the book", rows[0].Source)
	require.Equal(t, "none", rows[1].Default)

	k, _ := d.Node("kitchen")
	rows = view.Form(d.FieldsOf("kitchen"), k.Object)
	require.Equal(t, []string{"1ms to 1h", "1s", "1s"}, []string{rows[0].Range, rows[0].Default, rows[0].Shown})
	require.Equal(t, view.ControlSwitch, rows[1].Control)
	require.Equal(t, "on", rows[1].Default)
	require.Equal(t, view.ControlArea, rows[2].Control)

	wire := d.FieldsOf("shop.calls>orders.in")
	require.Equal(t, "latency", wire[0].Name)
	require.Nil(t, d.FieldsOf("hint"))
}

func TestWhatIsTypedIsReadOrRefusedBesideTheField(t *testing.T) {
	cases := []struct{ kind, name, typed, value, problem string }{
		{"sqs", "VisibilityTimeout", " 45 ", "45", ""},
		{"sqs", "VisibilityTimeout", "", "null", ""},
		{"sqs", "VisibilityTimeout", "99999", "null", "99999 s is above the maximum of 43200 s"},
		{"sqs", "VisibilityTimeout", "-1", "null", "-1 s is below the minimum of 0 s"},
		{"sqs", "VisibilityTimeout", "1.5", "null", `"1.5" is not a whole number of seconds, such as 90 or 1m30s`},
		{"sqs", "VisibilityTimeout", "NaN", "null", `"NaN" is not a whole number of seconds, such as 90 or 1m30s`},
		{"sqs", "VisibilityTimeout", "1m30s", "90", ""},
		{"sqs", "VisibilityTimeout", "4h", "14400", ""},
		{"sqs", "VisibilityTimeout", "500ms", "null", `"500ms" is not a whole number of seconds, such as 90 or 1m30s`},
		{"traffic", "Rate", "300/m", `"300/m"`, ""},
		{"service", "Time", "250ms", `"250ms"`, ""},
		{"service", "Time", "2h", "null", "2h is above the maximum of 1h"},
		{"service", "On", "false", "false", ""},
		{"service", "When", `{"a":["b"]}`, `{"a":["b"]}`, ""},
		{"service", "When", " ", "null", ""},
		{"sqs", "Label", "", "null", ""},
	}
	for _, c := range cases {
		v, problem := view.Read(field(t, c.kind, c.name), c.typed)
		require.Equal(t, c.problem, problem, "%s = %q", c.name, c.typed)
		require.Equal(t, c.value, v.String(), "%s = %q", c.name, c.typed)
	}
	for _, c := range []struct{ kind, name, typed string }{{"traffic", "Rate", "often"}, {"service", "When", "{"}, {"service", "When", "[1]"}} {
		_, problem := view.Read(field(t, c.kind, c.name), c.typed)
		require.NotEmpty(t, problem, c.typed)
	}
}

// What looks at other settings is checked where they all are, and not beside the field.
func TestAFieldIsReadAloneThatLooksAtOthers(t *testing.T) {
	f := component.Field{Name: "Structure", Type: component.TypeEnum, Default: value.Text(""), Options: []string{"", "json"},
		CheckWith: func(_ value.Pointer, _ value.Value, s component.Settings) []component.Problem {
			return []component.Problem{{Message: s.Text("Message") + " is no JSON"}}
		}}
	v, problem := view.Read(f, "json")
	require.Empty(t, problem)
	require.Equal(t, `"json"`, v.String())
}

func TestTheDefaultIsWrittenAsNothing(t *testing.T) {
	d := open(t, shop)
	do(t, d, "reset", d.SetField("orders", "VisibilityTimeout", value.Null))
	n, _ := d.Node("orders")
	require.Equal(t, "{}", n.Object.String())
	require.Nil(t, d.SetField("orders", "VisibilityTimeout", value.Null), "nothing changes: no edit")
}

func TestTheArgumentsOfACommand(t *testing.T) {
	k, _ := kinds().Find("sqs")
	input, problem := view.Arguments(k.Commands[0].Fields, map[string]string{"MessageBody": "order", "DelaySeconds": "5"})
	require.Empty(t, problem)
	require.Equal(t, `{"do":"node","node":"orders","command":"SendMessage","input":{"MessageBody":"order","DelaySeconds":5}}`,
		view.NodeCommand("orders", "SendMessage", input).String())
	_, problem = view.Arguments(k.Commands[0].Fields, map[string]string{"DelaySeconds": "901"})
	require.Equal(t, "DelaySeconds: 901 s is above the maximum of 900 s", problem)
}

func TestAFormSaysRangeAndDefaultTogether(t *testing.T) {
	d := open(t, shop)
	rows := map[string]view.Input{}
	for _, id := range []string{"orders", "kitchen"} {
		n, _ := d.Node(id)
		for _, row := range view.Form(d.FieldsOf(id), n.Object) {
			rows[row.Name] = row
		}
	}
	facts := func(name string) string {
		row, ok := rows[name]
		require.True(t, ok, name)
		return row.Facts()
	}
	require.Equal(t, "0 to 43\u202f200 s (12h), default 30 s", facts("VisibilityTimeout"))
	for name := range rows {
		require.NotContains(t, facts(name), "none")
	}
}

func TestASettingIsIdleWhileAnotherIsOff(t *testing.T) {
	fields := []component.Field{
		{Name: "FifoQueue", Type: component.TypeBoolean, Default: value.Bool(false), Group: "FIFO"},
		{Name: "DeduplicationScope", Type: component.TypeText, When: "FifoQueue", Group: "FIFO"},
		{Name: "Delay", Type: component.TypeText},
	}
	idle := func(object string) []bool {
		v, err := value.Parse(object, value.Limits{})
		require.Nil(t, err)
		var all []bool
		for _, row := range view.Form(fields, v) {
			all = append(all, row.Idle)
		}
		return all
	}
	require.Equal(t, []bool{false, true, false}, idle(`{}`))
	require.Equal(t, []bool{false, false, false}, idle(`{"FifoQueue": true}`))
	require.Equal(t, []bool{false, true, false}, idle(`{"FifoQueue": false, "DeduplicationScope": "queue"}`))
	require.Equal(t, "FIFO", view.Form(fields, value.Null)[1].Group)
}
