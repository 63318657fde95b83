// Package port is the memory that the Worker and the engine share: a request that the Worker writes, a frame at an
// address that never changes, a note that lives until the next request. It knows no JavaScript, so it is tested
// natively; main.go exports it.
//
//	Worker                            Port
//	requestAddress(length) ─────────▶ room for the request
//	writes the request
//	handle(length)         ─────────▶ Bridge.Handle
//	copies frame and note  ◀───────── frame(), note()
package port

import (
	"fmt"
	"unsafe"
)

// FrameBytesMax is the room for one frame: 32,000 messages and the rows of the largest scenario fit.
const FrameBytesMax = 1 << 20

// RequestBytesMax is the longest request that gets room. The bridge refuses much shorter ones with a sentence.
const RequestBytesMax = 64 << 20

// Handler answers one request; the frame lies in buffer.
type Handler interface {
	Handle(request, buffer []byte) (frame, note []byte)
}

// Port is one engine's end of the boundary. It is large: make it a package-level variable or allocate it once.
type Port struct {
	Handler Handler

	slab    [FrameBytesMax]byte
	request []byte
	frame   int
	note    []byte
	failure string
}

// Room returns where a request of that length is to be written, or nil when there is none for it.
func (p *Port) Room(length uint32) unsafe.Pointer {
	if length > RequestBytesMax {
		return nil
	}
	if int(length) > len(p.request) || p.request == nil {
		p.request = make([]byte, max(int(length), 64<<10))
	}
	return unsafe.Pointer(unsafe.SliceData(p.request))
}

// Handle answers the request that was written. It returns 0, or 1 when the engine is dead: then Failure says why.
func (p *Port) Handle(length uint32) (status uint32) {
	defer func() {
		if reason := recover(); reason != nil {
			p.frame, p.note, p.failure = 0, nil, fmt.Sprint(reason)
			status = 1
		}
	}()
	if int(length) > len(p.request) {
		panic(fmt.Sprintf("a request of %d bytes is longer than the %d that there is room for", length, len(p.request)))
	}
	frame, note := p.Handler.Handle(p.request[:length], p.slab[:])
	p.frame, p.note = len(frame), note
	return 0
}

// Frame returns where the last frame lies, and its length.
func (p *Port) Frame() (unsafe.Pointer, uint32) { return unsafe.Pointer(&p.slab), uint32(p.frame) }

// Note returns where the last note lies, and its length: 0 when there is nothing to tell.
func (p *Port) Note() (unsafe.Pointer, uint32) {
	return unsafe.Pointer(unsafe.SliceData(p.note)), uint32(len(p.note))
}

// Failure says why Handle returned 1.
func (p *Port) Failure() string { return p.failure }
