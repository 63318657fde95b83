package intrinsic

// The limits of intrinsic functions (developer guide, intrinsic-functions).
const (
	// NestedMost is how many calls may stand in each other.
	NestedMost = 10

	// RangeMost is how many elements States.ArrayRange makes.
	RangeMost = 1000

	// TextMost is how many characters States.Base64Encode, States.Base64Decode and States.Hash take.
	TextMost = 10_000
)

// workMost is how many characters and values one field may look at: the playground's own limit, since a definition of
// 1 MB can ask for a text of 64 GB. What Step Functions lets through as data has 256 KiB (developer guide,
// limits-overview).
const workMost = 1 << 22

// integerMost and integerLeast bound the numbers that functions take: Java's int (developer guide, intrinsic-functions,
// of States.MathAdd).
const (
	integerMost  = 1<<31 - 1
	integerLeast = -1 << 31
)
