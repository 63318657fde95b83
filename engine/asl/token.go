package asl

// A token is a serial number, which makes it unique, and the thread that waits for it.

const noThread = 0xffffffff

func (t Token) thread() uint32 { return uint32(t) }

// ask adds an effect with a token of its own.
func (x *Execution) ask(e Effect, thread uint32) Token {
	x.serial++
	e.Token = Token(x.serial)<<32 | Token(thread)
	if x.status == Running {
		x.effects = append(x.effects, e)
	}
	return e.Token
}

// setTimer asks to be woken for the sake of the whole execution.
func (x *Execution) setTimer(at int64) Token {
	return x.ask(Effect{Kind: SetTimer, At: at}, noThread)
}

// wakeAt asks to be woken for the sake of one thread.
func (x *Execution) wakeAt(t int32, at int64) Token {
	return x.ask(Effect{Kind: SetTimer, At: at}, uint32(t))
}

// forget takes back what was asked for.
func (x *Execution) forget(t *Token) {
	if *t != 0 {
		x.effects = append(x.effects, Effect{Kind: Cancel, Token: *t})
		*t = 0
	}
}

// drop takes back all that a thread waits for, but for the call that has just been answered.
func (x *Execution) drop(w *work) {
	x.forget(&w.call)
	x.forget(&w.timer)
	x.forget(&w.timeout)
	x.forget(&w.heartbeat)
	w.made = nil
}

// release takes back all that any thread waits for.
func (x *Execution) release() {
	for i := range x.threads {
		th := &x.threads[i]
		x.drop(&th.work)
		if th.block != nil && th.block.run != nil {
			x.dropRun(th.block.run)
		}
	}
}
