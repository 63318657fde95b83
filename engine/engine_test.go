package engine_test

import (
	"testing"

	"playground/engine/catalog"
	"playground/engine/enginetest/contract"
	"playground/engine/enginetest/script"
)

func TestScripts(t *testing.T) { script.Run(t, "testdata/scripts", catalog.Kinds()) }

func TestEveryKindKeepsTheContract(t *testing.T) { contract.Run(t, catalog.Kinds()) }
