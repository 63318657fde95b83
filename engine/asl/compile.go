package asl

import (
	"strconv"

	"playground/engine/asl/intrinsic"
	"playground/engine/asl/jsonata"
	"playground/engine/asl/jsonpath"
	"playground/engine/value"
)

// Compile makes a Machine of a definition, as JSON. It expects one that AWS accepts, and says what it could not make
// sense of; whether AWS accepts it is for package diagnose to say.
func Compile(definition value.Value) (*Machine, []Problem) {
	c := &compiler{machine: &Machine{}}
	if definition.Kind() != value.KindObject {
		c.problem("the definition is no object")
		return nil, c.problems
	}
	c.jsonata = c.language(definition, false)
	c.machine.timeout = c.integer(definition, "TimeoutSeconds", 0)
	c.machine.root = c.program(definition)
	return c.done()
}

// done gives the Machine, if there are no problems.
func (c *compiler) done() (*Machine, []Problem) {
	if len(c.problems) > 0 {
		return nil, c.problems
	}
	for _, m := range c.children {
		m.states = c.machine.states
	}
	return c.machine, nil
}

// place gives a state its place among those of the machine.
func (c *compiler) place(s *state) {
	c.machine.states = append(c.machine.states, s)
	s.place = int32(len(c.machine.states))
}

// nestedMost is how deep states may stand within states.
const nestedMost = 100

// compiler walks a definition from the outside to the inside.
type compiler struct {
	machine  *Machine
	children []*Machine // of child executions
	problems []Problem
	at       value.Pointer
	jsonata  bool              // of the state being compiled, or of the whole machine
	names    map[string]*state // of the program being compiled
	nested   int
	alone    bool // one state is compiled alone: those that it names are not there
}

func (c *compiler) problem(message string) {
	c.problems = append(c.problems, Problem{c.at, message})
}

// within compiles a part of the definition and comes back to where it was.
func (c *compiler) within(name string, part func()) {
	back := c.at
	c.at = c.at.Append(name)
	part()
	c.at = back
}

func (c *compiler) language(v value.Value, inherited bool) (isJSONata bool) {
	switch c.text(v, "QueryLanguage") {
	case "JSONata":
		return true
	case "JSONPath":
		return false
	}
	return inherited
}

func (c *compiler) text(v value.Value, name string) string {
	member, there := v.Get(name)
	text, is := member.AsText()
	if there && !is {
		c.within(name, func() { c.problem("a text is needed, not " + value.Preview(member, previewed)) })
	}
	return text
}

// previewed is how much of a value a message shows.
const previewed = 60

func (c *compiler) integer(v value.Value, name string, otherwise int64) int64 {
	member, there := v.Get(name)
	if !there {
		return otherwise
	}
	n, is := member.AsInt()
	if !is {
		c.within(name, func() { c.problem("an integer is needed, not " + value.Preview(member, previewed)) })
	}
	return n
}

// object gives a member that must be an object where it is there.
func (c *compiler) object(v value.Value, name string) (value.Value, bool) {
	member, there := v.Get(name)
	if there && member.Kind() != value.KindObject {
		c.within(name, func() { c.problem("an object is needed, not " + value.Preview(member, previewed)) })
		return value.Null, false
	}
	return member, there
}

// list gives the elements of an array that may be absent.
func (c *compiler) list(v value.Value, name string, each func(element value.Value)) {
	member, there := v.Get(name)
	if !there {
		return
	}
	if member.Kind() != value.KindArray {
		c.within(name, func() { c.problem("an array is needed, not " + value.Preview(member, previewed)) })
		return
	}
	c.within(name, func() {
		for i, element := range member.Elements() {
			c.within(strconv.Itoa(i), func() { each(element) })
		}
	})
}

