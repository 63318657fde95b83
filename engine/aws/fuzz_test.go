package aws_test

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"playground/engine/aws"
	"playground/engine/value"
)

// FuzzDecode: whatever comes over the wire is a call or a fault, and either has an answer that is well formed.
func FuzzDecode(f *testing.F) {
	for _, seed := range [][4]string{
		{"POST", "Toys.Play", "", `{"Text":"a","Count":1,"Names":["a"],"Tags":{"a":"b"}}`},
		{"POST", "Toys.Play", "", `{"People":[{"Name":null}]}`},
		{"POST", "", "", "Action=Play&PersonEntry.1.Name=a&Tag.2.Key=k&Tag.2.Value=v&Bytes=AAEC"},
		{"GET", "", "Action=Play&Crowd.member.1.Age=1&Index.entry.1.key=x", ""},
		{"GET", "", "Action=Stop&X-Amz-Credential=a%2Fb%2Fc%2Fd", ""},
		{"GET", "", "Action=%00&.=..&Name..1=x&=", ""},
		{"PUT", ".", "a=b", ""},
	} {
		f.Add(seed[0], seed[1], seed[2], seed[3], false)
		f.Add(seed[0], seed[1], seed[2], seed[3], true)
	}
	services := toy()
	f.Fuzz(func(t *testing.T, method, target, query, body string, plain bool) {
		r := &aws.Request{Method: method, Path: "/", Query: query, Body: []byte(body), Header: map[string][]string{"X-Amz-Target": {target}}}
		if plain {
			r = wantsJSON(r)
		}
		c, fault := aws.Decode(services, r)
		answer := aws.Response{}
		if fault != nil {
			answer = c.EncodeFault(1, fault)
		} else {
			answer = c.Encode(1, c.Params)
		}
		require.GreaterOrEqual(t, answer.Status, 200)
		require.Less(t, answer.Status, 500)
		require.True(t, utf8.Valid(answer.Body))
		if target != "" || plain && fault == nil || plain && fault.Code != "UnknownOperationException" {
			_, bad := value.Parse(answer.Body, value.Limits{})
			require.True(t, bad == nil || len(answer.Body) == 0, "%s", answer.Body)
			return
		}
		require.NoError(t, wellFormed(answer.Body))
	})
}
