package account_test

import (
	"encoding/base64"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/account"
	"playground/engine/action"
	"playground/engine/catalog"
	"playground/engine/enginetest/conformance"
	"playground/engine/scenario"
	"playground/engine/sqs/api"
	"playground/engine/value"
)

// fresh is an account without resources.
func fresh(t *testing.T) *account.Account {
	sc, problems := scenario.Decode([]byte(`{"format":1,"nodes":[],"wires":[]}`), catalog.Kinds())
	require.Empty(t, problems)
	return account.New(engine.New(sc, catalog.Kinds()), account.Options{ID: conformance.Account})
}

// suites are the files of cases that an account can be tried on.
func suites(t *testing.T) []conformance.Suite {
	endpoint := func() conformance.Endpoint { return fresh(t) }
	return append([]conformance.Suite{
		conformance.Sequences("sqs/sequences", endpoint),
		conformance.Sequences("sqs/query_protocol", endpoint),
		{File: "sqs/md5", Try: digest},
	}, topicSuites(endpoint)...)
}

// digest tries a case of a digest: that of a body, or of message attributes.
func digest(one value.Value) error {
	var got string
	switch kind := text(one, "/kind"); kind {
	case "md5_body":
		got = api.MD5OfMessageBody(text(one, "/body"))
	case "md5_attributes":
		attributes, err := attributesOf(one)
		if err != nil {
			return err
		}
		got = api.MD5OfMessageAttributes(attributes)
	default:
		return fmt.Errorf("there is no kind %q", kind)
	}
	if want := text(one, "/md5"); got != want {
		return fmt.Errorf("the digest is %s, expected %s", got, want)
	}
	return nil
}

func attributesOf(one value.Value) (attributes []action.Attribute, err error) {
	all, _ := one.Get("attributes")
	for name, v := range all.Members() {
		a := action.Attribute{Name: name, Type: text(v, "/DataType"), Value: text(v, "/StringValue")}
		if _, binary := v.Get("BinaryValue"); binary {
			var bytes []byte
			bytes, err = base64.StdEncoding.DecodeString(text(v, "/BinaryValue"))
			a.Value = string(bytes)
		}
		if err != nil || v.Len() != 2 {
			return nil, fmt.Errorf("attribute %s is not known: %s", name, v)
		}
		attributes = append(attributes, a)
	}
	return attributes, nil
}

func TestConformance(t *testing.T) { conformance.Run(t, suites(t)...) }

func TestNoMutationOfACasePasses(t *testing.T) { conformance.RunMutations(t, suites(t)...) }
