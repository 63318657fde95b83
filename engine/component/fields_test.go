package component_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/component"
	"playground/engine/value"
)

var fields = []component.Field{
	{Name: "VisibilityTimeout", Type: component.TypeInteger, Unit: "s", Default: value.Int(30), Max: 43200},
	{Name: "Workers", Type: component.TypeInteger, Default: value.Int(1)},
	{Name: "Raw", Type: component.TypeBoolean, Default: value.Bool(true)},
	{Name: "Label", Title: "What it is for", Type: component.TypeText},
	{Name: "Body", Type: component.TypeTemplate, Default: value.Text("order {{n}}")},
	{Name: "Pattern", Type: component.TypeEnum, Default: value.Text("constant"), Options: []string{"constant", "poisson"}},
	{Name: "Timeout", Type: component.TypeDuration, Default: value.Text("30s"), Min: int64(time.Second), Max: int64(time.Hour)},
	{Name: "WorkTime", Type: component.TypeDistribution, Default: value.Text("exponential 40ms")},
	{Name: "Loss", Type: component.TypeProbability, Default: value.Text("5%")},
	{Name: "Rate", Type: component.TypeRate, Default: value.Text("5/s")},
	{Name: "FilterPolicy", Type: component.TypePolicy},
	{Name: "Even", Type: component.TypeInteger, Default: value.Int(2), Check: func(at value.Pointer, v value.Value) []component.Problem {
		if n, _ := v.AsInt(); n%2 != 0 {
			return []component.Problem{{Pointer: at, Message: "Even: an odd number"}}
		}
		return nil
	}},
}

func settings(t *testing.T, text string) (component.Settings, []component.Problem) {
	t.Helper()
	object, err := value.Parse(text, value.Limits{})
	require.Nil(t, err)
	return component.ParseSettings(fields, object, "/nodes/3", func(name string) bool { return name == "id" })
}

