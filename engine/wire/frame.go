// Package wire is the engine's boundary as bytes: requests in, frames and notes out. The page, the Worker and the
// tests agree on nothing else.
//
// A frame is complete, never a difference, and little-endian:
//
//	header   64 bytes   "LCPF", version, now, hash, events, counts, flags, revision, pending, records
//	nodes    64 bytes each, in the scenario's order at that revision
//	wires    32 bytes each, likewise
//	items    32 bytes each: messages moving on wires or resting in nodes
package wire

import "encoding/binary"

// FrameVersion is the version of the layout.
const FrameVersion = 1

// Strides of a frame's parts, in bytes.
const (
	HeaderBytes = 64
	NodeBytes   = 64
	WireBytes   = 32
	ItemBytes   = 32
)

// GaugesMax is how many gauges of a node a frame shows.
const GaugesMax = 6

// Flags of a frame.
const (
	FlagCut     uint32 = 1 // not every item found room
	FlagShort   uint32 = 2 // the limit of events stopped the advance short
	FlagStopped uint32 = 4 // the simulation has a bug and stopped
	FlagBreak   uint32 = 8 // a breakpoint stopped the advance
)

// States of a node row.
const (
	NodeCrashed uint32 = 1
	NodeHung    uint32 = 2
	NodeSlowed  uint32 = 4
	NodeBusy    uint32 = 8
)

// Places of a node row's mark in its state: which of the kind's marks was the latest, from 1, in 8 bits, and how often
// any was seen, in the 16 bits above.
const (
	NodeMarkShift   = 8
	NodeMarkedShift = 16
)

// States of a wire row.
const (
	WireCut         uint32 = 1
	WireDropping    uint32 = 2
	WireReverse     uint32 = 4
	WireDuplicating uint32 = 8
	WireDelaying    uint32 = 16
	WireReordering  uint32 = 32
)

// Header is the first part of a frame.
type Header struct {
	Now                 int64
	Hash, Events        uint64
	Nodes, Wires, Items uint32
	Flags, Revision     uint32
	Pending             uint32
	Records             uint64
}

// Put writes the header into b, which has HeaderBytes.
func (h *Header) Put(b []byte) {
	_ = b[HeaderBytes-1]
	copy(b, "LCPF")
	le := binary.LittleEndian
	le.PutUint32(b[4:], FrameVersion)
	le.PutUint64(b[8:], uint64(h.Now))
	le.PutUint64(b[16:], h.Hash)
	le.PutUint64(b[24:], h.Events)
	le.PutUint32(b[32:], h.Nodes)
	le.PutUint32(b[36:], h.Wires)
	le.PutUint32(b[40:], h.Items)
	le.PutUint32(b[44:], h.Flags)
	le.PutUint32(b[48:], h.Revision)
	le.PutUint32(b[52:], h.Pending)
	le.PutUint64(b[56:], h.Records)
}

// NodeRow is one node's part of a frame.
type NodeRow struct {
	State, Failures, Label, More uint32
	Gauges                       [GaugesMax]float64
}

// Put writes the row into b, which has NodeBytes.
func (r *NodeRow) Put(b []byte) {
	_ = b[NodeBytes-1]
	le := binary.LittleEndian
	le.PutUint32(b, r.State)
	le.PutUint32(b[4:], r.Failures)
	le.PutUint32(b[8:], r.Label)
	le.PutUint32(b[12:], r.More)
	for i, g := range r.Gauges {
		le.PutUint64(b[16+8*i:], floatBits(g))
	}
}

// WireRow is one wire's part of a frame.
type WireRow struct {
	State, Flying, Called, Answered, Lost, Failed, Label uint32
}

// Put writes the row into b, which has WireBytes.
func (r *WireRow) Put(b []byte) {
	_ = b[WireBytes-1]
	le := binary.LittleEndian
	le.PutUint32(b, r.State)
	le.PutUint32(b[4:], r.Flying)
	le.PutUint32(b[8:], r.Called)
	le.PutUint32(b[12:], r.Answered)
	le.PutUint32(b[16:], r.Lost)
	le.PutUint32(b[20:], r.Failed)
	le.PutUint32(b[24:], r.Label)
	le.PutUint32(b[28:], 0)
}

// Item is one message of a frame. From and Until are relative to the frame's time, in nanoseconds.
type Item struct {
	From, Until    float64
	Place, Lineage uint32
	Shape, Lane    uint8
	Attempt, Flags uint8
	Slot           uint32
}

// Flags of an item.
const (
	ItemDuplicate uint8 = 1
	ItemLost      uint8 = 2
)

// Put writes the item into b, which has ItemBytes.
func (i *Item) Put(b []byte) {
	PutFloat(b, i.From)
	PutFloat(b[8:], i.Until)
	PutWord(b[16:], uint64(i.Place)|uint64(i.Lineage)<<32)
	marks := uint64(i.Shape) | uint64(i.Lane)<<8 | uint64(i.Attempt)<<16 | uint64(i.Flags)<<24
	PutWord(b[24:], marks|uint64(i.Slot)<<32)
}
