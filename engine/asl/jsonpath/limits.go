package jsonpath

// The limits are the playground's own; AWS documents none for paths. They end
// what would not end otherwise.
const (
	// VisitsMost is how many values one path may look at. An input of 256 KiB
	// (developer guide, limits-overview) has at most 131,072 of them.
	VisitsMost = 1 << 21

	// NestedMost is how deep filters, brackets of filters and literals may nest.
	NestedMost = 32

	// TextMost is the length of a path in bytes: that of a whole definition, 1 MB.
	TextMost = 1 << 20
)
