package sns_test

import (
	"fmt"
	"math"
	"math/big"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/action"
)

// share is the i-th of n pauses between 0 and span milliseconds, where it has come as far as a part of a whole: cut to
// whole milliseconds, with numbers of any size.
func share(span int64, part, whole *big.Int) int64 {
	if whole.Sign() == 0 {
		return 0
	}
	product := new(big.Int).Mul(big.NewInt(span), part)
	return product.Quo(product, whole).Int64()
}

func powerOfTwoLessOne(n int) *big.Int {
	power := new(big.Int).Lsh(big.NewInt(1), uint(n))
	return power.Sub(power, big.NewInt(1))
}

// formulas are the functions whose pauses are exact, as the engine states them: the i-th of n pauses, in milliseconds.
var formulas = map[string]func(i, n int, least, most int64) int64{
	"linear": func(i, n int, least, most int64) int64 {
		return least + share(most-least, big.NewInt(int64(i)), big.NewInt(int64(n-1)))
	},
	"arithmetic": func(i, n int, least, most int64) int64 {
		return least + share(most-least, big.NewInt(int64(i*(i+1))), big.NewInt(int64(n*(n-1))))
	},
	"exponential": func(i, n int, least, most int64) int64 {
		return least + share(most-least, powerOfTwoLessOne(i), powerOfTwoLessOne(n-1))
	},
}

// tried is how long the pauses are between the attempts to deliver to an endpoint whose policy has a backoff phase only.
func tried(least, most int64, n int, function string) (pauses []time.Duration) {
	e := topic()
	e.ConnectBy("subscriptions", action.PostHTTP, "kitchen", quoted("DeliveryPolicy", fmt.Sprintf(
		`{"healthyRetryPolicy":{"minDelayTarget":%d,"maxDelayTarget":%d,"numRetries":%d,"backoffFunction":"%s"}}`, least, most, n, function)))
	published(e, "soup")
	at := attempts(e)
	for i := range at[1:] {
		pauses = append(pauses, at[i+1].Sub(at[i]))
	}
	return pauses
}

// spans are the least and the most pauses, in seconds, that a hundred of them may grow between within an hour.
var spans = []struct{ least, most int64 }{{1, 60}, {5, 60}, {7, 9}, {20, 20}, {1, 36}}

// However many pauses a policy asks for, up to a hundred: each is that of its formula, none is beyond the most, and of
// two or more the first is the least and the last the most.
func TestEachPauseOfABackoffIsThatOfItsFormula(t *testing.T) {
	for name, formula := range formulas {
		for _, c := range spans {
			for n := 1; n <= 100; n++ {
				var wanted []time.Duration
				for i := range n {
					wanted = append(wanted, time.Duration(formula(i, n, c.least*1000, c.most*1000))*time.Millisecond)
				}
				pauses := tried(c.least, c.most, n, name)
				require.Equal(t, wanted, pauses, "%s, %d from %d s to %d s", name, n, c.least, c.most)
				require.Equal(t, time.Duration(c.least)*time.Second, pauses[0])
				require.True(t, n == 1 || pauses[n-1] == time.Duration(c.most)*time.Second)
			}
		}
	}
}

// Those of a geometric backoff are roots, found to within a microsecond or two and rounded to milliseconds.
func TestPausesOfAGeometricBackoffAreTheSameMultipleOfTheOneBefore(t *testing.T) {
	for _, c := range spans {
		for n := 2; n <= 100; n++ {
			pauses := tried(c.least, c.most, n, "geometric")
			require.Len(t, pauses, n)
			for i, pause := range pauses {
				exact := float64(c.least) * math.Pow(float64(c.most)/float64(c.least), float64(i)/float64(n-1))
				require.InDelta(t, exact, pause.Seconds(), 0.000_502, "pause %d of %d from %d s to %d s", i, n, c.least, c.most)
				require.Zero(t, pause%time.Millisecond)
			}
			require.Equal(t, time.Duration(c.least)*time.Second, pauses[0])
			require.Equal(t, time.Duration(c.most)*time.Second, pauses[n-1])
		}
	}
	require.Equal(t, []time.Duration{7 * time.Second}, tried(7, 9, 1, "geometric"))
}
