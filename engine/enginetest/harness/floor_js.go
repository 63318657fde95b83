package main

import playground "playground/engine"

// floor is what the page's Worker holds as well.
var floor = make([]byte, playground.HeapFloor)
