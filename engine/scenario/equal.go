package scenario

import "bytes"

// Equal reports whether two scenarios are the same document.
func Equal(a, b *Scenario) bool { return bytes.Equal(Encode(a), Encode(b)) }
