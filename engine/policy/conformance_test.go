package policy_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
	"playground/engine/policy"
	"playground/engine/value"
)

// cases reads a file of recorded cases from the folder that CONFORMANCE names. They are not part of the project: where
// the folder is not there, the answer is no cases, and the stories in policy_test.go stand alone.
func cases(t *testing.T, name string) []value.Value {
	t.Helper()
	folder := os.Getenv("CONFORMANCE")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared", "conformance")
	}
	text, err := os.ReadFile(filepath.Join(folder, "sns", name))
	if os.IsNotExist(err) {
		t.Logf("%s is not in %s: left out", name, folder)
		return nil
	}
	require.NoError(t, err)
	all, bad := value.Parse(string(text), value.Limits{})
	require.Nil(t, bad)
	var found []value.Value
	for _, one := range all.Elements() {
		if of(one, "scope") == "MessageAttributes" {
			found = append(found, one)
		}
	}
	require.NotEmpty(t, found)
	return found
}

func of(v value.Value, names ...string) string {
	for _, name := range names {
		v, _ = v.Get(name)
	}
	text, _ := v.AsText()
	return text
}

func attributesOf(v value.Value) []action.Attribute {
	var all []action.Attribute
	for name, one := range v.Members() {
		all = append(all, action.Attribute{Name: name, Type: of(one, "Type"), Value: of(one, "Value")})
	}
	return all
}

func TestRecordedMessagesPassAsRecorded(t *testing.T) {
	for _, c := range cases(t, "filter_policy.json") {
		pattern, _ := c.Get("policy")
		attributes, _ := c.Get("attributes")
		expect, _ := c.Get("expect")
		p, problems := policy.Compile(pattern)
		require.Empty(t, problems, c.String())
		matched := p.Match(attributesOf(attributes))
		require.Equal(t, expect.String(), value.Bool(matched).String(), c.String())
		require.Equal(t, matched, p.Explain(attributesOf(attributes)) == "", c.String())
		require.Equal(t, matched, p.FailingKey(attributesOf(attributes)) == "", c.String())
	}
}

func TestRecordedRefusalsAreWordedAsRecorded(t *testing.T) {
	for _, c := range cases(t, "filter_policy_invalid.json") {
		pattern, _ := c.Get("policy")
		_, problems := policy.Compile(pattern)
		require.NotEmpty(t, problems, c.String())
		wanted := of(c, "error", "message_first_line")
		for _, introduction := range []string{"Invalid parameter: ", "Attributes Reason: ", "FilterPolicy: "} {
			wanted = strings.TrimPrefix(wanted, introduction)
		}
		require.Equal(t, wanted, problems[0].Message, c.String())
	}
}

func TestRecordedPoliciesAreAsComplexAsRecorded(t *testing.T) {
	for _, c := range cases(t, "filter_policy_complexity.json") {
		pattern, _ := c.Get("policy")
		accepted, _ := c.Get("accepted")
		_, problems := policy.Compile(pattern)
		require.Equal(t, accepted.String(), value.Bool(len(problems) == 0).String(), c.String())
	}
}
