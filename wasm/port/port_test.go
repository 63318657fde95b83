package port

import (
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"
)

// echo answers with the request as frame and its reverse as note.
type echo struct{}

func (echo) Handle(request, buffer []byte) (frame, note []byte) {
	if string(request) == "panic" {
		panic("the handler broke")
	}
	n := copy(buffer, request)
	for i := n - 1; i >= 0; i-- {
		note = append(note, request[i])
	}
	return buffer[:n], note
}

func ask(p *Port, request string) (status uint32) {
	room := p.Room(uint32(len(request)))
	copy(unsafe.Slice((*byte)(room), len(request)), request)
	return p.Handle(uint32(len(request)))
}

func text(at unsafe.Pointer, length uint32) string {
	return string(unsafe.Slice((*byte)(at), int(length)))
}

func TestARequestIsAnsweredWithFrameAndNote(t *testing.T) {
	p := &Port{Handler: echo{}}
	require.Zero(t, ask(p, "abc"))
	require.Equal(t, "abc", text(p.Frame()))
	require.Equal(t, "cba", text(p.Note()))
}

func TestTheFrameNeverMoves(t *testing.T) {
	p := &Port{Handler: echo{}}
	before, _ := p.Frame()
	require.Zero(t, ask(p, string(make([]byte, 300<<10))))
	after, length := p.Frame()
	require.Equal(t, before, after)
	require.EqualValues(t, 300<<10, length)
}

func TestTheRoomGrowsAndIsKept(t *testing.T) {
	p := &Port{Handler: echo{}}
	small := p.Room(10)
	require.NotNil(t, small)
	require.Equal(t, small, p.Room(64<<10), "a small request uses the room that is there")
	require.NotNil(t, p.Room(1<<20))
	require.Nil(t, p.Room(RequestBytesMax+1))
}

func TestAPanicIsDeathWithAReason(t *testing.T) {
	p := &Port{Handler: echo{}}
	require.EqualValues(t, 1, ask(p, "panic"))
	require.Equal(t, "the handler broke", p.Failure())
	_, frame := p.Frame()
	_, note := p.Note()
	require.Zero(t, frame)
	require.Zero(t, note)
}

func TestALengthBeyondTheRoomIsDeath(t *testing.T) {
	p := &Port{Handler: echo{}}
	p.Room(10)
	require.EqualValues(t, 1, p.Handle(1<<20))
	require.Contains(t, p.Failure(), "1048576 bytes")
}
