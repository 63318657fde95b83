package kernel

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestInstantsReadLikeAClock(t *testing.T) {
	for want, at := range map[string]time.Duration{
		"0s":              0,
		"0.000000001s":    1,
		"0.25s":           250 * time.Millisecond,
		"12.5s":           12500 * time.Millisecond,
		"59.999999999s":   time.Minute - 1,
		"1m00s":           time.Minute,
		"1m05s":           65 * time.Second,
		"1h02m03.25s":     time.Hour + 2*time.Minute + 3250*time.Millisecond,
		"1d00h00m00s":     24 * time.Hour,
		"-1m00.5s":        -(time.Minute + time.Second/2),
		"36500d00h00m00s": Longest,
	} {
		require.Equal(t, want, Time(at).String())
	}
	require.Equal(t, "forever", Forever.String())
}

func TestTimeStopsAtForever(t *testing.T) {
	require.Equal(t, Forever, (Forever - 5).Add(6))
	require.Equal(t, Forever, Forever.Add(time.Hour))
	require.Equal(t, Time(3), Time(5).Add(-2))
	require.Equal(t, 7*time.Second, Time(10*time.Second).Sub(Time(3*time.Second)))
}

func TestDurationsAreReadAndShownExactly(t *testing.T) {
	for _, c := range []struct {
		text  string
		want  time.Duration
		shown string
	}{
		{"0", 0, "0s"},
		{"0ms", 0, "0s"},
		{"1ns", 1, "1ns"},
		{"1.5us", 1500, "1.5µs"},
		{"1.5µs", 1500, "1.5µs"}, // the micro sign
		{"1.5μs", 1500, "1.5µs"}, // the Greek letter
		{"250ms", 250 * time.Millisecond, "250ms"},
		{"0.25s", 250 * time.Millisecond, "250ms"},
		{"1.000000001s", time.Second + 1, "1.000000001s"},
		{"60s", time.Minute, "1m"},
		{"1m30s", 90 * time.Second, "1m30s"},
		{"1.5h", 90 * time.Minute, "1h30m"},
		{"2h0.5s", 2*time.Hour + time.Second/2, "2h0.5s"},
		{"36h", 36 * time.Hour, "1d12h"},
		{"2w", 14 * 24 * time.Hour, "14d"},
		{"1y", 365 * 24 * time.Hour, "365d"},
		{"100y", Longest, "36500d"},
		{"007s", 7 * time.Second, "7s"},
		{"0.10000000000000000000000s", 100 * time.Millisecond, "100ms"},
	} {
		d, err := ParseDuration(c.text)
		require.NoError(t, err, c.text)
		require.Equal(t, c.want, d, c.text)
		require.Equal(t, c.shown, FormatDuration(d), c.text)
		at, err := ParseTime(c.text)
		require.NoError(t, err, c.text)
		require.Equal(t, Time(c.want), at)
	}
	require.Equal(t, "-1m30s", FormatDuration(-90*time.Second), "a difference may be negative")
}

const durationHint = ": write numbers with the units y, w, d, h, m, s, ms, us or ns, such as 250ms or 1m30s"

func TestAWrongDurationIsExplained(t *testing.T) {
	for text, want := range map[string]string{
		"":                       `"" is not a duration` + durationHint,
		"soon":                   `"soon" is not a duration` + durationHint,
		"s":                      `"s" is not a duration` + durationHint,
		"+5s":                    `"+5s" is not a duration` + durationHint,
		"5":                      `duration "5" lacks a unit` + durationHint,
		"1m30":                   `duration "1m30" lacks a unit` + durationHint,
		"-5s":                    `duration "-5s" is negative: it must be 0s or more`,
		"5 s":                    `duration "5 s" has the unknown unit " s"` + durationHint,
		"5S":                     `duration "5S" has the unknown unit "S"` + durationHint,
		"1e3s":                   `duration "1e3s" has the unknown unit "e"` + durationHint,
		"NaNs":                   `"NaNs" is not a duration` + durationHint,
		"30s1m":                  `duration "30s1m" does not go from large units to small` + durationHint,
		"1s1s":                   `duration "1s1s" does not go from large units to small` + durationHint,
		"1.5ns":                  `duration "1.5ns" is finer than can be counted: write fewer decimals`,
		"0.0000000000000000001y": `duration "0.0000000000000000001y" is finer than can be counted: write fewer decimals`,
		"1.2.3s":                 `duration "1.2.3s" has a number that is none: write digits with at most one point, such as 1.5`,
		".5s":                    `duration ".5s" has a number that is none: write digits with at most one point, such as 1.5`,
		"5.s":                    `duration "5.s" has a number that is none: write digits with at most one point, such as 1.5`,
		"101y":                   `duration "101y" is longer than 36500d`,
		"100y1ns":                `duration "100y1ns" is longer than 36500d`,
		"99999999999999999999s":  `duration "99999999999999999999s" is longer than 36500d`,
	} {
		d, err := ParseDuration(text)
		require.EqualError(t, err, want)
		require.Zero(t, d)
	}
}

