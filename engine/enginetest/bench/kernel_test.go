package bench

import (
	"testing"
	"time"
)

func TestPrint(t *testing.T) {
	for _, f := range Kernel(func() int64 { return time.Now().UnixNano() }) {
		t.Logf("%-24s %8.2f M/s  ratio %.2f", f.Name, f.PerSecond/1e6, f.Ratio)
	}
}
