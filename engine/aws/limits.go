package aws

// What a request may be. AWS states no limits beside those of the services; these are ours, so that no request costs
// more than its bytes: ten messages of 1 MiB in all, every character written as \u0000, stay below the first.
const (
	bodyBytesMax   = 8 << 20
	depthMax       = 64     // of JSON; the deepest parameter has 6
	valuesMax      = 50_000 // in a JSON body
	parametersMax  = 2_000  // of a form; a batch of ten messages with ten attributes each has 350
	nameBytesMax   = 1_024  // of a parameter of a form
	stepsMax       = 8      // dots in such a name; with more it is no operation's
	regionBytesMax = 32
	actionBytesMax = 100 // of the name of an operation that is repeated in a message
)
