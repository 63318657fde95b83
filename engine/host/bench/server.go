//go:build !js

package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// server is a process that is compared.
type server struct {
	name    string
	address string
	process *exec.Cmd
	log     bytes.Buffer
	load    *load
	before  time.Duration   // processor time when the run began
	costs   []time.Duration // of a request, in each run
}

// startAll starts the stub first, then ours on both clocks, then the others that are there.
func startAll(ctx context.Context, playground string) (servers []*server, err error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	start := func(name string, command func(address, port string) (*exec.Cmd, error)) {
		if err != nil {
			return
		}
		var s *server
		if s, err = startServer(ctx, name, command); s != nil {
			servers = append(servers, s)
		}
	}
	start("bare stub", func(address, _ string) (*exec.Cmd, error) { return exec.Command(self, "stub", address), nil })
	for _, clock := range []string{"real", "warp"} {
		start("playground, "+clock, func(address, _ string) (*exec.Cmd, error) {
			return exec.Command(playground, "aws", "--addr", address, "--clock", clock), nil
		})
	}
	if *goaws != "" {
		start("goaws", goawsCommand)
	}
	if *fauxqs != "" {
		start("fauxqs", func(_, port string) (*exec.Cmd, error) {
			return exec.Command("node", "--input-type=module", "--eval",
				"import {startFauxqs} from '"+*fauxqs+"'; startFauxqs({port: "+port+", logger: false})"), nil
		})
	}
	return servers, err
}

// goawsCommand starts goaws with a configuration of nothing but its port.
func goawsCommand(_, port string) (*exec.Cmd, error) {
	folder, err := os.MkdirTemp("", "goaws")
	if err != nil {
		return nil, err
	}
	file := filepath.Join(folder, "goaws.yaml")
	text := "Local:\n  Host: 127.0.0.1\n  Port: " + port + "\n  Region: us-east-1\n  AccountId: \"000000000000\"\n"
	return exec.Command(*goaws, "-config", file, "-loglevel", "error"), os.WriteFile(file, []byte(text), 0o600)
}

// startServer starts a process on a free port and waits until it can be used. A server that was started is returned
// with the error too, so that it can be stopped.
func startServer(ctx context.Context, name string, command func(address, port string) (*exec.Cmd, error)) (*server, error) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	address := free.Addr().String()
	if err := free.Close(); err != nil {
		return nil, err
	}
	_, port, _ := net.SplitHostPort(address)
	s := &server{name: name, address: address}
	if s.process, err = command(address, port); err != nil {
		return nil, err
	}
	s.process.Stdout, s.process.Stderr = &s.log, &s.log
	if err := s.process.Start(); err != nil {
		return nil, err
	}
	return s, s.await(ctx)
}

func (s *server) await(ctx context.Context) error {
	for range 100 {
		if connection, err := net.Dial("tcp", s.address); err == nil {
			_ = connection.Close()
			s.load, err = newLoad(ctx, "http://"+s.address)
			return err
		}
		time.Sleep(100 * time.Millisecond)
	}
	return fmt.Errorf("%s does not listen: %s", s.name, &s.log)
}

func (s *server) stop() {
	_ = s.process.Process.Kill()
	_ = s.process.Wait() // it was killed
}

// turn is one part of a run; the one after the last only adds up what a request cost the server. A server that is not
// driven costs next to nothing, so what others have in between does not count.
func (s *server) turn(ctx context.Context, n int) error {
	if n == 0 || n == turns {
		now, err := s.cpu()
		if err != nil {
			return err
		}
		if n == turns {
			s.costs = append(s.costs, (now-s.before)/time.Duration(requests()))
			return nil
		}
		s.before = now
	}
	return s.load.run(ctx)
}

// tick is the unit of processor time in /proc, which Linux has fixed for programs: USER_HZ is 100.
const tick = 10 * time.Millisecond

// cpu is the user and system time of the process so far: fields 14 and 15 of proc(5)'s stat.
func (s *server) cpu() (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.process.Process.Pid))
	if err != nil {
		return 0, err
	}
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	var sum time.Duration
	for _, field := range fields[11:13] {
		ticks, err := strconv.Atoi(field)
		if err != nil {
			return 0, err
		}
		sum += time.Duration(ticks) * tick
	}
	return sum, nil
}
