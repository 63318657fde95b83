//go:build !js

package host

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"syscall"
	"time"
)

const (
	headerTimeout   = 10 * time.Second // a client that never finishes its headers holds no connection longer
	shutdownTimeout = 2 * time.Second
)

// Serve answers HTTP on an address until the context ends, and says on out where it can be reached.
// The port 0 takes any free port.
func Serve(ctx context.Context, address string, handler http.Handler, out io.Writer) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return explain(address, err)
	}
	if _, err := fmt.Fprintf(out, "serving the playground on http://%s/ (ctrl-c stops it)\n", listener.Addr()); err != nil {
		return errors.Join(err, listener.Close())
	}
	return serve(ctx, listener, &http.Server{Handler: handler, ReadHeaderTimeout: headerTimeout})
}

// serve answers until the context ends; then it lets what is being answered end within a short time.
func serve(ctx context.Context, listener net.Listener, server *http.Server) error {
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		limit, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
		defer cancel()
		stopped <- server.Shutdown(limit)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// explain turns the failures that a person can mend into a sentence that says how.
func explain(address string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("address %s is in use: stop what listens there, or choose another such as --addr 127.0.0.1:8081", address)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("address %s needs more rights than this user has: choose a port above 1023", address)
	}
	return fmt.Errorf("cannot listen on %q: %w; an address looks like 127.0.0.1:8080", address, err)
}
