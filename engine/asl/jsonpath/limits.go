package jsonpath

// The limits are the playground's own; AWS documents none for paths. They end
// what would not end otherwise.
const (
	// VisitsMost is how many values one path may look at. An input of 256 KiB
	// (developer guide, limits-overview) has at most 131,072 of them.
	VisitsMost = 1 << 20

	// NestedMost is how deep filters, brackets of filters and literals may nest.
	NestedMost = 32

	// StepsMost is how many steps a path has.
	StepsMost = 1000
)
