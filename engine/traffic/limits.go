package traffic

import "time"

// Limits of a client. They are ours: they keep a simulation bounded.
const (
	callsMax       = 100_000 // open calls of one client, those that wait for a retry included
	burstMax       = 10_000
	burstPeriodMin = time.Millisecond
	totalMax       = 1_000_000_000
	retriesMax     = 100
	waitMax        = 24 * time.Hour // of timeouts and delays between retries
	startMax       = 366 * 24 * time.Hour
	inspectedMax   = 50  // open calls that the inspector lists
	excerptBytes   = 100 // of a body in the inspector
)
