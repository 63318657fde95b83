package conformance

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// Whatever the recorded cases say is known to the runner, also in the files that no endpoint is tried on yet.
func TestTheRunnerKnowsAllThatTheCasesSay(t *testing.T) {
	for _, file := range []string{"sqs/sequences", "sqs/query_protocol", "sns/sequences"} {
		c, err := load(folder(t), file)
		if os.IsNotExist(err) {
			t.Logf("there are no cases of %s in %s", file, folder(t))
			continue
		}
		require.NoError(t, err)
		for _, one := range c.cases {
			steps, err := stepsOf(one.value)
			require.NoError(t, err, one.id)
			for _, s := range steps {
				if s.kind == "call" {
					_, err = requestOf(s.call, s.params, s.query)
					require.NoError(t, err, one.id)
				}
			}
			require.NotEmpty(t, Mutations(one.value), one.id)
		}
	}
}
