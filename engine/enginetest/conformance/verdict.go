package conformance

import (
	"fmt"
	"slices"
	"testing"
)

// verdict is what became of one case.
type verdict struct {
	id, confidence string
	excepted       string // why it need not pass; "" when it must
	failure        error  // nil when it passes; Apart when it was not tried
}

// apart reports whether the case was not tried.
func (v *verdict) apart() bool {
	_, is := v.failure.(Apart)
	return is
}

// reporter is the part of a test that a verdict speaks to.
type reporter interface {
	Errorf(format string, args ...any)
	Logf(format string, args ...any)
}

var _ reporter = (*testing.T)(nil)

// judge tells the test of the case what came of it: an error is what passed in the baseline over the same cases and
// does no more, and an exception that is none.
func (v *verdict) judge(t reporter, known baseline, hash string) {
	same := known.hash == hash
	switch {
	case v.apart() && !(same && known.passed[v.id]):
		t.Logf("not tried: %v", v.failure)
	case v.failure == nil && v.excepted != "" && same:
		t.Errorf("the case passes: take it out of the exceptions")
	case v.failure == nil:
	case same && known.passed[v.id]:
		t.Errorf("the case passed and does not now: %v", v.failure)
	case v.excepted != "":
		t.Logf("excepted, since %s: %v", v.excepted, v.failure)
	default:
		t.Logf("the case does not pass yet: %v", v.failure)
	}
}

func passed(all []verdict) (n int) {
	for _, v := range all {
		if v.failure == nil {
			n++
		}
	}
	return n
}

func printFile(file string, all []verdict) {
	apart := 0
	for _, v := range all {
		switch {
		case v.apart():
			apart++
			fmt.Printf("  apart: %s: %v\n", v.id, v.failure)
		case v.failure != nil && v.excepted != "":
			fmt.Printf("  excepted: %s: %s\n", v.id, v.excepted)
		case v.failure != nil:
			fmt.Printf("  fails: %s (%s): %v\n", v.id, v.confidence, v.failure)
		}
	}
	if apart == 0 {
		fmt.Printf("conformance %s: %d/%d\n", file, passed(all), len(all))
	} else {
		fmt.Printf("conformance %s: %d/%d, %d apart\n", file, passed(all), len(all)-apart, apart)
	}
}

// classes are the kinds of confidence, the most trusted first.
var classes = []string{"aws-recorded", "aws-validated", "aws-derived", "aws-documented", "emulator-unit", "reference-suite", "computed"}

// printClasses sums up the cases by how far they are to be trusted.
func printClasses(all []verdict) {
	names := slices.Clone(classes)
	for _, v := range all {
		if !slices.Contains(names, v.confidence) {
			names = append(names, v.confidence)
		}
	}
	for _, name := range names {
		var of []verdict
		for _, v := range all {
			if v.confidence == name && !v.apart() {
				of = append(of, v)
			}
		}
		if len(of) > 0 {
			fmt.Printf("confidence %s: %d/%d\n", name, passed(of), len(of))
		}
	}
}
