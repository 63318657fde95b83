package kernel

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// line is a waiting line before equal servers, simulated with nothing but the kernel: M/M/c in Kendall's notation.
type line struct {
	calendar      Calendar
	arrivals      Rand
	work          Rand
	between, mean time.Duration
	servers       int
	customers     int
	now           Time

	present []Time // when those who wait or are served came, in the order of coming
	served  int    // how many of them are served now
	came    int
	left    int
	stay    time.Duration // of all who left after the warm-up
	counted int
	area    float64 // number present times time
	stays   float64 // of all who left, to compare with area
}

const (
	kindArrive = iota
	kindLeave
	warmUp = 1000 // customers who find the line shorter than it will be, and do not count
)

func (l *line) run() {
	l.calendar.Schedule(0, Event{Kind: kindArrive})
	for at, e, ok := l.calendar.Pop(); ok; at, e, ok = l.calendar.Pop() {
		l.area += float64(l.came-l.left) * float64(at-l.now)
		l.now = at
		if e.Kind == kindArrive {
			l.arrive()
		} else {
			l.leave(Time(e.A))
		}
	}
}

func (l *line) arrive() {
	l.came++
	if l.came < l.customers {
		l.calendar.Schedule(l.now.Add(l.arrivals.Exponential(l.between)), Event{Kind: kindArrive})
	}
	l.present = append(l.present, l.now)
	l.serve()
}

// serve lets the first who waits come to a free server.
func (l *line) serve() {
	if l.served < l.servers && len(l.present) > 0 {
		came := l.present[0]
		l.present = l.present[1:]
		l.served++
		l.calendar.Schedule(l.now.Add(l.work.Exponential(l.mean)), Event{Kind: kindLeave, A: int64(came)})
	}
}

func (l *line) leave(came Time) {
	l.served--
	l.left++
	l.stays += float64(l.now - came)
	if l.left > warmUp {
		l.stay += l.now.Sub(came)
		l.counted++
	}
	l.serve()
}

func simulate(servers int, load float64, seed uint64) *line {
	const mean = 40 * time.Millisecond
	l := &line{
		arrivals: NewRand(seed, "arrivals"), work: NewRand(seed, "work"), customers: 12_000, servers: servers, mean: mean,
		between: time.Duration(float64(mean) / (load * float64(servers))),
	}
	l.run()
	return l
}

// expectedStay is the mean time in an M/M/c system: work, and the probability of waiting by Erlang's C formula over
// the rate at which the line then shrinks.
func expectedStay(servers int, load, mean float64) float64 {
	offered, term, sum := load*float64(servers), 1.0, 0.0
	for k := range servers {
		sum += term
		term *= offered / float64(k+1)
	}
	waiting := term / (1 - load)
	return mean + waiting/(sum+waiting)*mean/(float64(servers)*(1-load))
}

// The mean stay over independent replications lies within its 99.9 % confidence interval around what theory says.
func TestStaysAreWhatQueueingTheorySays(t *testing.T) {
	const replications = 20
	const student = 3.883 // t for 19 degrees of freedom
	for _, c := range []struct {
		servers int
		load    float64
	}{{1, 0.5}, {1, 0.8}, {2, 0.8}, {5, 0.9}} {
		t.Run(fmt.Sprintf("M/M/%d at %.1f", c.servers, c.load), func(t *testing.T) {
			means := make([]float64, replications)
			for i := range means {
				l := simulate(c.servers, c.load, uint64(i))
				means[i] = float64(l.stay) / float64(l.counted)
			}
			mean, variance := moments(means)
			want := expectedStay(c.servers, c.load, 40*ms)
			half := student * math.Sqrt(variance/replications)
			require.InDelta(t, want, mean, half)
			require.Less(t, half, 0.15*want, "an interval so wide would prove nothing")
		})
	}
}

func TestErlangsFormulaIsThatOfOneServer(t *testing.T) {
	require.InEpsilon(t, 200*ms, expectedStay(1, 0.8, 40*ms), 1e-12)         // 1/(mu-lambda)
	require.InEpsilon(t, 40*ms/(1-0.64), expectedStay(2, 0.8, 40*ms), 1e-12) // mean/(1-load²)
}

// Little's law holds in each single run that begins and ends empty: the mean number present is the rate of arrivals
// times the mean stay. Both sides count the same time, once by the clock and once by the customer.
func TestLittlesLawHoldsInEveryRun(t *testing.T) {
	for seed := range uint64(5) {
		l := simulate(3, 0.9, seed)
		require.Equal(t, l.customers, l.left)
		present := l.area / float64(l.now)
		rate := float64(l.left) / float64(l.now)
		require.InEpsilon(t, present, rate*l.stays/float64(l.left), 1e-9)
	}
}
