package account

import (
	"slices"
	"strings"

	"playground/engine"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/sqs"
	"playground/engine/sqs/api"
)

// What a queue is in a scenario.
const (
	kindQueue      = "sqs"
	portIn         = "in"
	portDeadLetter = "dead-letter"
	portRedrive    = "redrive"
	fifoSuffix     = ".fifo"
)

// queues is the index of the nodes that are queues. It is made anew when the scenario is another than before, whoever
// changed it.
type queues struct {
	of      *scenario.Scenario
	byName  map[string]*api.Queue
	byNode  map[uint32]*held
	sorted  []*api.Queue
	names   map[uint32]string // those that are gone, too
	deleted map[string]kernel.Time
}

// held is a queue and its place in the scenario.
type held struct {
	api.Queue
	row  int
	self bool // it is its own dead-letter queue
}

func newQueues() queues {
	return queues{byNode: map[uint32]*held{}, names: map[uint32]string{}, deleted: map[string]kernel.Time{}}
}

// refresh brings the index up to date. A queue that is still there keeps its address.
func (q *queues) refresh(s *engine.Session) {
	sc := s.Scenario()
	if q.of == sc {
		return
	}
	before := q.byNode
	q.of, q.byNode, q.sorted = sc, make(map[uint32]*held, len(before)+1), q.sorted[:0]
	q.byName = make(map[string]*api.Queue, len(before)+1)
	byID := make(map[string]*api.Queue, len(before)+1)
	for row, node := range s.Indexes() {
		n := &sc.Nodes[row]
		if n.Kind != kindQueue {
			continue
		}
		h := before[node]
		if h == nil {
			h = &held{Queue: api.Queue{Node: node, Created: s.Now(), Modified: s.Now()}}
		}
		h.row, h.Name, h.Settings, h.DeadLetter = row, sqs.Name(n.ID, n.Settings), n.Settings, nil
		if h.self {
			h.DeadLetter = &h.Queue
		}
		q.byNode[node], byID[n.ID], q.names[node] = h, &h.Queue, h.Name
		if q.byName[h.Name] == nil {
			q.byName[h.Name] = &h.Queue
			q.sorted = append(q.sorted, &h.Queue)
		}
	}
	slices.SortFunc(q.sorted, func(a, b *api.Queue) int { return strings.Compare(a.Name, b.Name) })
	q.join(byID)
}

// join finds the dead-letter queues.
func (q *queues) join(byID map[string]*api.Queue) {
	for i := range q.of.Wires {
		w := &q.of.Wires[i]
		if from := byID[w.From]; from != nil && w.FromPort == portDeadLetter {
			from.DeadLetter = byID[w.To]
		}
	}
}
