package link

import "fmt"

// budget counts what a document weighs, alike when it is packed and when it is unpacked: a text that is named a
// thousand times is a thousand texts for whoever writes the document out.
type budget struct {
	weight int
	err    error // the first thing that was wrong
}

func (b *budget) fail(format string, args ...any) {
	if b.err == nil {
		b.err = fmt.Errorf(format, args...)
	}
}

// spend counts one value or text.
func (b *budget) spend(bytes int) {
	if b.weight += bytes + weightOfValue; b.weight > weightMax {
		b.fail("this scenario has more than %s bytes, too much for a link", thousands(weightMax))
	}
}

// descend counts one list or object inside of depth others.
func (b *budget) descend(depth int) {
	if depth >= depthMax {
		b.fail("this scenario nests lists and objects deeper than %d, too deep for a link", depthMax)
	}
}
