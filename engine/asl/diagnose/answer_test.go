package diagnose_test

import (
	"strconv"
	"strings"
	"testing"
	"testing/quick"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/asl/diagnose"
	"playground/engine/value"
)

// diagnostics counts the diagnostics in an answer.
func diagnostics(t *testing.T, response value.Value) int {
	list, is := response.Get("diagnostics")
	require.True(t, is)
	return list.Len()
}

func TestAnAnswerIsCut(t *testing.T) {
	var states strings.Builder
	for i := range 150 {
		states.WriteString(`"S` + strconv.Itoa(i) + `":{"Type":"Nope"},`)
	}
	found := diagnose.Definition(`{"StartAt":"S0","States":{`+strings.TrimSuffix(states.String(), ",")+`}}`, diagnose.Standard)
	require.Greater(t, len(found), 150)
	for most, want := range map[int]int{0: 100, 1: 1, 100: 100, 101: 100} {
		response := diagnose.Response(found, "", most)
		require.Equal(t, want, diagnostics(t, response))
		truncated, _ := response.Get("truncated")
		require.Equal(t, "true", truncated.String())
	}
	response := diagnose.Response(found[:100], "", 0)
	truncated, _ := response.Get("truncated")
	require.Equal(t, "false", truncated.String())
}

func TestRequests(t *testing.T) {
	machine := `"definition":"{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}}}"`
	for request, code := range map[string]string{
		`{"name":"a",` + machine + `}`:                                                                            "",
		`{"name":"é-ñ",` + machine + `}`:                                                                          "",
		`{"name":"",` + machine + `}`:                                                                             "InvalidName",
		`{"name":"` + strings.Repeat("n", 80) + `",` + machine + `}`:                                              "",
		`{"name":"` + strings.Repeat("n", 81) + `",` + machine + `}`:                                              "InvalidName",
		`{"name":"a b",` + machine + `}`:                                                                          "InvalidName",
		`{"name":"a\u007f",` + machine + `}`:                                                                      "InvalidName",
		`{"definition":"{}"}`:                                                                                     "InvalidDefinition",
		`{"definition":"` + strings.Repeat(" ", diagnose.DefinitionMost+1) + `"}`:                                 "ValidationException",
		`{` + machine + `,"loggingConfiguration":{"level":"OFF"}}`:                                                "",
		`{` + machine + `,"loggingConfiguration":{"level":"ALL","destinations":[]}}`:                              "InvalidLoggingConfiguration",
		`{` + machine + `,"loggingConfiguration":{"level":"ALL","destinations":[{"cloudWatchLogsLogGroup":{}}]}}`: "",
		`{` + machine + `,"versionDescription":"v"}`:                                                              "ValidationException",
		`{` + machine + `,"versionDescription":"v","publish":true}`:                                               "",
	} {
		args, bad := value.Parse(request, value.Limits{})
		require.Nil(t, bad, request)
		r, refused := diagnose.Request(args)
		require.Equal(t, code != "", refused, value.Preview(args, 200))
		require.Equal(t, code, r.Code, value.Preview(args, 200))
	}
}

// The check of times agrees with the library's, which it does without.
func TestTimesAreRead(t *testing.T) {
	refused := func(text string) bool {
		definition := one(`"Type":"Wait","Timestamp":` + value.Text(text).String() + `,"End":true`)
		return diagnose.Refused(diagnose.Definition(definition, diagnose.Standard))
	}
	for _, text := range []string{"", "Z", "2024-02-29T00:00:00Z", "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2000-02-29T00:00:00Z",
		"2024-01-31T23:59:59.123456789Z", "2024-01-31T23:59:59.Z", "2024-01-31T24:00:00Z", "2024-01-31T23:59:59+01:00", "2024-01-31T23:59:59-25:00",
		"2024-01-31t23:59:59Z", "2024-01-31T23:59:59z", "2024-01-31T23:59:59", "2024-00-31T23:59:59Z", "2024-04-31T23:59:59Z", "2024-01-31T23:59:59+0100"} {
		_, err := time.Parse(time.RFC3339, text)
		require.Equal(t, err != nil, refused(text), text)
	}
	require.NoError(t, quick.Check(func(year uint16, month, day, hour, minute, second uint8) bool {
		text := padded(int(year%3000), 4) + "-" + padded(int(month%14), 2) + "-" + padded(int(day%33), 2) + "T" +
			padded(int(hour%26), 2) + ":" + padded(int(minute%62), 2) + ":" + padded(int(second%62), 2) + "Z"
		_, err := time.Parse(time.RFC3339, text)
		return refused(text) == (err != nil)
	}, &quick.Config{MaxCount: 2000}))
}

func padded(n, digits int) string {
	text := strconv.Itoa(n)
	return strings.Repeat("0", digits-len(text)) + text
}
