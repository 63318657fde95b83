package kernel_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"playground/engine/kernel"
)

// Random histories against a plain list of deadlines: whatever is due is taken, earliest first, and nothing else.
func TestLanesTakeWhatIsDueEarliestFirst(t *testing.T) {
	const rows = 40
	r := kernel.NewRand(1, "lanes")
	waits := []time.Duration{0, time.Second, 30 * time.Second, 5 * time.Second, time.Duration(kernel.Forever)}
	var l kernel.Lanes
	model := map[uint32]kernel.Time{}
	now := kernel.Time(0)
	for range 50_000 {
		row := uint32(r.Between(0, rows-1))
		switch r.Between(0, 3) {
		case 0, 1:
			wait := waits[r.Between(0, int64(len(waits)-1))]
			l.Add(row, now, wait)
			model[row] = now.Add(wait)
		case 2:
			_, waited := model[row]
			require.Equal(t, waited, l.Remove(row))
			delete(model, row)
		default:
			now = now.Add(time.Duration(r.Between(0, int64(3*time.Second))))
			takeDue(t, &l, model, now)
		}
		if r.Between(0, 99) == 0 {
			copied := l.Clone()
			l.Clear()
			require.Equal(t, kernel.Forever, l.Next())
			l = copied
		}
		requireDeadlines(t, &l, model)
	}
}

func takeDue(t *testing.T, l *kernel.Lanes, model map[uint32]kernel.Time, now kernel.Time) {
	last := kernel.Time(0)
	for {
		row, ok := l.Take(now)
		if !ok {
			break
		}
		require.GreaterOrEqual(t, model[row], last)
		require.LessOrEqual(t, model[row], now)
		last = model[row]
		delete(model, row)
	}
	for row, due := range model {
		require.Greater(t, due, now, "row %d is overdue", row)
	}
}

func requireDeadlines(t *testing.T, l *kernel.Lanes, model map[uint32]kernel.Time) {
	next := kernel.Forever
	for row, due := range model {
		next = min(next, due)
		require.Equal(t, due, l.Until(row))
	}
	require.Equal(t, next, l.Next())
}
