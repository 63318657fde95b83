// Package conformance holds the engine to what AWS was seen to do: it plays recorded cases, and says which pass.
//
//	folder ─ Load ─▶ cases ─ Try ─▶ passed, failed ─ baseline, exceptions ─▶ subtests, closing lines
//	                          │  ▲
//	            call, advance ▼  │ answer
//	                        Endpoint, fresh for each case
//
// The cases are not part of the project. They lie in the folder that the environment variable CONFORMANCE names, by
// default in shared/conformance beside the project's root, and its README.md tells their form. Whatever a case says
// that the runner does not know makes the case fail, so that nothing is passed over unseen.
//
// What passed is committed, with a hash of the file of cases, as the baseline in testdata: a case that passed and
// fails now fails the test while the file is the same. Where there is no file, or another, there is nothing to
// compare with; the test says so and passes.
package conformance

import (
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/value"
)

// Suite is one file of cases and how each of them is tried.
type Suite struct {
	File string                      // "sqs/sequences" for sqs/sequences.json of the folder, or sqs/sequences.jsonl
	Try  func(one value.Value) error // nil when the case passes

	// Retry plays a case once, and gives what tries the same case with other expectations; nil where Try does.
	Retry func(one value.Value) (again func(mutated value.Value) error)
	// Mutations makes the expectations of a case wrong; nil where the function Mutations does.
	Mutations func(one value.Value) []Mutation
}

// Apart is why a case is not tried at all: what it asks for is not there yet. It is counted apart, by name.
type Apart string

// Error is the reason itself.
func (a Apart) Error() string { return string(a) }

// Run tries every case of the suites, as one subtest each, and prints a closing line for every file. It also fails
// when the table of exceptions names a case that passes.
func Run(t *testing.T, suites ...Suite) {
	folder := folder(t)
	var all []verdict
	for _, s := range suites {
		c, err := load(folder, s.File)
		switch {
		case os.IsNotExist(err):
			fmt.Printf("conformance %s: there are no cases in %s: nothing is tried\n", s.File, folder)
		case err != nil:
			t.Error(err)
		default:
			all = append(all, s.run(t, c)...)
		}
	}
	printClasses(all)
}

func (s Suite) run(t *testing.T, c *corpus) []verdict {
	known := readBaseline(t, s.File)
	if known.hash != c.hash {
		fmt.Printf("conformance %s: these cases are others than those of the baseline: what passed then is not compared\n", s.File)
	}
	var all []verdict
	for _, one := range c.cases {
		v := verdict{id: one.id, confidence: one.confidence, excepted: exceptions[one.id]}
		t.Run(one.id, func(t *testing.T) {
			v.failure = s.try(one)
			v.judge(t, known, c.hash)
		})
		all = append(all, v)
	}
	printFile(s.File, all)
	writeBaseline(t, s.File, c.hash, all)
	return all
}

// RunMutations makes each expectation of each case that passes wrong in turn, and fails where a mutation passes too.
func RunMutations(t *testing.T, suites ...Suite) {
	folder := folder(t)
	for _, s := range suites {
		c, err := load(folder, s.File)
		if os.IsNotExist(err) {
			t.Logf("there are no cases of %s in %s", s.File, folder)
			continue
		}
		require.NoError(t, err)
		for _, one := range c.cases {
			if s.try(one) == nil {
				s.mutate(t, one)
			}
		}
	}
}

func (s Suite) mutate(t *testing.T, one entry) {
	mutations, again := Mutations, s.Try
	if s.Mutations != nil {
		mutations = s.Mutations
	}
	if s.Retry != nil {
		again = s.Retry(one.value)
	}
	for _, m := range mutations(one.value) {
		if (Suite{Try: again}).try(entry{value: m.Case}) == nil {
			t.Errorf("%s passes also when %s is wrong", one.id, m.Where)
		}
	}
}

// try takes a panic for what it is, a bug, and lets the other cases go on.
func (s Suite) try(one entry) (failure error) {
	defer func() {
		if bug := recover(); bug != nil {
			failure = fmt.Errorf("a bug: %v", bug)
		}
	}()
	return s.Try(one.value)
}
