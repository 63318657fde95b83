package link

// The limits of a link, checked before it is decoded and while it is inflated.
const (
	packedBytesMax  = 4 << 20 // as long as a document may be
	charactersMax   = (packedBytesMax + 64<<10) / 3 * 4
	listMax         = 10_000 // elements of one list; a scenario's own limits are below
	journalMax      = 10_000 // commands
	depthMax        = 61     // nested lists and objects of one attribute: with the three around it, what a document may have
	weightMax       = packedBytesMax
	weightOfValue   = 4 // what a value counts besides the bytes of its text
	integerMax      = 1<<53 - 1
	columnMax       = 1 << 60 // of coordinates and nanoseconds
	seedMax         = 1<<53 - 1
	tailBytesMax    = 64 << 10
	previewRunesMax = 40
)
