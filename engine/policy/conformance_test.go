package policy_test

import (
	"os"
	"path/filepath"
	"slices"
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
	found := slices.Collect(elements(all))
	require.NotEmpty(t, found)
	return found
}

func elements(v value.Value) func(yield func(value.Value) bool) {
	return func(yield func(value.Value) bool) {
		for _, e := range v.Elements() {
			if !yield(e) {
				return
			}
		}
	}
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

// messageOf reads the message of a case. A body that is no text stands for its JSON.
func messageOf(c value.Value) *policy.Message {
	attributes, _ := c.Get("attributes")
	body, _ := c.Get("body")
	text, plain := body.AsText()
	if !plain {
		text = body.String()
	}
	var m policy.Message
	m.Read(attributesOf(attributes), text)
	return &m
}

func TestRecordedMessagesPassAsRecorded(t *testing.T) {
	for _, name := range []string{"filter_policy.json", "filter_array_consistency.json"} {
		for _, c := range cases(t, name) {
			pattern, _ := c.Get("policy")
			expect, _ := c.Get("expect")
			p, problems := policy.Compile(pattern, policy.Scope(of(c, "scope")))
			require.Empty(t, problems, c.String())
			m := messageOf(c)
			matched := p.Passes(m)
			require.Equal(t, expect.String(), value.Bool(matched).String(), c.String())
			require.Equal(t, matched, p.Failing(m) == policy.Failing{}, c.String())
			again, told := policy.Parse(pattern.String(), policy.Scope(of(c, "scope")))
			require.Equal(t, "", told, c.String())
			require.True(t, value.Equal(pattern, again))
		}
	}
}

func TestRecordedRefusalsAreWordedAsRecorded(t *testing.T) {
	for _, c := range cases(t, "filter_policy_invalid.json") {
		pattern, _ := c.Get("policy")
		_, problems := policy.Compile(pattern, policy.Scope(of(c, "scope")))
		require.NotEmpty(t, problems, c.String())
		require.Equal(t, problems[0].Message, strings.TrimPrefix(introduced(c, "message_first_line"), "FilterPolicy: "), c.String())
		if text := of(c, "policy_text"); text != "" {
			_, told := policy.Parse(text, policy.Scope(of(c, "scope")))
			require.Equal(t, introduced(c, "message"), told)
			_, told = policy.Parse(string(value.AppendIndent(nil, pattern)), policy.Scope(of(c, "scope")))
			require.Equal(t, introduced(c, "message"), told, "however the text is spaced")
		}
	}
}

// introduced is what was recorded, without the words that introduce every message about parameters.
func introduced(c value.Value, member string) string {
	told := of(c, "error", member)
	for _, introduction := range []string{"Invalid parameter: ", "Attributes Reason: "} {
		told = strings.TrimPrefix(told, introduction)
	}
	return told
}

func TestRecordedPoliciesAreAsComplexAsRecorded(t *testing.T) {
	for _, c := range cases(t, "filter_policy_complexity.json") {
		pattern, _ := c.Get("policy")
		accepted, _ := c.Get("accepted")
		_, problems := policy.Compile(pattern, policy.Scope(of(c, "scope")))
		require.Equal(t, accepted.String(), value.Bool(len(problems) == 0).String(), c.String())
		combinations, _ := c.Get("combinations")
		require.Equal(t, combinations.String(), value.Int(int64(policy.Combinations(pattern))).String(), c.String())
	}
}
