package wire

import "math"

func floatBits(f float64) uint64 { return math.Float64bits(f) }

// Never is the Until of an item that nobody knows when will move on.
var Never = math.Inf(1)
