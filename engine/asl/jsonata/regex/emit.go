package regex

func (c *compiler) add(i instruction) int {
	if len(c.program.code) >= longest {
		c.fail("the pattern is too long")
		return 0
	}
	c.program.code = append(c.program.code, i)
	return len(c.program.code) - 1
}

func (c *compiler) here() int32 { return int32(len(c.program.code)) }

// emit writes the program of a part. Backwards it matches from its end to its
// start.
func (c *compiler) emit(p *part, backwards bool) {
	if c.problem != "" {
		return
	}
	switch p.kind {
	case kindOne:
		i := p.one
		i.backwards = backwards
		c.add(i)
	case kindSequence:
		for n := range p.parts {
			if backwards {
				n = len(p.parts) - 1 - n
			}
			c.emit(p.parts[n], backwards)
		}
	case kindChoice:
		c.choice(p.parts, backwards)
	case kindGroup:
		c.saved(p, backwards)
	case kindRepeat:
		c.repeat(p, backwards)
	case kindLook:
		at := c.add(instruction{operation: opLook})
		if p.negative {
			c.program.code[at].x = lookNegative
		}
		c.emit(p.parts[0], p.behind)
		c.add(instruction{operation: opMatch})
		c.program.code[at].y = c.here()
	}
}

func (c *compiler) choice(parts []*part, backwards bool) {
	if len(parts) == 1 {
		c.emit(parts[0], backwards)
		return
	}
	split := c.add(instruction{operation: opSplit, x: c.here() + 1})
	c.emit(parts[0], backwards)
	jump := c.add(instruction{operation: opJump})
	c.program.code[split].y = c.here()
	c.choice(parts[1:], backwards)
	c.program.code[jump].x = c.here()
}

func (c *compiler) saved(p *part, backwards bool) {
	if p.index == 0 {
		c.emit(p.parts[0], backwards)
		return
	}
	first, last := int32(2*p.index), int32(2*p.index+1)
	if backwards {
		first, last = last, first
	}
	c.add(instruction{operation: opSave, x: first})
	c.emit(p.parts[0], backwards)
	c.add(instruction{operation: opSave, x: last})
}

// repeat writes the part as often as it has to be there, and then a loop or the
// rest of the times, each of which can be left out. One that takes nothing does
// not count.
func (c *compiler) repeat(p *part, backwards bool) {
	for range p.least {
		before := c.here()
		if c.once(p, backwards); c.here() == before {
			return // there is nothing to it
		}
	}
	if p.most < 0 {
		c.loop(p, backwards)
		return
	}
	var ends []int
	for range p.most - p.least {
		ends = append(ends, c.add(instruction{operation: opSplit, x: c.here() + 1}))
		c.guarded(p, backwards)
		if c.problem != "" {
			return
		}
	}
	for _, at := range ends {
		c.target(at, p.lazy)
	}
}

// target lets a split leave here; a lazy one tries that first.
func (c *compiler) target(split int, lazy bool) {
	i := &c.program.code[split]
	if i.y = c.here(); lazy {
		i.x, i.y = i.y, i.x
	}
}

func (c *compiler) loop(p *part, backwards bool) {
	if p.parts[0].consumes() && !p.lazy && !backwards {
		c.add(instruction{operation: opSpan})
		c.once(p, backwards)
		return
	}
	split := c.add(instruction{operation: opSplit, x: c.here() + 1})
	c.guarded(p, backwards)
	c.add(instruction{operation: opJump, x: int32(split)})
	if c.problem == "" {
		c.target(split, p.lazy)
	}
}

func (c *compiler) once(p *part, backwards bool) {
	if p.to > p.from {
		c.add(instruction{operation: opClear, x: int32(2 * p.from), y: int32(2 * p.to)})
	}
	c.emit(p.parts[0], backwards)
}

func (c *compiler) guarded(p *part, backwards bool) {
	if p.parts[0].consumes() {
		c.once(p, backwards)
		return
	}
	register := int32(c.program.registers)
	c.program.registers++
	c.add(instruction{operation: opSave, x: register})
	c.once(p, backwards)
	c.add(instruction{operation: opProgress, x: register})
}

// consumes reports whether a part is one character.
func (p *part) consumes() bool {
	return p.kind == kindOne && p.one.operation >= opCharacter && p.one.operation <= opSet
}
