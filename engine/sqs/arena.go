package sqs

import (
	"math/bits"
	"slices"
)

// arena keeps the bytes of messages without a pointer a message, so that the garbage collector has nothing to follow:
// pages of 64 KiB are cut into blocks of 16-byte units, rounded up to one of 56 sizes and used again by size. What is
// larger than 8 KiB has a page of its own, which is given back when it is released.
type arena struct {
	pages  [][]byte
	lent   []bool           // by page: a clone has it too, so it is copied before it is written to
	spare  []uint32         // indexes of pages that were given back
	free   [sizeCount]block // first released block of each size
	page   uint32           // the page being filled, as index + 1
	filled uint32           // units of it that are used
}

// block is where bytes lie: page << 12 | unit, plus 1; 0 is nowhere. A released block holds the next of its size.
type block uint32

const (
	unitBytes = 16
	unitBits  = 12
	pageUnits = 1 << unitBits
	unitsMost = 512 // of a block that shares its page
	sizeCount = 56
)

// sizeOf rounds a number of units up to a size: 1 to 16, then 8 steps an octave. It returns the number of the size
// and how many units it has.
func sizeOf(units uint32) (size, rounded uint32) {
	if units <= 16 {
		return units - 1, units
	}
	shift := uint32(bits.Len32(units-1)) - 4
	steps := (units + 1<<shift - 1) >> shift
	return 16 + (shift-1)*8 + steps - 9, steps << shift
}

// take returns a block of n bytes and its room, to be filled.
func (a *arena) take(n int) (block, []byte) {
	units := uint32(n+unitBytes-1) / unitBytes
	if units > unitsMost {
		return a.takePage(n)
	}
	size, units := sizeOf(max(units, 1))
	b := a.free[size]
	if b != 0 {
		a.free[size] = nextFree(a.bytes(b, 4))
	} else {
		b = a.cut(units)
	}
	a.own(b)
	return b, a.bytes(b, n)
}

// cut takes units from the page being filled, or from a new one; the rest of the old page stays unused.
func (a *arena) cut(units uint32) block {
	if a.page == 0 || a.filled+units > pageUnits {
		a.page, a.filled = a.add(make([]byte, pageUnits*unitBytes))+1, 0
	}
	b := block((a.page-1)<<unitBits|a.filled) + 1
	a.filled += units
	return b
}

func (a *arena) takePage(n int) (block, []byte) {
	page := make([]byte, n)
	return block(a.add(page)<<unitBits) + 1, page
}

func (a *arena) add(page []byte) uint32 {
	if n := len(a.spare); n > 0 {
		i := a.spare[n-1]
		a.spare = a.spare[:n-1]
		a.pages[i], a.lent[i] = page, false
		return i
	}
	a.pages, a.lent = append(a.pages, page), append(a.lent, false)
	return uint32(len(a.pages) - 1)
}

// bytes returns n bytes of a block: to read, and to write once the block is owned.
func (a *arena) bytes(b block, n int) []byte {
	at := int(b-1) & (pageUnits - 1) * unitBytes
	return a.pages[(b-1)>>unitBits][at : at+n]
}

// own makes the page of a block this arena's alone.
func (a *arena) own(b block) {
	if at := (b - 1) >> unitBits; a.lent[at] {
		a.copy(at)
	}
}

// copy is apart, so that own stays small enough to be inlined.
//
//go:noinline
func (a *arena) copy(page block) { a.pages[page], a.lent[page] = slices.Clone(a.pages[page]), false }

// release gives a block of n bytes back.
func (a *arena) release(b block, n int) {
	units := uint32(n+unitBytes-1) / unitBytes
	if units > unitsMost {
		page := uint32(b-1) >> unitBits
		a.pages[page] = nil
		a.spare = append(a.spare, page)
		return
	}
	size, _ := sizeOf(max(units, 1))
	a.own(b)
	setNextFree(a.bytes(b, 4), a.free[size])
	a.free[size] = b
}

func nextFree(b []byte) block {
	return block(uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24)
}

func setNextFree(b []byte, next block) {
	b[0], b[1], b[2], b[3] = byte(next), byte(next>>8), byte(next>>16), byte(next>>24)
}

// clone shares the bytes.
func (a *arena) clone() arena {
	for i := range a.lent {
		a.lent[i] = true
	}
	c := *a
	c.pages, c.lent, c.spare = slices.Clone(a.pages), slices.Clone(a.lent), slices.Clone(a.spare)
	return c
}
