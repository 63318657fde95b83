//go:build !js

package host

import (
	"bufio"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestABodyThatIsTooLongEndsTheConnection(t *testing.T) {
	p := serveDesk(t, newWarpClock())
	for name, head := range map[string]string{
		"announced": "Content-Length: " + strconv.Itoa(bodyBytesMax+1) + "\r\n\r\n",
		"in chunks": "Transfer-Encoding: chunked\r\n\r\n" + strconv.FormatInt(bodyBytesMax+1, 16) + "\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			caller, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
			require.NoError(t, err)
			defer caller.Close()
			go func() {
				_, _ = io.WriteString(caller, "POST /0s HTTP/1.1\r\nHost: x\r\n"+head+strings.Repeat("x", bodyBytesMax+1))
			}()
			response, err := http.ReadResponse(bufio.NewReader(caller), nil)
			require.NoError(t, err)
			defer response.Body.Close()
			text, err := io.ReadAll(response.Body)
			require.NoError(t, err)
			require.Equal(t, 413, response.StatusCode)
			require.Equal(t, "HTTP content length exceeded 6651904 bytes.\n", string(text))
			require.True(t, response.Close)
		})
	}
	status, _ := p.call(t, "POST", "/0s", strings.Repeat("x", bodyBytesMax))
	require.Equal(t, 200, status)
}

func TestHeadersThatAreTooLongAreRefused(t *testing.T) {
	p := serveDesk(t, newWarpClock())
	request, err := http.NewRequest("POST", p.url+"/0s", nil)
	require.NoError(t, err)
	request.Header.Set("X", strings.Repeat("x", 2*headerBytesMax))
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, 431, response.StatusCode)
}

func TestABodyThatEndsTooEarlyIsRefused(t *testing.T) {
	p := serveDesk(t, newWarpClock())
	caller, err := net.Dial("tcp", strings.TrimPrefix(p.url, "http://"))
	require.NoError(t, err)
	defer caller.Close()
	_, err = io.WriteString(caller, "POST /0s HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nfour")
	require.NoError(t, err)
	require.NoError(t, caller.(*net.TCPConn).CloseWrite())
	response, err := http.ReadResponse(bufio.NewReader(caller), nil)
	require.NoError(t, err)
	require.NoError(t, response.Body.Close())
	require.Equal(t, 400, response.StatusCode)
}
