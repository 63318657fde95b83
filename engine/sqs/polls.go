package sqs

import (
	"time"

	"playground/engine/action"
	"playground/engine/component"
	"playground/engine/kernel"
)

// polls are the receives that wait for a message, in lanes of equal waiting times: the first of a lane ends first.
type polls struct {
	lanes [waitTimeSecondsMax + 1][]poll // by seconds
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
	lane := &p.lanes[wait/time.Second]
	*lane = append(*lane, poll{call.ID, in, p.began, now, call.Peer})
}

// first returns the lane of the poll that began first; count must not be 0.
func (p *polls) first() (lane int) {
	least := ^uint64(0)
	for i := range p.lanes {
		if l := p.lanes[i]; len(l) > 0 && l[0].order < least {
			lane, least = i, l[0].order
		}
	}
	return lane
}

// next returns the lane of the poll that ends first, and when: of several the one that began first. Forever when
// none waits.
func (p *polls) next() (lane int, at kernel.Time) {
	at = kernel.Forever
	if p.count == 0 {
		return 0, at
	}
	for i := range p.lanes {
		if l := p.lanes[i]; len(l) > 0 {
			end := l[0].since.Add(time.Duration(i) * time.Second)
			if end < at || end == at && l[0].order < p.lanes[lane][0].order {
				lane, at = i, end
			}
		}
	}
	return lane, at
}

// take removes the first poll of a lane.
func (p *polls) take(lane int) poll {
	l := p.lanes[lane]
	first := l[0]
	l[0] = poll{}
	p.lanes[lane] = l[1:]
	p.count--
	return first
}

// drop removes the poll of a call; it reports whether there was one.
func (p *polls) drop(id component.CallID) bool {
	for i := range p.lanes {
		for k := range p.lanes[i] {
			if p.lanes[i][k].call == id {
				p.lanes[i] = append(p.lanes[i][:k:k], p.lanes[i][k+1:]...)
				p.count--
				return true
			}
		}
	}
	return false
}

func (p *polls) clone() polls {
	c := *p
	for i := range c.lanes {
		c.lanes[i] = append([]poll(nil), p.lanes[i]...)
	}
	return c
}
