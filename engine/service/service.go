package service

import (
	"time"

	"playground/engine/component"
	"playground/engine/kernel"
	"playground/engine/policy"
	"playground/engine/template"
	"playground/engine/trace"
)

// What the service's timers are for.
const (
	wakeWork      uint32 = iota // worker A has done its own work
	wakeDeadline                // a call or poll times out, or a pause between polls ends
	wakeHeartbeat               // worker A hides its message on
	wakeEvents                  // an event is due
)

// service is the state of one service.
type service struct {
	env      component.Env
	work     *kernel.Rand
	failures *kernel.Rand
	contents *kernel.Rand // of the attributes that calls set

	// Settings.
	targets     []target
	queues      []queue
	workersWant int
	queueLimit  int
	workTime    kernel.Distribution
	callTimeout time.Duration
	failing     kernel.Probability
	failWhen    *policy.Policy // nil for never
	window      time.Duration  // for which it remembers; 0 for not at all
	rememberBy  []string
	sequenceBy  string
	factor      int64 // of slowness; 1 is normal
	down        bool

	eventRetries int64 // of an asynchronous invocation
	eventAge     time.Duration

	// Workers and those who wait for them.
	workers []worker
	idle    places // workers that are free and wanted
	busy    int64
	jobs    []job
	free    []uint32
	first   uint32 // of the line, as row + 1
	last    uint32
	waiting int64
	number  uint32       // of messages that came
	groups  kernel.Index // of FIFO queues whose messages workers have in hand, with the worker

	// Polls and everything under way.
	polls    []poll
	unused   places // polls that are not open
	open     int64  // polls open or pausing
	pausing  int64  // of these, the pausing ones
	turn     int    // the queue to be polled next
	byID     kernel.Index
	waits    kernel.Lanes // of workers at row 2*w, of polls at row 2*p+1
	deadline kernel.Ticket
	armed    kernel.Time // when the deadline timer rings; Forever when it does not
	memory   memory
	beats    kernel.Index // heartbeats that are not answered, with the worker
	sequence sequence
	events   events
}

// target is a wire along which the service calls.
type target struct {
	wire component.Wire
	when *policy.Policy // nil for always
	set  template.Attributes
}

// New makes a service that acts through env.
func New(env component.Env) component.Component {
	s := &service{env: env, factor: 1, armed: kernel.Forever}
	s.events.armed = kernel.Forever
	s.draw()
	return s
}

func (s *service) draw() {
	s.work, s.failures, s.contents = s.env.Rand("work"), s.env.Rand("failures"), s.env.Rand("attributes")
}

// Configure takes the settings; what is under way goes on.
func (s *service) Configure(set component.Settings) {
	s.queueLimit, s.workTime = int(set.Int("QueueLimit")), set.Distribution("WorkTime")
	s.callTimeout = set.Duration("CallTimeout")
	if s.callTimeout == 0 {
		s.callTimeout = time.Duration(kernel.Forever)
	}
	s.failing, s.failWhen = set.Probability("FailureProbability"), compile(set, "FailWhen")
	s.window, s.rememberBy = set.Duration("RememberProcessed"), names(set.Text("RememberBy"))
	s.sequenceBy = set.Text("SequenceBy")
	s.eventRetries, s.eventAge = set.Int("MaximumRetryAttempts"), set.Seconds("MaximumEventAgeInSeconds")
	s.resize(int(set.Int("Workers")))
	s.rewire()
	s.pump()
}

// compile returns a policy of the settings, which were checked; nil when absent.
func compile(set component.Settings, name string) *policy.Policy {
	raw := set.Raw(name)
	if raw.IsNull() {
		return nil
	}
	p, _ := policy.Compile(raw, policy.MessageAttributes)
	return p
}

// resize makes for so many workers. One too many that is busy finishes what it does.
func (s *service) resize(want int) {
	s.workersWant = want
	for len(s.workers) < want {
		s.workers = append(s.workers, worker{})
		s.polls = append(s.polls, poll{})
		s.unused.add(len(s.polls) - 1)
	}
	s.idle.clear()
	for i := range want {
		if s.workers[i].step == stepIdle {
			s.idle.add(i)
		}
	}
}

// Wake is a timer.
func (s *service) Wake(e kernel.Event) {
	switch e.Kind {
	case wakeWork:
		s.worked(uint32(e.A))
	case wakeHeartbeat:
		s.beat(uint32(e.A))
	case wakeEvents:
		s.dueEvents()
	default:
		s.deadlines()
	}
	s.pump()
}

// Return is an answer: to a worker's call, to a poll, or to a heartbeat.
func (s *service) Return(id component.CallID, r component.Result) {
	if w, ok := s.beats.Take(uint64(id)); ok {
		s.beaten(w, r)
		return
	}
	row, ok := s.byID.Take(uint64(id))
	if !ok {
		return
	}
	s.waits.Remove(row)
	if row&1 == 0 {
		s.answered(row/2, r)
	} else {
		s.received(row/2, r)
	}
	s.pump()
}

// pump gives whoever waits a free worker, and lets the workers that are free all the same poll.
func (s *service) pump() {
	if s.down {
		return
	}
	s.assign()
	s.openPolls()
}

// Trouble loses the memory on a crash and begins anew on recovery.
func (s *service) Trouble(t component.Trouble) {
	switch t.Disturbance {
	case component.Crash:
		s.crash()
	case component.Slow:
		s.factor = max(t.Factor, 1)
	case component.Recover:
		s.down, s.factor = false, 1
		s.armEvents()
		s.pump()
	}
}

func (s *service) crash() {
	if s.busy+s.waiting > 0 {
		s.env.Record(trace.Record{Verb: verbForgot, A: s.busy, B: s.waiting})
	}
	s.down, s.factor = true, 1
	s.workers, s.polls, s.unused = nil, nil, places{}
	s.resize(s.workersWant)
	s.jobs, s.free, s.first, s.last = nil, nil, 0, 0
	s.busy, s.waiting, s.open, s.pausing = 0, 0, 0, 0
	s.byID.Clear()
	s.beats.Clear()
	s.groups.Clear()
	s.waits.Clear()
	s.deadline, s.armed = 0, kernel.Forever
	s.memory, s.sequence = memory{}, sequence{}
	s.loseEvents()
	for i := range gaugeRemembered + 1 {
		s.env.Gauge(i, 0)
	}
}

// Clone returns an independent copy.
func (s *service) Clone(env component.Env) component.Component {
	c := *s
	c.env = env
	c.targets = append([]target(nil), s.targets...)
	c.queues = append([]queue(nil), s.queues...)
	c.workers = append([]worker(nil), s.workers...)
	c.jobs = append([]job(nil), s.jobs...)
	c.free = append([]uint32(nil), s.free...)
	c.polls = append([]poll(nil), s.polls...)
	c.idle, c.unused = s.idle.clone(), s.unused.clone()
	c.byID, c.waits, c.memory = s.byID.Clone(), s.waits.Clone(), s.memory.clone()
	c.beats, c.groups, c.sequence, c.events = s.beats.Clone(), s.groups.Clone(), s.sequence.clone(), s.events.clone()
	c.draw()
	return &c
}
