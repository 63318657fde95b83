package bench

import (
	"playground/engine"
	"playground/engine/kernel"
	"playground/engine/scenario"
	"playground/engine/wire"
)

// scene is a whole small architecture: a client, a queue and a service that polls it, with trace and metrics on.
const scene = `{"format": 1, "title": "Bench", "seed": 7, "nodes": [
	{"id": "shop", "kind": "traffic", "x": 0, "y": 0, "Pattern": "poisson", "Rate": "1000/s"},
	{"id": "orders", "kind": "sqs", "x": 200, "y": 0},
	{"id": "kitchen", "kind": "service", "x": 400, "y": 0, "Workers": 50, "WorkTime": "exponential 20ms"}],
	"wires": [
	{"from": "shop", "to": "orders", "latency": "exponential 5ms"},
	{"from": "kitchen.poll", "to": "orders", "latency": "exponential 5ms", "MaxNumberOfMessages": 10}]}`

// crowd has a wire that 10,000 messages travel at once: half of them are answers on their way back.
const crowd = `{"format": 1, "title": "Crowd", "seed": 7, "nodes": [
	{"id": "shop", "kind": "traffic", "x": 0, "y": 0, "Pattern": "constant", "Rate": "10000/s"},
	{"id": "orders", "kind": "sqs", "x": 200, "y": 0}],
	"wires": [{"from": "shop", "to": "orders", "latency": "500ms"}]}`

func session(text string, kinds scenario.Kinds) *engine.Session {
	sc, problems := scenario.Decode([]byte(text), kinds)
	if len(problems) > 0 {
		panic("bench: " + problems[0].Message)
	}
	return engine.New(sc, kinds)
}

// sceneSeconds is how much virtual time one round of the scene takes.
const sceneSeconds = 60

// Scene measures events a second of a whole scene. Its yardstick is the bare kernel at M/M/1: the ratio says what part
// of the kernel's speed is left when components, trace, spans and metrics have had theirs.
func Scene(clock Clock, kinds scenario.Kinds) Figure {
	m := newMM1Times(kernel.NewRand(1, "bench"))
	s := session(scene, kinds)
	s.Advance(10e9, 1<<30) // beyond the first growth of tables
	start, rounds := s.Events(), 0
	sceneTime, kernelTime := inTurns(clock, func() {
		s.Advance(s.Now()+sceneSeconds*1e9, 1<<30)
		rounds++
	}, func() { m.onKernel(Customers / 10) })
	perRound := float64(s.Events()-start) / float64(rounds)
	perSecond := perRound / sceneTime
	return Figure{"scene: client, queue, service", perSecond, perSecond / (2 * Customers / 10 / kernelTime)}
}

// Frame measures how often a second a frame of 10,000 moving messages can be filled; its yardstick is copying as
// many bytes.
func Frame(clock Clock, kinds scenario.Kinds) Figure {
	s := session(crowd, kinds)
	s.Advance(2e9, 1<<30)
	buffer, copied := make([]byte, 1<<20), make([]byte, 1<<20)
	const turns = 200
	var frame []byte
	fill, copying := inTurns(clock, func() {
		for range turns {
			frame = s.Frame(buffer, 0)
		}
	}, func() {
		for range turns {
			copy(copied, buffer[:10_000*wire.ItemBytes])
		}
	})
	if len(frame) < 10_000*wire.ItemBytes {
		panic("bench: fewer than 10,000 messages are moving")
	}
	return Figure{"frame of 10,000 moving messages", turns / fill, copying / fill}
}
