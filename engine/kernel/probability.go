package kernel

import (
	"fmt"
	"strconv"
	"strings"
)

// Probability is how often something happens, in parts per billion: exact where a float would not be. See Rand.Hit.
type Probability uint32

// Always is certainty.
const Always Probability = 1e9

const (
	percent           = uint64(Always) / 100
	probabilityAdvice = "write 0% to 100%, such as 5% or 0.1%, or 0 to 1, such as 0.05"
)

// ParseProbability reads a probability as people write it, exactly: "5%", "0.1%", "0.05", "1".
func ParseProbability(text string) (Probability, error) {
	number, isPercent := strings.CutSuffix(text, "%")
	scale := uint64(Always)
	if isPercent {
		scale = percent
	}
	if strings.HasPrefix(text, "-") {
		return 0, fmt.Errorf("probability %s is negative: %s", shown(text), probabilityAdvice)
	}
	parts, err := parseDecimal(number, scale)
	switch {
	case err == errNotNumber:
		return 0, fmt.Errorf("%s is not a probability: %s", shown(text), probabilityAdvice)
	case err != nil:
		return 0, fmt.Errorf("probability %s has more decimals than parts per billion", shown(text))
	case parts > uint64(Always):
		return 0, fmt.Errorf("probability %s is more than certain: %s", shown(text), probabilityAdvice)
	}
	return Probability(parts), nil
}

// String shows the probability as ParseProbability reads it, exactly: "5%", "0.1%".
func (p Probability) String() string {
	dst := strconv.AppendUint(nil, uint64(p)/percent, 10)
	return string(append(appendFraction(dst, uint64(p)%percent, percent), '%'))
}
