package asl

// state is one state of a definition, compiled.
type state struct {
	name string
	task task
}

type task struct {
	resourceType string
	resource     string
}
