// Command playground serves the Loosely Coupled playground and runs its scenarios without a browser.
//
//	playground serve     the site, embedded in this file, on 127.0.0.1:8080
//	playground run       a scenario without a browser: a report, and the trace on request
//	playground link      a scenario to its share link, and a link to its scenario
//	playground aws       an endpoint for AWS's SDKs and command over the same engine, with a virtual clock
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"playground/engine/catalog"
	"playground/engine/host"
	"playground/engine/value"
	"playground/static"
)

// commands is the command line: one field a command, each with a Run method.
type commands struct {
	Serve serve       `cmd:"" help:"Serve the site."`
	Run   run         `cmd:"" help:"Run a scenario without a browser and report what happened."`
	Link  link        `cmd:"" help:"Print the share link of a scenario, or the scenario of a share link."`
	AWS   awsEndpoint `cmd:"" name:"aws" help:"Serve an AWS endpoint: queues and topics that SDKs and the aws command can use, on a clock that can jump."`
	Kinds kinds       `cmd:"" hidden:"" help:"Print the kinds as JSON: the build of the site inlines them."`
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

type run struct {
	File  string  `arg:"" name:"file|link" help:"The scenario, such as static/gallery/1-poison-pill.json, or a link in quotes, with what was done by hand in its run; - reads what is piped in."`
	For   string  `default:"10m" placeholder:"TIME" help:"How much virtual time: 250ms, 10m, 1d (default ${default})."`
	Seed  *uint64 `placeholder:"N" help:"Another seed than the scenario's."`
	JSON  bool    `name:"json" help:"Print the report as JSON."`
	Trace string  `placeholder:"FILE" help:"Write every record of the run to a file."`
}

// Run runs the scenario and prints the report.
func (r *run) Run(ctx context.Context) error {
	return host.Run{File: r.File, For: r.For, Seed: r.Seed, JSON: r.JSON, Trace: r.Trace, Notices: os.Stderr}.Do(ctx, catalog.Kinds(), os.Stdout)
}

type link struct {
	From   string `arg:"" name:"file|link" help:"A scenario, such as static/gallery/1-poison-pill.json, or a link in quotes; - reads what is piped in."`
	Moment bool   `help:"Of a link, print the whole moment as JSON: the scenario at the start, what was done by hand, and the time. From such a file the link comes back."`
}

// Run prints the other form of what it was given.
func (l *link) Run() error {
	return host.Link{From: l.From, Moment: l.Moment}.Do(catalog.Kinds(), os.Stdout, os.Stderr)
}

type awsEndpoint struct {
	Addr     string `default:"127.0.0.1:4566" placeholder:"HOST:PORT" help:"Where to listen; port 0 takes a free one (default ${default})."`
	Scenario string `placeholder:"FILE|LINK" help:"The scenario to begin with: its queues and topics are there from the start."`
	Clock    string `default:"real" enum:"real,warp" placeholder:"real|warp" help:"real follows the wall clock; warp stands still, jumps while a call waits, and goes on by POST /_playground/clock (default ${default})."`
	Account  string `default:"000000000000" placeholder:"DIGITS" help:"The number of the account (default ${default})."`
	Deliver  bool   `name:"deliver-http" help:"Send what topics have for http and https endpoints of this machine (127.0.0.0/8, ::1, localhost) there; of all others it stays in their nodes, as it does without this."`
}

// Run serves until it is interrupted.
func (a *awsEndpoint) Run(ctx context.Context) error {
	return host.AWS{Address: a.Addr, Scenario: a.Scenario, Clock: a.Clock, Account: a.Account, Deliver: a.Deliver, Notices: os.Stderr}.Do(ctx, catalog.Kinds(), os.Stdout)
}

type kinds struct{}

// Run prints what the page needs to know of every kind.
func (kinds) Run() error {
	var all []value.Value
	for _, k := range catalog.Kinds() {
		all = append(all, k.Value())
	}
	_, err := fmt.Println(value.ArrayOf(all))
	return err
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	line := kong.Parse(&commands{},
		kong.Name("playground"),
		kong.Description("Loosely Coupled: watch messages move through a cloud architecture, in virtual time."),
		kong.ShortUsageOnError(),
		kong.BindTo(ctx, (*context.Context)(nil)))
	line.FatalIfErrorf(line.Run())
}
