package value_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"playground/engine/value"

	"github.com/stretchr/testify/require"
)

// corpus holds texts that readers of JSON are known to disagree about.
var corpus = []string{
	``, ` `, `null`, `true`, `false`, `"x"`, `0`, `-0`, `-`, `01`, `1.0`, `1.`, `.1`, `1e5`, `1E-5`, `1e`, `+1`, `0x10`, `NaN`, `Infinity`,
	`[]`, `[ ]`, `[1,2]`, `[1,]`, `[,1]`, `[1 2]`, `[`, `]`, `[[[[]]]]`, `[1]]`, "[1\v]", "[1\u00a0]",
	`{}`, `{"a":1}`, `{"a":1,"a":2}`, `{"a":1,}`, `{,"a":1}`, `{"a"}`, `{"a":}`, `{a:1}`, `{'a':1}`, `{"a":1 "b":2}`, `{"":{"":{}}}`,
	`"\u0041"`, `"\ud83d\ude00"`, `"\ud83d"`, `"\ud83dx"`, `"\ude00"`, `"\u12"`, `"\x"`, `"\`, `"\"`, `"a`, "\"\n\"", "\"\t\"", "\"\x7f\"", "\"\xff\"", "\"\xc3\x28\"",
	"\ufeff{}", `//`, `/**/1`, `{} x`, `nullnull`, `nul`, `truefalse`, "\"\u2028\"", "1\n", "\r\n\t 1", `1e400`, `-1e-400`, `123456789012345678901234567890`,
	`{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9,"j":10,"a":11}`, `1e9999999999999999999`, `{"a":[{"b":[{"c":null}]}]}`,
}

func TestTheReferenceAgrees(t *testing.T) {
	accepted := 0
	for _, text := range corpus {
		if checkAgainstReference(t, []byte(text)) {
			accepted++
		}
	}
	require.Greater(t, accepted, 25)
}

func FuzzParse(f *testing.F) {
	for _, text := range corpus {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) { checkAgainstReference(t, text) })
}

// checkAgainstReference compares one text with encoding/json, which is laxer in
// three known ways, and tries all laws of a value on it.
func checkAgainstReference(t *testing.T, text []byte) (accepted bool) {
	v, bad := value.Parse(text, value.Limits{LastNameWins: true})
	if bad != nil {
		checkPlace(t, text, bad)
		stricter := strings.Contains(bad.Message, "surrogate pair") || strings.Contains(bad.Message, "not UTF-8") ||
			strings.Contains(bad.Message, "18 digits") || strings.Contains(bad.Message, "limit of 500 levels")
		require.True(t, stricter || !json.Valid(text), "%q: %s", text, bad)
		return false
	}
	require.True(t, json.Valid(text), "%q", text)
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var reference any
	require.NoError(t, decoder.Decode(&reference))
	require.Equal(t, reference, plain(v), "%q", text)
	checkRendering(t, v)
	return true
}

func checkPlace(t *testing.T, text []byte, bad *value.SyntaxError) {
	require.LessOrEqual(t, bad.Offset, len(text))
	require.GreaterOrEqual(t, bad.Offset, 0)
	require.GreaterOrEqual(t, bad.Line, 1)
	require.GreaterOrEqual(t, bad.Column, 1)
	require.NotContains(t, bad.Error(), "\n")
	_, err := value.ParsePointer(string(bad.Pointer))
	require.NoError(t, err)
}

func checkRendering(t *testing.T, v value.Value) {
	compact := v.String()
	for _, rendered := range []string{compact, string(value.AppendIndent(nil, v))} {
		back, bad := value.Parse(rendered, value.Limits{})
		require.Nil(t, bad, rendered)
		require.True(t, value.Equal(v, back), rendered)
		require.Equal(t, compact, back.String())
	}
	for _, most := range []int{1, 2, 7, 40} {
		preview := value.Preview(v, most)
		require.LessOrEqual(t, utf8.RuneCountInString(preview), most)
		require.NotContains(t, preview, "\n")
		require.True(t, utf8.ValidString(preview))
	}
}

// plain turns a value into what encoding/json decodes to.
func plain(v value.Value) any {
	switch v.Kind() {
	case value.KindBool:
		b, _ := v.AsBool()
		return b
	case value.KindNumber:
		return json.Number(v.Literal())
	case value.KindString:
		s, _ := v.AsText()
		return s
	case value.KindArray:
		list := make([]any, v.Len())
		for i, e := range v.Elements() {
			list[i] = plain(e)
		}
		return list
	case value.KindObject:
		object := map[string]any{}
		for name, member := range v.Members() {
			object[name] = plain(member)
		}
		return object
	}
	return nil
}
