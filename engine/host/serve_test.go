//go:build !js

package host

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

func site(t *testing.T) *Site {
	t.Helper()
	s, err := NewSite(fstest.MapFS{
		"index.html":         {Data: []byte("<!doctype html>")},
		"app.wasm":           {Data: []byte("\x00asm")},
		"app.wasm.gz":        {Data: []byte("\x1f\x8b")},
		"gallery/index.json": {Data: []byte("[]")},
		".placeholder":       {Data: []byte("not for visitors")},
	})
	require.NoError(t, err)
	return s
}

func ask(s *Site, method, path string, head ...string) *http.Response {
	request := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(head); i += 2 {
		request.Header.Set(head[i], head[i+1])
	}
	answer := httptest.NewRecorder()
	s.ServeHTTP(answer, request)
	return answer.Result()
}

func TestEveryFileHasTheTypeThatBrowsersAskFor(t *testing.T) {
	s := site(t)
	for path, contentType := range map[string]string{
		"/":                   "text/html; charset=utf-8",
		"/index.html":         "text/html; charset=utf-8",
		"/app.wasm":           "application/wasm",
		"/app.wasm.gz":        "application/gzip",
		"/gallery/index.json": "application/json",
	} {
		answer := ask(s, "GET", path)
		require.Equal(t, 200, answer.StatusCode, path)
		require.Equal(t, contentType, answer.Header.Get("Content-Type"), path)
		require.Empty(t, answer.Header.Get("Content-Encoding"), path)
	}
}

func TestWhatIsNotServed(t *testing.T) {
	s := site(t)
	for _, path := range []string{"/nothing", "/gallery", "/gallery/", "/.placeholder", "/../go.mod", "//app.wasm"} {
		require.Equal(t, 404, ask(s, "GET", "http://host"+path).StatusCode, path)
	}
	require.Equal(t, 405, ask(s, "POST", "/").StatusCode)
}

func TestABrowserKeepsWhatHasNotChanged(t *testing.T) {
	s := site(t)
	first := ask(s, "GET", "/app.wasm")
	require.Equal(t, "no-cache", first.Header.Get("Cache-Control"))

	again := ask(s, "GET", "/app.wasm", "If-None-Match", first.Header.Get("ETag"))
	require.Equal(t, 304, again.StatusCode)
	require.Equal(t, 200, ask(s, "GET", "/app.wasm", "If-None-Match", `"another"`).StatusCode)
}

func TestHeadSaysTheLengthAndSendsNothing(t *testing.T) {
	answer := ask(site(t), "HEAD", "/app.wasm")
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.Empty(t, body)
	require.Equal(t, "4", answer.Header.Get("Content-Length"))
}

// printed hands over what Serve says once, so that a test knows when and where it listens.
type printed chan string

func (p printed) Write(text []byte) (int, error) {
	p <- string(text)
	return len(text), nil
}

func TestServeSaysWhereAndStopsWhenAsked(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	out, done := make(printed, 1), make(chan error, 1)
	go func() { done <- Serve(ctx, "127.0.0.1:0", site(t), out) }()

	address := regexp.MustCompile(`http://127\.0\.0\.1:\d+/`).FindString(<-out)
	answer, err := http.Get(address)
	require.NoError(t, err)
	body, err := io.ReadAll(answer.Body)
	require.NoError(t, err)
	require.NoError(t, answer.Body.Close())
	require.Equal(t, "<!doctype html>", string(body))

	stop()
	require.NoError(t, <-done)
}

func TestAnAddressThatCannotBeUsedSaysWhatWouldBeRight(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer taken.Close()

	var out bytes.Buffer
	err = Serve(t.Context(), taken.Addr().String(), site(t), &out)
	require.EqualError(t, err, "address "+taken.Addr().String()+" is in use: stop what listens there, or choose another such as --addr 127.0.0.1:8081")

	require.ErrorContains(t, Serve(t.Context(), "8080", site(t), &out), `cannot listen on "8080"`)
	require.Empty(t, out.String())
}
