package kernel

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// form is how one shape is written: its word, what follows, and how that becomes a Distribution.
type form struct {
	word    string
	example string
	takes   string
	count   int
	parse   func(arguments []string) (Distribution, error)
}

// forms stand in the order of their constants.
var forms = [...]form{
	constant:    {"constant", "constant 40ms", "1 value", 1, parseConstant},
	uniform:     {"uniform", "uniform 10ms 50ms", "2 values", 2, parseUniform},
	exponential: {"exponential", "exponential 40ms", "1 value", 1, parseExponential},
	erlang:      {"erlang", "erlang 3 40ms", "2 values", 2, parseErlang},
	lognormal:   {"lognormal", "lognormal 40ms 200ms", "2 values", 2, parseLognormal},
}

const distributionAdvice = `write a duration such as 40ms, "uniform 10ms 50ms", "exponential 40ms", "erlang 3 40ms" or "lognormal 40ms 200ms"`

// ParseDistribution reads a distribution as people write it; the comment of Distribution lists the forms. "constant
// 40ms" is another way to write "40ms".
func ParseDistribution(text string) (Distribution, error) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return Distribution{}, fmt.Errorf("%s is not a distribution: %s", shown(text), distributionAdvice)
	}
	for _, f := range forms {
		if f.word == words[0] {
			return f.read(text, words[1:])
		}
	}
	if len(words) > 1 || !strings.ContainsAny(words[0][:1], "0123456789-.") {
		return Distribution{}, fmt.Errorf("%s is not a distribution: %s", shown(text), distributionAdvice)
	}
	return forms[constant].read(text, words)
}

func (f form) read(text string, arguments []string) (Distribution, error) {
	if len(arguments) != f.count {
		return Distribution{}, fmt.Errorf("distribution %s: %s takes %s, not %d, such as %q",
			shown(text), f.word, f.takes, len(arguments), f.example)
	}
	d, err := f.parse(arguments)
	if err != nil {
		return Distribution{}, err
	}
	return d, nil
}

func parseConstant(words []string) (Distribution, error) {
	d, err := ParseDuration(words[0])
	return Distribution{a: d}, err
}

func parseExponential(words []string) (Distribution, error) {
	mean, err := ParseDuration(words[0])
	return Distribution{shape: exponential, a: mean}, err
}

func parseUniform(words []string) (Distribution, error) {
	least, most, err := parsePair(words)
	if err == nil && most < least {
		err = fmt.Errorf("uniform's end %s is below its start %s: write the smaller first", words[1], words[0])
	}
	return Distribution{shape: uniform, a: least, b: most}, err
}

func parseLognormal(words []string) (Distribution, error) {
	median, percentile99, err := parsePair(words)
	switch {
	case err == nil && median == 0:
		err = fmt.Errorf("lognormal's median is 0s: it must be more, such as 40ms")
	case err == nil && percentile99 < median:
		err = fmt.Errorf("lognormal's 99th percentile %s is below its median %s: write the median first", words[1], words[0])
	}
	return Distribution{shape: lognormal, a: median, b: percentile99, slope: slopeOf(median, percentile99)}, err
}

func parseErlang(words []string) (Distribution, error) {
	stages, err := strconv.ParseUint(words[0], 10, 8)
	if err != nil || stages < 1 || stages > stagesMax {
		return Distribution{}, fmt.Errorf("erlang's stages %s are not a number from 1 to %d", shown(words[0]), stagesMax)
	}
	mean, err := ParseDuration(words[1])
	return Distribution{shape: erlang, a: mean, stages: uint8(stages)}, err
}

func parsePair(words []string) (a, b time.Duration, err error) {
	if a, err = ParseDuration(words[0]); err != nil {
		return 0, 0, err
	}
	b, err = ParseDuration(words[1])
	return a, b, err
}

// String shows the distribution as ParseDistribution reads it: "exponential 40ms".
func (d Distribution) String() string {
	a := FormatDuration(d.a)
	switch d.shape {
	case constant:
		return a
	case uniform, lognormal:
		return forms[d.shape].word + " " + a + " " + FormatDuration(d.b)
	case erlang:
		return "erlang " + strconv.Itoa(int(d.stages)) + " " + a
	}
	return forms[d.shape].word + " " + a
}
