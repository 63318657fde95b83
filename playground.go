// Command playground serves the Loosely Coupled playground and runs its scenarios without a browser.
//
//	playground serve     the site, embedded in this file, on 127.0.0.1:8080
//	playground run       a scenario without a browser: a report, a trace
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"playground/engine/host"
	"playground/static"
)

// commands is the command line: one field a command, each with a Run method.
type commands struct {
	Serve serve `cmd:"" help:"Serve the site."`
}

type serve struct {
	Addr string `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen; port 0 takes a free one (default ${default})."`
}

// Run serves until it is interrupted.
func (s *serve) Run(ctx context.Context) error {
	files, err := static.Site()
	if err != nil {
		return err
	}
	site, err := host.NewSite(files)
	if err != nil {
		return err
	}
	return host.Serve(ctx, s.Addr, site, os.Stdout)
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	line := kong.Parse(&commands{},
		kong.Name("playground"),
		kong.Description("Loosely Coupled: watch messages move through a cloud architecture, in virtual time."),
		kong.UsageOnError(),
		kong.BindTo(ctx, (*context.Context)(nil)))
	line.FatalIfErrorf(line.Run())
}
