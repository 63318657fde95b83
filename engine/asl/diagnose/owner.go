package diagnose

// owner is a set of objects in a definition: which of them a field belongs to.
type owner uint32

// The objects that a definition is made of. The states come first, in the order in which AWS lists their types.
const (
	ofTask owner = 1 << iota
	ofWait
	ofPass
	ofSucceed
	ofFail
	ofChoice
	ofParallel
	ofMap
	ofMachine
	ofBranch
	ofProcessor // ItemProcessor and Iterator
	ofProcessorConfig
	ofRule // of Choices
	ofTest // a rule within And, Or and Not
	ofRetrier
	ofCatcher
	ofReader
	ofReaderConfig
	ofBatcher
	ofWriter
	ofWriterConfig

	ofState   = ofTask | ofWait | ofPass | ofSucceed | ofFail | ofChoice | ofParallel | ofMap
	ofLeaving = ofTask | ofWait | ofPass | ofParallel | ofMap // states with Next and End
	ofCalling = ofTask | ofParallel | ofMap                   // states with a result, that may fail
	ofStates  = ofMachine | ofBranch | ofProcessor            // what has StartAt and States
)

// stateTypes are the types of state, each at the number of its bit.
var stateTypes = [...]string{"Task", "Wait", "Pass", "Succeed", "Fail", "Choice", "Parallel", "Map"}

// stateOf finds the state by its Type; 0: there is none.
func stateOf(name string) owner {
	for i, known := range stateTypes {
		if known == name {
			return 1 << i
		}
	}
	return 0
}

// language is a query language, or both.
type language uint8

const (
	both language = iota
	pathOnly
	jsonataOnly
)

// kind is what the value of a field has to be.
type kind uint8

const (
	anything      kind = iota
	text               // a text; in JSONata, where the field says so, an expression too
	flag               // true or false; likewise
	integer            // from least to most; likewise
	number             // likewise
	oneOf              // a text of words
	timestamp          // RFC 3339; likewise
	path               // a JSONPath or null
	reference          // a reference path
	anywhere           // a reference path, which may begin in the Context Object
	placement          // a reference path into the state's input, or null: ResultPath
	selection          // a path or an intrinsic function
	template           // an object of fields, any value in JSONata
	fill               // a template that may be any value
	assign             // variables by their names
	condition          // true, false or an expression
	headers            // a list of texts
	errors             // a list of texts that is not empty
	states             // states by their names
	queryLanguage      // a query language
	stateType          // a type of state
	resource           // of a task
	credentials        // of a task
	label              // of a Map
	single             // an object: owner
	list               // a list of objects, not empty: owner
	listOrEmpty        // a list of objects: owner
)

// field is a row of the table: one field of some objects.
type field struct {
	of          owner
	name        string
	kind        kind
	only        language // the query language that has it
	expression  bool     // a JSONata state may give an expression instead
	least, most int64    // of a number
	words       string   // of oneOf, with blanks between
	inner       owner    // what single and lists hold
}
