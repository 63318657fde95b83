package scenario

import "time"

// The limits of a document. They keep a file that somebody else made from exhausting the page; a drawing that a
// person can still read has a hundredth of them.
const (
	bytesMax       = 4 << 20
	depthMax       = 64
	nodesMax       = 2000
	wiresMax       = 5000
	notesMax       = 1000
	faultsMax      = 1000
	editsMax       = 10000
	noteBytesMax   = 4 << 10
	titleRunesMax  = 200
	summaryRunes   = 1000
	idBytesMax     = 80
	coordinateMax  = 100_000
	problemsMax    = 100
	seedMax        = 1<<53 - 1 // what JavaScript's numbers hold exactly
	faultTimeMax   = 10 * 365 * 24 * time.Hour
	slowFactorMin  = 2
	slowFactorMax  = 1_000_000
	previewRunes   = 40
	defaultLatency = "20ms"
)
