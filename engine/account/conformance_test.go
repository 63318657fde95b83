package account_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine"
	"playground/engine/account"
	"playground/engine/catalog"
	"playground/engine/enginetest/conformance"
	"playground/engine/scenario"
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
	return []conformance.Suite{
		conformance.Sequences("sqs/sequences", endpoint),
		conformance.Sequences("sqs/query_protocol", endpoint),
	}
}

func TestConformance(t *testing.T) { conformance.Run(t, suites(t)...) }

func TestNoMutationOfACasePasses(t *testing.T) { conformance.RunMutations(t, suites(t)...) }
