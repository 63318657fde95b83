//go:build !unix

package main

import "time"

var began = time.Now()

// clock answers the time of the machine: a browser tells no more.
func clock() int64 { return int64(time.Since(began)) }
