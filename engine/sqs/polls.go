package sqs

import (
	"math/bits"
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// polls are the receives that wait for a message, in lanes of equal waiting times: the first of a lane ends first.
type polls struct {
	lanes [waitTimeSecondsMax + 1][]poll // by seconds
	taken uint32                         // which lanes have a poll, a bit each
	began uint64
	count int
}

type poll struct {
	call  component.CallID
	in    *action.ReceiveMessage
	order uint64
	since kernel.Time
	peer  uint32
}

func (p *polls) add(call component.Call, in *action.ReceiveMessage, now kernel.Time, wait time.Duration) {
	p.began++
	p.count++
	p.taken |= 1 << (wait / time.Second)
	lane := &p.lanes[wait/time.Second]
	*lane = append(*lane, poll{call.ID, in, p.began, now, call.Peer})
}

// first returns the lane of the poll that began first; count must not be 0.
func (p *polls) first() (lane int) {
	least := ^uint64(0)
	for taken := p.taken; taken != 0; taken &= taken - 1 {
		i := bits.TrailingZeros32(taken)
		if order := p.lanes[i][0].order; order < least {
			lane, least = i, order
		}
	}
	return lane
}

// next returns the lane of the poll that ends first, and when: of several the one that began first. Forever when
// none waits.
func (p *polls) next() (lane int, at kernel.Time) {
	at = kernel.Forever
	for taken := p.taken; taken != 0; taken &= taken - 1 {
		i := bits.TrailingZeros32(taken)
		first := &p.lanes[i][0]
		end := first.since.Add(time.Duration(i) * time.Second)
		if end < at || end == at && first.order < p.lanes[lane][0].order {
			lane, at = i, end
		}
	}
	return lane, at
}

// take removes the first poll of a lane.
func (p *polls) take(lane int) poll {
	l := p.lanes[lane]
	first := l[0]
	l[0] = poll{}
	p.left(lane, l[1:])
	return first
}

// drop removes the poll of a call; it reports whether there was one.
func (p *polls) drop(id component.CallID) bool {
	for i := range p.lanes {
		for k := range p.lanes[i] {
			if p.lanes[i][k].call == id {
				p.left(i, append(p.lanes[i][:k:k], p.lanes[i][k+1:]...))
				return true
			}
		}
	}
	return false
}

// left notes what a lane holds after one poll has left it.
func (p *polls) left(lane int, others []poll) {
	p.lanes[lane] = others
	p.count--
	if len(others) == 0 {
		p.taken &^= 1 << lane
	}
}

func (p *polls) clone() polls {
	c := *p
	for i := range c.lanes {
		c.lanes[i] = append([]poll(nil), p.lanes[i]...)
	}
	return c
}
