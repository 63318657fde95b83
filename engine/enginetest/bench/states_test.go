package bench

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"playground/engine/asl"
)

// Each workload enters as many states as it says, tasks fail twice, and what waits stays open.
func TestStateMachinesRunWhole(t *testing.T) {
	for _, w := range workloads() {
		d := &director{}
		x := d.whole(w.machine)
		require.Equal(t, asl.Succeeded, x.Status(), w.name)
		entered, failed := int64(0), 0
		for i := range x.History().Len() {
			kind := x.History().Type(i).String()
			if strings.HasSuffix(kind, "StateEntered") {
				entered++
			}
			if kind == "LambdaFunctionFailed" {
				failed++
			}
		}
		require.Equal(t, w.transitions, entered, w.name)
		if strings.HasPrefix(w.name, "Task") {
			require.Equal(t, taskFailures, failed)
			require.EqualValues(t, 3000, d.now, "a second, and then two")
		}
	}
}

func TestOpenExecutionsWait(t *testing.T) {
	d := &director{}
	d.open(machineOf(yearOfWait), 10)
	for _, x := range d.waiting {
		require.Equal(t, asl.Running, x.Status())
	}
}
