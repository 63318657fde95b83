package kernel

import (
	"fmt"
	"strings"
)

// Probability is a chance in parts per billion, from 0 to Always.
type Probability uint32

// Always is certainty.
const Always Probability = 1_000_000_000

// ParseProbability reads "5%", "0.1%" or "0.05", exactly.
func ParseProbability(text string) (Probability, error) {
	number, scale := text, int64(Always)
	if percent, ok := strings.CutSuffix(text, "%"); ok {
		number, scale = strings.TrimSpace(percent), int64(Always)/100
	}
	n, ok := scaled(number, scale)
	if !ok || len(text) > 32 {
		return 0, fmt.Errorf(`%q is not a probability; write "5%%" or "0.05", with at most 7 or 9 decimals`, short(text))
	}
	if n > int64(Always) {
		return 0, fmt.Errorf("%q is above certainty, which is 100%%", short(text))
	}
	return Probability(n), nil
}

// String renders the probability as a percentage.
func (p Probability) String() string { return decimals(uint64(p), uint64(Always)/100) + "%" }
