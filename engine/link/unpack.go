package link

import (
	"encoding/binary"
	"errors"
	"unicode/utf8"

	"playground/engine/scenario"
	"playground/engine/value"
)

// unpack reads what pack writes. It believes nothing: every number is checked before memory is taken for it.
func unpack(packed string, d *dictionary, journaled bool) (contents, error) {
	u := unpacker{dictionary: d, packed: packed}
	held := contents{engine: int(u.below(1<<31, "versions"))}
	u.readTexts()
	held.doc = u.scenario()
	if journaled {
		held.journal = u.journal()
	}
	if u.err == nil && (u.left() > 0 || len(u.texts) > 0) {
		u.fail("this link holds more than a scenario")
	}
	return held, u.err
}

func (u *unpacker) scenario() value.Value {
	head := u.rest([]*value.Builder{value.NewObject(8)})[0]
	b := value.NewObject(8)
	b.Set("format", value.Int(formatOfDocument))
	for name, v := range head.Members() {
		b.Set(name, v)
	}
	for _, l := range lists() {
		b.Set(l.name, value.ArrayOf(u.list(l)))
	}
	return b.Value()
}

// formatOfDocument is the format of the documents that formats 1 and 2 of links pack.
const formatOfDocument = 1

var _ = [1]struct{}{}[scenario.Format-formatOfDocument] // a new format of documents needs a new format of links

// unpacker reads the columns; after the first thing that is wrong it reads nothing but zeros.
type unpacker struct {
	budget
	*dictionary
	packed string
	at     int
	texts  []string // of the columns of texts, not yet taken
	nodes  []string
	ends   [][]cell
}

func (u *unpacker) left() int { return len(u.packed) - u.at }

var errEnds = errors.New("this link does not hold a scenario: what it holds ends too soon")

// unsigned reads one number.
func (u *unpacker) unsigned() uint64 {
	if u.err != nil {
		return 0
	}
	var bytes [binary.MaxVarintLen64]byte
	n, size := binary.Uvarint(bytes[:copy(bytes[:], u.packed[u.at:])])
	if size <= 0 {
		u.err = errEnds
		return 0
	}
	u.at += size
	return n
}

func (u *unpacker) signed() int64 { return unzigzag(u.unsigned()) }

// below reads a number that has a limit.
func (u *unpacker) below(limit int, what string) int {
	n := u.unsigned()
	if n >= uint64(limit) {
		u.fail("this link does not hold a scenario: it tells of %d %s", n, what)
		return 0
	}
	return int(n)
}

// count reads how many of something follow, each of which takes a byte at least.
func (u *unpacker) count(what string) int { return u.below(u.left()+1, what) }

// readTexts reads all texts, those of the columns of texts first.
func (u *unpacker) readTexts() {
	columns := u.count("texts")
	total := columns + u.count("texts")
	if total > u.left() {
		u.fail("%w", errEnds)
		return
	}
	lengths := make([]int, total)
	for i := range lengths {
		lengths[i] = u.below(len(u.packed), "bytes of text")
	}
	all := make([]string, 0, total)
	for _, n := range lengths {
		all = append(all, u.text(n))
	}
	if u.err == nil {
		u.texts, u.own = all[:columns], all[columns:]
	}
}

func (u *unpacker) text(length int) string {
	if length > u.left() {
		u.fail("%w", errEnds)
		return ""
	}
	text := u.packed[u.at : u.at+length]
	u.at += length
	if !utf8.ValidString(text) {
		u.fail("this link does not hold a scenario: a text in it is not UTF-8")
	}
	return text
}

func (u *unpacker) list(l list) []value.Value {
	n := u.below(listMax+1, l.name)
	if n > u.left() {
		u.fail("%w", errEnds)
		n = 0
	}
	builders := make([]*value.Builder, n)
	for i := range builders {
		builders[i] = value.NewObject(8)
	}
	for _, c := range l.columns {
		for i, cell := range c.codec.take(u, n) {
			if !cell.IsNull() {
				builders[i].Set(c.member, cell)
			}
		}
	}
	return u.rest(builders)
}

// rest reads the members that have no column into the objects that are begun.
func (u *unpacker) rest(builders []*value.Builder) []value.Value {
	counts, total := make([]int, len(builders)), 0
	for i := range counts {
		counts[i] = u.count("members")
		total += counts[i]
	}
	if total > u.left() {
		u.fail("%w", errEnds)
	}
	objects := make([]value.Value, len(builders))
	for i, b := range builders {
		u.members(b, counts[i], 0)
		objects[i] = b.Value()
	}
	return objects
}

// members reads names and values into an object.
func (u *unpacker) members(b *value.Builder, n, depth int) {
	for range n {
		if u.err != nil {
			return
		}
		name := u.name()
		b.Set(name, u.value(depth))
	}
}

func (u *unpacker) name() string { return u.named(u.unsigned()) }

func (u *unpacker) named(number uint64) string {
	text, isWord, ok := u.dictionary.text(number)
	switch {
	case u.err != nil:
		return ""
	case !ok && isWord:
		u.fail("this link uses words that this playground does not know; open it in a newer playground")
	case !ok:
		u.fail("this link does not hold a scenario: it names a text that it does not have")
	}
	u.spend(len(text))
	return text
}
