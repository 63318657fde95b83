package conformance

import (
	"errors"
	"strings"
	"time"

	"playground/engine/kernel"
	"playground/engine/value"
)

// awaitMax is how long a call may block; the longest long poll takes 20 seconds.
const awaitMax = time.Hour

// advance lets time go by, event by event, so that calls in the background return when they do.
func (p *player) advance(by time.Duration) error {
	to := p.endpoint.Now().Add(by)
	for {
		at, ok := p.endpoint.Next()
		if !ok || at > to {
			break
		}
		if err := p.jump(at); err != nil {
			return err
		}
	}
	p.endpoint.Advance(to)
	p.settle()
	return nil
}

// await moves the clock to the next thing that is due until a call returns.
func (p *player) await(c *call) error {
	last := p.endpoint.Now().Add(awaitMax)
	for p.take(c); !c.answered; p.take(c) {
		at, ok := p.endpoint.Next()
		if !ok || at > last {
			return errors.New("the call waits, and nothing is due that could end it")
		}
		if err := p.jump(at); err != nil {
			return err
		}
	}
	return nil
}

func (p *player) jump(to kernel.Time) error {
	p.endpoint.Advance(to)
	p.settle()
	if next, ok := p.endpoint.Next(); ok && next <= to {
		return errors.New("what was due has not happened")
	}
	return nil
}

// drainMax is how many answers a call that drains may get.
const drainMax = 10_000

// drain repeats a call, the first of which has returned, and deletes what it returns until it returns no message.
func (p *player) drain(s *step, c *call, kept *[]value.Value) (*answer, error) {
	for range drainMax {
		a, err := p.answer(c)
		if err != nil || a.failed() {
			return a, err
		}
		messages, _ := a.result.Get("Messages")
		if messages.Len() == 0 {
			b := value.NewObject(1)
			b.Set("Messages", sorted(*kept, s.sortBy))
			a.result = b.Value()
			return a, nil
		}
		for _, one := range messages.Elements() {
			*kept = append(*kept, one)
			if err := p.remove(c, textOf(one, "ReceiptHandle")); err != nil {
				return nil, err
			}
		}
		if c, err = p.begin(s); err != nil {
			return nil, err
		}
		if err := p.await(c); err != nil {
			return nil, err
		}
	}
	return nil, errors.New("there is no end of messages")
}

// remove deletes a message that a call returned.
func (p *player) remove(c *call, handle string) error {
	b := value.NewObject(2)
	b.Set("QueueUrl", value.Text(textOf(c.params, "QueueUrl")))
	b.Set("ReceiptHandle", value.Text(handle))
	return p.call(&step{kind: "call", call: "sqs.DeleteMessage", params: b.Value(), query: c.step.query})
}

func ofStandardQueue(params value.Value) bool {
	return !strings.HasSuffix(textOf(params, "QueueUrl"), ".fifo")
}