func TestAnErrorShowsALongTextInPart(t *testing.T) {
	long := make([]byte, 1_000_000)
	_, err := ParseDuration(string(long))
	require.Less(t, len(err.Error()), 400)
	_, err = ParseDistribution(string(long))
	require.Less(t, len(err.Error()), 400)
}

func TestProbabilitiesAreReadAndShownExactly(t *testing.T) {
	for _, c := range []struct {
		text  string
		want  Probability
		shown string
	}{
		{"5%", 50_000_000, "5%"},
		{"0.1%", 1_000_000, "0.1%"},
		{"0.0000001%", 1, "0.0000001%"},
		{"0.05", 50_000_000, "5%"},
		{"0.000000001", 1, "0.0000001%"},
		{"0", 0, "0%"},
		{"1", Always, "100%"},
		{"1.000", Always, "100%"},
		{"100%", Always, "100%"},
		{"33.3333333%", 333_333_333, "33.3333333%"},
	} {
		p, err := ParseProbability(c.text)
		require.NoError(t, err, c.text)
		require.Equal(t, c.want, p, c.text)
		require.Equal(t, c.shown, p.String(), c.text)
	}
}

func TestAWrongProbabilityIsExplained(t *testing.T) {
	const hint = ": write 0% to 100%, such as 5% or 0.1%, or 0 to 1, such as 0.05"
	for text, want := range map[string]string{
		"":             `"" is not a probability` + hint,
		"often":        `"often" is not a probability` + hint,
		"%":            `"%" is not a probability` + hint,
		"5 %":          `"5 %" is not a probability` + hint,
		"1e-3":         `"1e-3" is not a probability` + hint,
		"NaN":          `"NaN" is not a probability` + hint,
		"-5%":          `probability "-5%" is negative` + hint,
		"5":            `probability "5" is more than certain` + hint,
		"101%":         `probability "101%" is more than certain` + hint,
		"0.0000000001": `probability "0.0000000001" has more decimals than parts per billion`,
	} {
		_, err := ParseProbability(text)
		require.EqualError(t, err, want)
	}
}

func TestDistributionsAreReadAndShown(t *testing.T) {
	for text, shown := range map[string]string{
		"40ms":                   "40ms",
		"0":                      "0s",
		"constant 40ms":          "40ms",
		"uniform 10ms 50ms":      "uniform 10ms 50ms",
		" uniform\t10ms  0.05s ": "uniform 10ms 50ms",
		"exponential 60s":        "exponential 1m",
		"erlang 3 40ms":          "erlang 3 40ms",
		"lognormal 40ms 200ms":   "lognormal 40ms 200ms",
		"lognormal 40ms 40ms":    "lognormal 40ms 40ms",
	} {
		d, err := ParseDistribution(text)
		require.NoError(t, err, text)
		require.Equal(t, shown, d.String())
		again, err := ParseDistribution(d.String())
		require.NoError(t, err)
		require.Equal(t, d, again)
	}
}

func TestAWrongDistributionIsExplained(t *testing.T) {
	for text, want := range map[string]string{
		"":                     `"" is not a distribution: ` + distributionAdvice,
		"slow":                 `"slow" is not a distribution: ` + distributionAdvice,
		"10ms 50ms":            `"10ms 50ms" is not a distribution: ` + distributionAdvice,
		"normal 10ms 5ms":      `"normal 10ms 5ms" is not a distribution: ` + distributionAdvice,
		"40":                   `duration "40" lacks a unit` + durationHint,
		"-40ms":                `duration "-40ms" is negative: it must be 0s or more`,
		"uniform 10ms":         `distribution "uniform 10ms": uniform takes 2 values, not 1, such as "uniform 10ms 50ms"`,
		"exponential":          `distribution "exponential": exponential takes 1 value, not 0, such as "exponential 40ms"`,
		"exponential fast":     `"fast" is not a duration` + durationHint,
		"uniform 50ms 10ms":    `uniform's end 10ms is below its start 50ms: write the smaller first`,
		"uniform 50ms 10":      `duration "10" lacks a unit` + durationHint,
		"lognormal 200ms 40ms": `lognormal's 99th percentile 40ms is below its median 200ms: write the median first`,
		"lognormal 0s 40ms":    `lognormal's median is 0s: it must be more, such as 40ms`,
		"erlang 0 40ms":        `erlang's stages "0" are not a number from 1 to 100`,
		"erlang 101 40ms":      `erlang's stages "101" are not a number from 1 to 100`,
		"erlang 1.5 40ms":      `erlang's stages "1.5" are not a number from 1 to 100`,
		"erlang 3 x":           `"x" is not a duration` + durationHint,
	} {
		d, err := ParseDistribution(text)
		require.EqualError(t, err, want)
		require.Equal(t, Distribution{}, d)
	}
}
