package link

// list is one list of a document and the members of its elements that have a column of their own. The other members,
// whatever they are, follow as names and values.
type list struct {
	name    string
	columns []column
}

type column struct {
	member string
	codec  columnCodec
}

// columnCodec writes one member of all elements, and reads it for n of them.
type columnCodec struct {
	put  func(*packer, []cell)
	take func(*unpacker, int) []cell
}

// lists are the lists of format 1, in the order in which they are packed: wires name nodes, faults name both.
func lists() []list {
	return []list{
		{"nodes", []column{{"id", nodeIDs}, {"kind", names}, {"x", numbers}, {"y", numbers}}},
		{"wires", []column{{"from", ends}, {"to", ends}}},
		{"notes", []column{{"id", texts}, {"x", numbers}, {"y", numbers}, {"text", texts}}},
		{"faults", []column{{"at", times}, {"fault", names}, {"node", nodeNames}, {"wire", wireNames}}},
	}
}

func (l list) owns(member string) bool {
	for _, c := range l.columns {
		if c.member == member {
			return true
		}
	}
	return false
}

// headMembers are the lists and the format; what else a document has is packed like the rest of an element.
func headMember(name string) bool {
	if name == "format" {
		return true
	}
	for _, l := range lists() {
		if l.name == name {
			return true
		}
	}
	return false
}

// The codecs of columns.
var (
	texts     = columnCodec{(*packer).putTexts, (*unpacker).takeTexts}
	names     = columnCodec{(*packer).putNames, (*unpacker).takeNames}
	numbers   = columnCodec{(*packer).putNumbers, (*unpacker).takeNumbers}
	times     = columnCodec{(*packer).putTimes, (*unpacker).takeTimes}
	ends      = columnCodec{(*packer).putEnds, (*unpacker).takeEnds}
	nodeIDs   = columnCodec{(*packer).putNodeIDs, (*unpacker).takeNodeIDs}
	nodeNames = columnCodec{(*packer).putNodeNames, (*unpacker).takeNodeNames}
	wireNames = columnCodec{(*packer).putWireNames, (*unpacker).takeWireNames}
)
