//go:build !js

package asl_test

import (
	"testing"

	"playground/engine/enginetest/conformance"
)

// That no wrong expectation passes is a matter of the runner alone, which is the same in WebAssembly, only slower.
func TestNoMutationOfACasePasses(t *testing.T) { conformance.RunMutations(t, suites()...) }