// program compiles StartAt and States.
func (c *compiler) program(v value.Value) *program {
	states, there := c.object(v, "States")
	if !there || c.nested == nestedMost {
		c.problem("states are needed, at most " + strconv.Itoa(nestedMost) + " deep")
		return &program{start: &state{}}
	}
	p := &program{states: make([]*state, 0, states.Len())}
	outer, language, alone := c.names, c.jsonata, c.alone
	c.alone = false
	c.names = make(map[string]*state, states.Len())
	c.nested++
	c.machine.size += states.Len()
	for name := range states.Members() {
		s := &state{name: name}
		p.states = append(p.states, s)
		c.place(s)
		c.names[name] = s
	}
	c.within("States", func() {
		i := 0
		for name, body := range states.Members() {
			c.within(name, func() { c.state(p.states[i], body) })
			c.jsonata = language
			i++
		}
	})
	p.start = c.target(v, "StartAt")
	c.names, c.alone = outer, alone
	c.nested--
	return p
}

// target finds the state that a field names.
func (c *compiler) target(v value.Value, field string) *state {
	name := c.text(v, field)
	s := c.names[name]
	if s == nil && c.alone {
		return &state{name: name}
	}
	if s == nil {
		c.within(field, func() { c.problem("there is no state " + strconv.Quote(name)) })
		s = &state{name: name}
	}
	return s
}

func (c *compiler) state(s *state, v value.Value) {
	if v.Kind() != value.KindObject {
		c.problem("a state is an object")
		return
	}
	c.jsonata = c.language(v, c.jsonata)
	s.jsonata = c.jsonata
	typeName := c.text(v, "Type")
	for kind, t := range stateTypes {
		if t.name == typeName {
			s.kind = stateKind(kind)
			c.common(s, v)
			c.own(s, v)
			return
		}
	}
	c.problem("there is no type of state " + strconv.Quote(typeName))
}

// own compiles what only one type of state has.
func (c *compiler) own(s *state, v value.Value) {
	switch s.kind {
	case kindPass:
		s.result, s.hasResult = v.Get("Result")
		s.plain = s.plain && (s.jsonata || !s.hasResult && s.parameters == nil && s.resultPath == placement{})
	case kindTask:
		s.task = c.task(v)
	case kindChoice:
		s.choice = c.choice(v)
	case kindWait:
		s.wait = c.wait(v)
	case kindFail:
		s.fail = c.fail(v)
	case kindParallel:
		c.list(v, "Branches", func(v value.Value) { s.branches = append(s.branches, c.program(v)) })
	case kindMap:
		s.each = c.each(v)
	}
}

// common compiles what several types of state have. What a type does not have is not there.
func (c *compiler) common(s *state, v value.Value) {
	if _, there := v.Get("Next"); there {
		s.next = c.target(v, "Next")
	}
	s.inputPath = c.selection(v, "InputPath")
	s.outputPath = c.selection(v, "OutputPath")
	s.resultPath = c.placement(v, "ResultPath")
	s.selector = c.template(v, "ResultSelector")
	s.output = c.output(v, "")
	s.assign = c.assign(v, "")
	s.retriers = c.retriers(v)
	s.catchers = c.catchers(v)
	s.entered, s.exited = stateTypes[s.kind].entered, stateTypes[s.kind].exited
	s.plain = s.inputPath == selection{} && s.outputPath == selection{} && s.output == nil && len(s.assign) == 0
	if c.jsonata {
		s.parameters = c.template(v, "Arguments")
	} else if s.kind != kindMap {
		s.parameters = c.template(v, "Parameters")
	}
}

func (c *compiler) path(text string) *jsonpath.Path {
	p, bad := jsonpath.Compile(text)
	if bad != nil {
		c.problem(bad.Text)
	}
	return p
}

func (c *compiler) call(text string) *intrinsic.Call {
	call, bad := intrinsic.Compile(text)
	if bad != nil {
		c.problem(bad.Text)
	}
	return call
}

// expression compiles an expression of the field that AWS names so.
func (c *compiler) expression(text, field string) *expression {
	e, bad := jsonata.Compile(text, jsonata.Options{StepFunctions: true})
	if bad != nil {
		c.problem(bad.Message)
	}
	return &expression{e, text, field, looksAtContext(text)}
}
