package kernel

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func mustRate(t *testing.T, text string) Rate {
	r, err := ParseRate(text)
	require.NoError(t, err, text)
	return r
}

func TestRatesStayAsTheyWereWritten(t *testing.T) {
	for _, c := range []struct {
		text     string
		interval time.Duration
	}{
		{"5/s", 200 * time.Millisecond},
		{"0.5/s", 2 * time.Second},
		{"300/m", 200 * time.Millisecond},
		{"2/h", 30 * time.Minute},
		{"1/d", 24 * time.Hour},
		{"0.001/d", 1000 * 24 * time.Hour},
		{"3/s", 333_333_333},
		{"1.5/s", 666_666_667},
		{"1000000/s", time.Microsecond},
		{"86400000000/d", time.Microsecond},
		{"0/s", Longest},
		{"0", Longest},
	} {
		r := mustRate(t, c.text)
		require.Equal(t, c.text, r.String())
		require.Equal(t, c.interval, r.Interval(), c.text)
		require.Equal(t, c.interval == Longest, r.IsZero())
	}
}

func TestEvenlySpacedEventsNeverDrift(t *testing.T) {
	thirds := mustRate(t, "3/s")
	require.Equal(t, time.Duration(0), thirds.Nth(0))
	require.Equal(t, time.Duration(0), thirds.Nth(-1))
	require.Equal(t, time.Duration(333_333_333), thirds.Nth(1))
	require.Equal(t, time.Duration(666_666_666), thirds.Nth(2))
	require.Equal(t, time.Second, thirds.Nth(3))
	require.Equal(t, 1_000_000*time.Second, thirds.Nth(3_000_000))
	require.Equal(t, 365*24*time.Hour, mustRate(t, "7/d").Nth(7*365))
	require.Equal(t, Longest, mustRate(t, "0.001/d").Nth(1<<62))
	require.Equal(t, Longest, Rate{}.Nth(1))
}

func TestARampPassesThroughAllRates(t *testing.T) {
	from, to := mustRate(t, "0/s"), mustRate(t, "10/s")
	require.Equal(t, from, from.Toward(to, 0, time.Minute))
	require.Equal(t, to, from.Toward(to, time.Minute, time.Minute))
	require.Equal(t, to, from.Toward(to, time.Second, 0))
	require.Equal(t, 200*time.Millisecond, from.Toward(to, 30*time.Second, time.Minute).Interval())
	require.Equal(t, 200*time.Millisecond, to.Toward(from, 30*time.Second, time.Minute).Interval())
	require.Equal(t, 400*time.Millisecond, mustRate(t, "300/m").Toward(Rate{}, time.Hour, 2*time.Hour).Interval())
}

func TestAWrongRateIsExplained(t *testing.T) {
	const hint = ": write events per s, m, h or d, such as 5/s, 0.5/s or 300/m"
	for text, want := range map[string]string{
		"":                       `"" is not a rate` + hint,
		"5":                      `"5" is not a rate` + hint,
		"5/":                     `"5/" is not a rate` + hint,
		"/s":                     `"/s" is not a rate` + hint,
		"5/ms":                   `"5/ms" is not a rate` + hint,
		"5/s/s":                  `"5/s/s" is not a rate` + hint,
		"1e3/s":                  `"1e3/s" is not a rate` + hint,
		"-5/s":                   `rate "-5/s" is negative` + hint,
		"0.0001/s":               `rate "0.0001/s" has more than 3 decimals: a longer unit needs fewer`,
		"1000001/s":              `rate "1000001/s" is above the maximum of 1000000/s`,
		"99999999999999999999/d": `rate "99999999999999999999/d" is above the maximum of 1000000/s`,
	} {
		_, err := ParseRate(text)
		require.EqualError(t, err, want)
	}
}