func TestWhatIsNotMentionedHasItsDefault(t *testing.T) {
	for _, text := range []string{`{"id":"orders"}`, `{"VisibilityTimeout":null,"Label":null,"Timeout":null,"WorkTime":null}`} {
		s, problems := settings(t, text)
		require.Empty(t, problems)
		require.Equal(t, 30*time.Second, s.Seconds("VisibilityTimeout"))
		require.True(t, s.Bool("Raw"))
		require.Equal(t, "", s.Text("Label"))
		require.Equal(t, "order {{n}}", s.Text("Body"))
		require.Equal(t, 30*time.Second, s.Duration("Timeout"))
		require.Equal(t, "exponential 40ms", s.Distribution("WorkTime").String())
		require.Equal(t, "5%", s.Probability("Loss").String())
		require.Equal(t, 200*time.Millisecond, s.Rate("Rate").Interval())
		require.True(t, s.Raw("FilterPolicy").IsNull())
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	s, problems := settings(t, `{"VisibilityTimeout":0,"Workers":-7,"Raw":false,"Label":"grüße","Body":"","Pattern":"poisson","Timeout":"1h",
		"WorkTime":"uniform 10ms 50ms","Loss":"0.05","Rate":"300/m","FilterPolicy":{"store":["a"]},"Even":4}`)
	require.Empty(t, problems)
	require.Equal(t, int64(0), s.Int("VisibilityTimeout"))
	require.Equal(t, int64(-7), s.Int("Workers"), "a field without bounds takes any number")
	require.False(t, s.Bool("Raw"))
	require.Equal(t, "grüße", s.Text("Label"))
	require.Equal(t, "poisson", s.Text("Pattern"))
	require.Equal(t, time.Hour, s.Duration("Timeout"))
	require.Equal(t, "5%", s.Probability("Loss").String())
	require.Equal(t, 200*time.Millisecond, s.Rate("Rate").Interval())
	require.Equal(t, `{"store":["a"]}`, s.Raw("FilterPolicy").String())
	require.Equal(t, `{"VisibilityTimeout":0,"Workers":-7,"Raw":false,"Label":"grüße","Body":"","Pattern":"poisson","Timeout":"1h",`+
		`"WorkTime":"uniform 10ms 50ms","Loss":"0.05","Rate":"300/m","FilterPolicy":{"store":["a"]},"Even":4}`, s.Value().String())
}

// One table: a value, and the one sentence that a person is told. Where a kernel parser speaks, its beginning.
func TestAValueThatDoesNotFitIsExplained(t *testing.T) {
	for _, c := range []struct{ name, value, told string }{
		{"VisibilityTimeout", `-1`, "VisibilityTimeout: -1 s is below the minimum of 0 s"},
		{"VisibilityTimeout", `43201`, "VisibilityTimeout: 43201 s is above the maximum of 43200 s"},
		{"VisibilityTimeout", `1.5`, "VisibilityTimeout: 1.5 is not a whole number"},
		{"VisibilityTimeout", `"30"`, `VisibilityTimeout: "30" is not a whole number`},
		{"VisibilityTimeout", `1e400`, "VisibilityTimeout: 1e400 is not a whole number"},
		{"Raw", `1`, "Raw: 1 is not true or false"},
		{"Label", `["x"]`, `Label: ["x"] is not a text`},
		{"Body", `5`, "Body: 5 is not a text"},
		{"Pattern", `"often"`, `Pattern: "often" is not one of constant, poisson`},
		{"Pattern", `7`, "Pattern: 7 is not one of constant, poisson"},
		{"Timeout", `30`, `Timeout: 30 is not a duration such as "250ms" or "1m30s"`},
		{"Timeout", `"999ms"`, "Timeout: 999ms is below the minimum of 1s"},
		{"Timeout", `"2h"`, "Timeout: 2h is above the maximum of 1h"},
		{"WorkTime", `40`, `WorkTime: 40 is not a distribution such as "40ms" or "exponential 40ms"`},
		{"Loss", `0.05`, `Loss: 0.05 is not a probability such as "5%"`},
		{"Rate", `5`, `Rate: 5 is not a rate such as "5/s"`},
		{"FilterPolicy", `"all"`, `FilterPolicy: "all" is not an object such as {"store": ["example_corp"]}`},
		{"Even", `3`, "Even: an odd number"},
		{"visibilitytimeout", `3`, `"visibilitytimeout" is not a setting here; it is spelt VisibilityTimeout`},
	} {
		_, problems := settings(t, `{"`+c.name+`":`+c.value+`}`)
		require.Equal(t, []component.Problem{{Pointer: value.Pointer("/nodes/3/" + c.name), Message: c.told}}, problems)
	}
}

func TestParsersOfTheKernelSpeakForThemselves(t *testing.T) {
	for _, c := range []struct{ name, value string }{
		{"Timeout", "soon"}, {"WorkTime", "exponential"}, {"WorkTime", "-4ms"}, {"Loss", "120%"}, {"Rate", "5/fortnight"},
	} {
		_, problems := settings(t, `{"`+c.name+`":"`+c.value+`"}`)
		require.Len(t, problems, 1)
		require.True(t, strings.HasPrefix(problems[0].Message, c.name+": "), problems[0].Message)
	}
}

func TestAWrongValueLeavesTheDefault(t *testing.T) {
	s, problems := settings(t, `{"VisibilityTimeout":-1,"Even":3,"Unknown":1}`)
	require.Len(t, problems, 3)
	require.Equal(t, int64(30), s.Int("VisibilityTimeout"))
	require.Equal(t, int64(2), s.Int("Even"))
	require.Contains(t, problems[2].Message, `"Unknown" is not a setting here; there are VisibilityTimeout, Workers`)
}

// A setting may fit or not by what another one says, wherever that stands.
func TestACheckMayLookAtOtherSettings(t *testing.T) {
	most := func(at value.Pointer, v value.Value, s component.Settings) []component.Problem {
		if n, _ := v.AsInt(); n > s.Int("Most") {
			return []component.Problem{{Pointer: at, Message: "Wanted: more than Most"}}
		}
		return nil
	}
	related := []component.Field{
		{Name: "Wanted", Type: component.TypeInteger, CheckWith: most},
		{Name: "Most", Type: component.TypeInteger, Default: value.Int(4)},
	}
	for text, fits := range map[string]bool{`{}`: true, `{"Wanted":4}`: true, `{"Wanted":5}`: false, `{"Wanted":5,"Most":5}`: true, `{"Most":2,"Wanted":3}`: false} {
		object, err := value.Parse(text, value.Limits{})
		require.Nil(t, err)
		s, problems := component.ParseSettings(related, object, "/nodes/3", nil)
		if fits {
			require.Empty(t, problems, text)
			continue
		}
		require.Equal(t, []component.Problem{{Pointer: "/nodes/3/Wanted", Message: "Wanted: more than Most"}}, problems, text)
		require.Zero(t, s.Int("Wanted"), "the default stays")
	}
}

func TestATextHasALimit(t *testing.T) {
	_, problems := settings(t, `{"Label":"`+strings.Repeat("x", 256*1024)+`"}`)
	require.Empty(t, problems)
	_, problems = settings(t, `{"Label":"`+strings.Repeat("x", 256*1024+1)+`"}`)
	require.Len(t, problems, 1)
	require.Equal(t, "Label: 262145 bytes are more than the 262144 that a text may have", problems[0].Message)
}

func TestReadingAFieldThatTheKindDoesNotListIsABug(t *testing.T) {
	s, _ := settings(t, `{}`)
	require.PanicsWithValue(t, `component: no field "Colour"`, func() { s.Int("Colour") })
}

func TestAFieldIsDataForForms(t *testing.T) {
	require.Equal(t, `{"name":"VisibilityTimeout","title":"VisibilityTimeout","type":"integer","unit":"s","default":30,"min":0,"max":43200,"help":"","source":""}`,
		fields[0].Value().String())
	require.Equal(t, `{"name":"Label","title":"What it is for","type":"text","unit":"","default":null,"help":"","source":""}`, fields[3].Value().String())
	require.Equal(t, `{"name":"Pattern","title":"Pattern","type":"enum","unit":"","default":"constant","options":["constant","poisson"],"help":"","source":""}`,
		fields[5].Value().String())
}
