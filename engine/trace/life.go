package trace

// Life says what a verb means for the message that its record is about: the column of the verb table from which the
// story of a message is told. The zero Life changes nothing.
type Life struct {
	State   State
	Words   string // a form: what the message does from here on, in words; the verb's name when empty
	Way     Way
	Apart   bool // the node has a copy for each {peer}, such as a topic for each subscription
	All     bool // it happens to every message at the node, and the record names none
	Attempt Word // which number of the record says the how-manieth attempt this is
}

// State is what a message does at a place after a record.
type State uint8

// The states of a message at a place. The last four end its stay there.
const (
	Same    State = iota // as before the record
	Waiting              // could be taken at any time
	Delayed              // nobody may take it before a time
	Hidden               // somebody else has it, for a while
	InWork               // somebody works on it
	OnWay                // was sent from here; an answer is due
	Aside                // was set aside because nobody could process it
	Passed               // is somebody else's concern now
	Done                 // was processed: a good end
	InVain               // an attempt came to nothing here
	Lost                 // nobody has it any more: a bad end
)

var stateNames = [...]string{"", "waiting", "delayed", "hidden", "work", "way", "aside", "passed", "done", "failed", "lost"}

// String is the state as data for the page; Same has none.
func (s State) String() string { return stateNames[s] }

// Ends reports whether the message's stay at the place is over.
func (s State) Ends() bool { return s >= Passed }

// Way says how a record of a message concerns its {peer}.
type Way uint8

// The ways between a record's node and its peer. A record of Failure means that the way was taken in vain.
const (
	Stay Way = iota // it does not
	Out             // the message goes to the peer
	In              // it came from the peer; counts where a copy begins, or where it was refused
	Back            // the peer has answered
	By              // the peer has asked for this, such as a delete
)

// Word names a number of a record.
type Word uint8

// The numbers of a record that a verb can point at.
const (
	NoWord Word = iota
	WordA
	WordB
)

// Of reads the number from a record; 0 for NoWord.
func (w Word) Of(r *Record) int64 {
	switch w {
	case WordA:
		return r.A
	case WordB:
		return r.B
	}
	return 0
}

// Words renders what the message does from a record on.
func (l *Log) Words(r Record, names Names) string {
	v := &l.verbs[r.Verb]
	if v.Life.Words == "" {
		return v.Name
	}
	return l.fill(v.Life.Words, r, names)
}
