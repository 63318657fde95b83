//go:build !js

// Command bench compares what a request costs the server of the AWS endpoint with what it costs others, driven by
// AWS's own SDK:
//
//	bench [flags] PLAYGROUND   ten interleaved runs of each server, and a table
//	bench stub ADDRESS         the yardstick: it reads the body and answers constants
//
// What counts is the processor time of the server's process, user and system. A run is the same number of life cycles
// (send, receive and delete of one message) for each server, in many short turns so that whatever else the machine does
// hits all of them alike.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"text/tabwriter"
	"time"
)

var (
	runs    = flag.Int("runs", 10, "interleaved runs")
	cycles  = flag.Int("cycles", 4000, "life cycles a run, about")
	clients = flag.Int("clients", 8, "clients at the same time, each with its connection and its queue")
	goaws   = flag.String("goaws", "", "path of a goaws to compare with")
	fauxqs  = flag.String("fauxqs", "", "path of fauxqs's dist/app.js to compare with")
)

func main() {
	flag.Parse()
	if err := command(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func command(args []string) error {
	switch {
	case len(args) == 2 && args[0] == "stub":
		return stub(args[1])
	case len(args) == 1:
		return compare(context.Background(), args[0])
	}
	return fmt.Errorf("usage: bench [flags] PLAYGROUND")
}

// compare runs every server in turns and prints what a request cost each.
func compare(ctx context.Context, playground string) error {
	servers, err := startAll(ctx, playground)
	defer func() {
		for _, s := range servers {
			s.stop()
		}
	}()
	if err != nil {
		return err
	}
	for range *runs + 1 {
		if err := interleave(ctx, servers); err != nil {
			return err
		}
	}
	for _, s := range servers {
		s.costs = s.costs[1:] // the first run warmed up
	}
	return table(servers)
}

// interleave is one run of all servers, in turns.
func interleave(ctx context.Context, servers []*server) error {
	for turn := range turns + 1 {
		for _, s := range servers {
			if err := s.turn(ctx, turn); err != nil {
				return fmt.Errorf("%s: %w", s.name, err)
			}
		}
	}
	return nil
}

// table prints medians, and ratios to the first server.
func table(servers []*server) error {
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintf(out, "server\tCPU a request\tratio\tfrom\tto\t(%d runs of %d requests, %d clients)\n", *runs, requests(), *clients)
	for _, s := range servers {
		var ratios []float64
		for i, cost := range s.costs {
			ratios = append(ratios, float64(cost)/float64(servers[0].costs[i]))
		}
		fmt.Fprintf(out, "%s\t%.1f µs\t%.2f\t%.2f\t%.2f\n", s.name, float64(median(s.costs))/float64(time.Microsecond),
			median(ratios), slices.Min(ratios), slices.Max(ratios))
	}
	return out.Flush()
}

func median[T time.Duration | float64](of []T) T {
	sorted := slices.Sorted(slices.Values(of))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

// turns is into how many parts a run is cut.
const turns = 10

// share is how many life cycles a client has in one turn.
func share() int { return max(1, *cycles / *clients / turns) }

// requests is how many a run has.
func requests() int { return share() * *clients * turns * 3 }
