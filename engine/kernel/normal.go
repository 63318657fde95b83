package kernel

// normal draws a standard normal variate in fixed point: the sum of twelve uniforms has mean 6 and variance 1, and
// the Cornish-Fisher term takes out its kurtosis of -1/10, which leaves the 99th percentile right within 0.2 %.
func (r *Rand) normal() int64 {
	var sum int64
	for range 12 {
		sum += int64(r.Uint32())
	}
	z := sum - 6*fixedOne
	short := z >> 16 // 16 fractional bits: the correction is small
	cube := short * short >> 16 * short
	return z + (cube-3*z>>16<<16)/240
}

// quantile99 is the 99th percentile of the standard normal distribution, in fixed point.
const quantile99 = 9991625612
